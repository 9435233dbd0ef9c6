"""ISIRI 3342 (1993), the Iranian national 8-bit set, which Python lacks. The table is that of glibc (ISIRI-3342)."""

UPPER = (
    "\N{SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}!\N{CURRENCY SIGN}"
    "\N{ARABIC PERCENT SIGN}.\N{ARABIC THOUSANDS SEPARATOR})(\N{MULTIPLICATION SIGN}+"
    "\N{ARABIC COMMA}-\N{ARABIC DECIMAL SEPARATOR}/۰۱۲۳۴۵۶۷۸۹:\N{ARABIC SEMICOLON}<=>\N{ARABIC QUESTION MARK}"
    "آا\N{ARABIC LETTER HAMZA}بپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی][}{«»*\N{ARABIC TATWEEL}|\\"
    "\ufffd\ufffd\ufffd\ufffd"
    "\N{ARABIC FATHA}\N{ARABIC KASRA}\N{ARABIC DAMMA}\N{ARABIC FATHATAN}\N{ARABIC KASRATAN}\N{ARABIC DAMMATAN}"
    "\N{ARABIC SHADDA}\N{ARABIC SUKUN}أؤإئ\N{ARABIC LETTER TEH MARBUTA}\N{ARABIC LETTER KAF}\N{ARABIC LETTER YEH}\ufffd"
)
"""Bytes 0xA0 to 0xFF; U+FFFD where the standard has no character."""

_TABLE = {byte: ord(character) for byte, character in enumerate(UPPER, start=0xA0)} | dict.fromkeys(
    range(0x80, 0xA0), 0xFFFD
)


def decode_isiri3342(data: bytes) -> str:
    """Every byte one character; undefined ones become U+FFFD."""
    return data.decode("latin-1").translate(_TABLE)
