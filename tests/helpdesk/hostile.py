"""Tickets that mean harm: what stands in them is shown as it stands, or not at all."""

SCRIPT = "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'>"
TEMPLATE = "{{7*7}} {{ ticket.secret_key }} {% debug %} {# gone #} ${7*7} #{7*7}"
BIDI = "\u202egnp.exe\u202c \u2066evil\u2069 \u200f"
NAME = "{{7*7}}<b>Jana</b>"

SMALL = f"""Dobrý den {SCRIPT},

zásilka {SCRIPT} dorazila rozbitá {TEMPLATE} a {BIDI} nikdo neodpovídá. [klik](javascript:window.hacked=1)
Chci vrátit peníze {TEMPLATE}!

S pozdravem
Jana </textarea></script><script>window.hacked = 1</script> Nováková
"""
LARGE = (SMALL + "zásilka dorazila rozbitá, <script>window.hacked = 1</script> {{7*7}} {% if %} " * 3_000)[:200_000]
