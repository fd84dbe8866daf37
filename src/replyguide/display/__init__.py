"""How things show themselves: a card for a notebook or a page, in HTML, Markdown or plain text.

All words come from the agent's catalog; the layout of the HTML stands in ``templates/``. :mod:`card` has the shape,
:mod:`html`, :mod:`markdown` and :mod:`plain` write it, and each further module makes the card of one thing.
"""
