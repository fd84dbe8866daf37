"""From a plan to words: formats, catalogs, forms of address, the reply."""
