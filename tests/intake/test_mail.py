"""Opening mails: character sets declared rightly and wrongly, parts, HTML, headers, and what is refused."""

import datetime as dt
from email.message import EmailMessage

import pytest

from replyguide.errors import InputError
from replyguide.intake.charset import decode
from replyguide.intake.html import html_text
from replyguide.intake.mail import is_mail, open_mail

TEXTS = {
    "hr": "Naručila sam čizme, a još uvijek nisu došle. Što se događa s pošiljkom?",
    "cs": "Dobrý den, objednal jsem si boty a přišly poškozené. Žádám vrácení peněz, děkuji.",
    "ro": "Bună ziua, aş dori să ştiu de ce nu aţi trimis încă aspiratorul. Mulţumesc.",
    "pt": "Não recebi a encomenda e ninguém responde. Quero uma solução até sexta-feira, às três.",
    "en": "The café’s cups came broken – all of them. I paid £64 for “handmade” cups.",
}
CHARSETS = {
    "hr": ("utf-8", "windows-1250", "iso-8859-2", "iso-8859-16", "cp852"),
    "cs": ("utf-8", "windows-1250", "iso-8859-2"),
    "ro": ("utf-8", "windows-1250", "iso-8859-2"),
    "pt": ("utf-8", "windows-1252", "iso-8859-1", "iso-8859-15"),
    "en": ("utf-8", "windows-1252"),
}
DECLARED = ("us-ascii", "utf-8", "iso-8859-1", "windows-1252", "windows-1250", "iso-8859-2", "unknown-8bit", "x", None)


@pytest.mark.parametrize(("language", "charset"), [(code, name) for code, names in CHARSETS.items() for name in names])
@pytest.mark.parametrize("declared", [*DECLARED, "true"])
def test_the_character_set_is_told_by_the_letters(language: str, charset: str, declared: str | None) -> None:
    text = TEXTS[language]
    assert decode(text.encode(charset), charset if declared == "true" else declared) == text


def test_comma_below_is_read_where_it_is_declared() -> None:
    text = "Bună ziua, aș dori să știu de ce nu ați trimis încă aspiratorul. Mulțumesc."
    assert decode(text.encode("iso-8859-16"), "iso-8859-16") == text


@pytest.mark.parametrize(
    ("data", "declared", "expected"),
    [
        ("Где мой заказ?".encode("koi8-r"), "koi8-r", "Где мой заказ?"),
        ("Где мой заказ?".encode("cp1251"), "windows-1251", "Где мой заказ?"),
        ("čšž".encode("utf-16"), "utf-16", "čšž"),
        ("\ufeffčšž".encode(), "us-ascii", "čšž"),
        ("Zásilka nepřišla, čekám".encode()[:-1], "utf-8", "Zásilka nepřišla, čeká"),
        (b"plain", "base64", "plain"),
        (b"plain", "unicode_escape", "plain"),
        (b"\\u0041", "unicode_escape", "\\u0041"),
        (b"", None, ""),
    ],
)
def test_other_character_sets(data: bytes, declared: str, expected: str) -> None:
    assert decode(data, declared) == expected


def mail(*headers: str, body: str = "Paket kasni.") -> bytes:
    return "\n".join([*headers, "", body]).encode()


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("From: Ana Jurković <ana@example.org>", ("Ana Jurković", "ana@example.org")),
        ('From: "Jurković, Ana" <ana@example.org>', ("Jurković, Ana", "ana@example.org")),
        ("From: =?utf-8?Q?Ana_Jurkovi=C4=87?= <ana@example.org>", ("Ana Jurković", "ana@example.org")),
        ("From: =?windows-1250?B?QW5hIEp1cmtvdmnm?= <ana@example.org>", ("Ana Jurković", "ana@example.org")),
        (
            "From: =?utf-8?B?QW5hIEp1cmtvdmnE?=\n =?utf-8?B?hw==?= <ana@example.org>",
            ("Ana Jurković", "ana@example.org"),
        ),
        ('From: "=?utf-8?Q?Ana?= =?utf-8?Q?_Horvat?=" <ana@example.org>', ("Ana Horvat", "ana@example.org")),
        ("From: ana@example.org (Ana Horvat)", ("Ana Horvat", "ana@example.org")),
        ("From: ana@example.org", (None, "ana@example.org")),
        ("From: <ana@example.org>", (None, "ana@example.org")),
        ("From: Ana", ("Ana", None)),
        ("From: =?utf-8?B?!!!?= <ana@example.org>", None),
        ("From:", (None, None)),
    ],
)
def test_the_sender(header: str, expected: tuple[str | None, str | None] | None) -> None:
    opened = open_mail(mail(header))
    if expected is not None:
        assert (opened.from_name, opened.from_address) == expected


def test_the_headers() -> None:
    opened = open_mail(
        mail(
            "Subject: Re: =?utf-8?Q?Narud=C5=BEba?=\n 2026-117",
            "Date: Tue, 3 Mar 2026 09:10:22 +0100",
            "To: Podrška <podrska@example.org>, info@example.org",
            "Reply-To: Ana <ana@home.example>",
            "Message-ID: <3@example.org>",
            "References: <1@example.org>\n <2@example.org>",
            "Content-Language: hr-HR, en",
        )
    )
    assert opened.subject == "Re: Narudžba 2026-117"
    assert opened.date == dt.datetime(2026, 3, 3, 9, 10, 22, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert opened.to == ("podrska@example.org", "info@example.org")
    assert opened.reply_to == "ana@home.example"
    assert opened.message_id == "<3@example.org>"
    assert opened.references == ("<1@example.org>", "<2@example.org>")
    assert opened.language == "hr-HR"


def test_a_header_is_one_line() -> None:
    opened = open_mail(
        mail("Subject: =?utf-8?Q?Paket=0D=0ABcc:_all@example.org=E2=80=AE?=", "From: A\r\n B <a@b.example>")
    )
    assert opened.subject == "Paket Bcc: all@example.org"
    assert opened.from_name == "A B"


@pytest.mark.parametrize(
    "date", ["", "soon", "Tue, 99 Mar 2026 09:10:22 +0100", "3 Mar 2026", "1 Jan 99999 00:00 +0000"]
)
def test_a_date_that_is_none(date: str) -> None:
    opened = open_mail(mail(f"Date: {date}"))
    assert opened.date is None or opened.date.tzinfo is not None


def alternative(plain: str, rich: str) -> EmailMessage:
    message = EmailMessage()
    message.set_content(plain)
    message.add_alternative(rich, subtype="html")
    return message


def test_of_alternatives_the_plain_one_is_read() -> None:
    plain = "Paket nije stigao, a prošla su tri tjedna od narudžbe. Molim odgovor."
    opened = open_mail(alternative(plain, f"<p>{plain} Puno više teksta, puno više teksta.</p>").as_bytes())
    assert (opened.body, opened.html_only) == (plain, False)


@pytest.mark.parametrize("plain", ["", "Your mail program shows no HTML.", " \n"])
def test_a_stub_is_passed_over(plain: str) -> None:
    rich = "Paket nije stigao, a prošla su tri tjedna od narudžbe. Molim odgovor što prije."
    opened = open_mail(alternative(plain, f"<p>{rich}</p>"))
    assert (opened.body, opened.html_only) == (rich, True)


def test_parts_and_files() -> None:
    message = EmailMessage()
    message.set_content("Prvi dio.")
    message.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="slika.gif")
    message.add_attachment("drugi tekst", filename="biljeska.txt")
    message.attach(part := EmailMessage())
    part.set_content("Drugi dio.")
    opened = open_mail(message.as_bytes())
    assert (opened.body, opened.attachments) == ("Prvi dio.\n\nDrugi dio.", 2)
    assert open_mail(message) == opened


def test_lines_broken_for_the_journey_are_joined() -> None:
    flowed = "Content-Type: text/plain; format=flowed"
    body = "Paket kasni \nveć tri \ntjedna.\n\n> citat koji \n> teče\n>> dublje\n-- \nAna"
    assert open_mail(mail(flowed, body=body)).body == (
        "Paket kasni već tri tjedna.\n\n> citat koji teče\n>> dublje\n-- \nAna"
    )
    assert open_mail(mail(flowed + "; delsp=yes", body="dugač \nko")).body == "dugačko"


MALFORMED = {
    "no end of the boundary": b'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\nKasni.',
    "no boundary at all": b"Content-Type: multipart/mixed\n\nKasni.",
    "base64 that is none": b"Content-Transfer-Encoding: base64\n\nKasni.",
    "quoted-printable that is none": b"Content-Transfer-Encoding: quoted-printable\n\nKasni. =ZZ =",
    "unknown encoding": b"Content-Transfer-Encoding: x-zip\n\nKasni.",
    "unknown kind": b"Content-Type: nonsense\n\nKasni.",
    "a line that is no header": b"From: a@b.example\nnonsense\n\nKasni.",
    "carriage returns": b"Subject: a\r\n\r\nKasni.\r\rDa.",
    "a null byte in the character set": b"Content-Type: text/plain; charset=utf\x00-8\n\nKasni\xff.",
    "null bytes": b"Subject: a\n\nKas\x00ni.",
    "uuencoded": b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n#0V%T\n`\nend\n",
}


@pytest.mark.parametrize("data", MALFORMED.values(), ids=MALFORMED)
def test_malformed_mails_are_read_as_far_as_they_go(data: bytes) -> None:
    assert open_mail(data).body


HTML = {
    "<p>Jedan</p><p>Dva</p>": "Jedan\n\nDva",
    "<div>Jedan</div><div><br></div><div>Dva</div>": "Jedan\n\nDva",
    '<p class="MsoNormal">Jedan</p><p class="MsoNormal">Dva</p>': "Jedan\nDva",
    "Jedan<br/>Dva<BR>Tri": "Jedan\nDva\nTri",
    "a &lt;b&gt; &amp; c&nbsp;d &#269;": "a <b> & c d č",
    "<style>p {color: red}</style><script>alert('<p>')</script>Tekst": "Tekst",
    "<head><title>Naslov</title></head>Tekst": "Tekst",
    "<!-- skriveno > --><!--[if mso]><p>mso</p><![endif]-->Tekst": "Tekst",
    "Prije<blockquote>citat<br>dalje</blockquote>poslije": "Prije\n\n> citat\n> dalje\n\nposlije",
    "<blockquote>a<blockquote>b</blockquote></blockquote>c": "> a\n>\n>> b\n\nc",
    "<ul><li>jedan</li><li>dva</li></ul>": "- jedan\n- dva",
    "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>": "a b\nc",
    "<pre>a\n  b</pre>": "a\n  b",
    "cijena < 5 i > 3": "cijena < 5 i > 3",
    "a<hr>b": "a\n________________________________\nb",
    "<b>neza<i>tvoreno": "nezatvoreno",
    "tekst <": "tekst <",
    "<div": "<div",
    "&#99999999999999999999;": "\ufffd",
}


@pytest.mark.parametrize(("source", "expected"), HTML.items())
def test_html(source: str, expected: str) -> None:
    assert html_text(source).strip() == expected


def test_too_much_is_refused_in_plain_words() -> None:
    with pytest.raises(InputError, match="text: has 201 characters, and at most 200 are read"):
        open_mail(mail("From: a@b.example", body="a" * 201), limit=200)
    assert open_mail(mail("From: a@b.example", body="a" * 200), limit=200).body == "a" * 200
    with pytest.raises(InputError, match="nested parts"):
        open_mail(b"Content-Type: message/rfc822\n\n" * 300)
    with pytest.raises(InputError, match="header of over"):
        open_mail(b"Content-Type: text/plain" + b"; a=b" * 3000 + b"\n\nKasni.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From: a@b.example\nSubject: x\n\nKasni.", True),
        ("Received: by x\n\tid 5\nFrom: a@b.example\n\nKasni.", True),
        ("\ufeffFrom: a@b.example\r\nTo: c@d.example\r\n\r\nKasni.", True),
        ("Subject: x\n\nKasni.", False),
        ("From: Zagreb\nKasni.", False),
        ("From: Leeds\nTo: York\nDate: 3 March\n\nThe train was late.", False),
        ("From: Ana\nSubject: x\n\nKasni.", True),
        ("Poštovani:\n\nkasni.", False),
        ("From: a\nTo: b", False),
        ("", False),
    ],
)
def test_what_is_a_whole_mail(text: str, expected: bool) -> None:
    assert is_mail(text) is expected
