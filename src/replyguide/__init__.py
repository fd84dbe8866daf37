"""Decides how to answer a customer's complaint, and writes the reply in the customer's language."""

__version__ = "0.1.0"
