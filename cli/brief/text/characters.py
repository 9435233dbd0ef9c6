"""The characters of Persian news text: which are one letter in several codes, which are invisible, which only decorate.

Sources: the Unicode names list (Arabic block, both blocks of presentation forms); ISIRI 6219 for the Persian letters.
"""

import unicodedata

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"

INVISIBLE = frozenset(
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
    "\N{LEFT-TO-RIGHT EMBEDDING}\N{RIGHT-TO-LEFT EMBEDDING}\N{POP DIRECTIONAL FORMATTING}\N{LEFT-TO-RIGHT OVERRIDE}"
    "\N{RIGHT-TO-LEFT OVERRIDE}\N{WORD JOINER}\N{LEFT-TO-RIGHT ISOLATE}\N{RIGHT-TO-LEFT ISOLATE}"
    "\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}\N{ARABIC LETTER MARK}\N{SOFT HYPHEN}"
    "\N{ZERO WIDTH NO-BREAK SPACE}"
)
"""Characters without a glyph of their own. ZWNJ, the half-space, is among them."""

MARKS = frozenset(
    [chr(code) for code in (*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD))]
    + [chr(code) for code in (*range(0x06DF, 0x06E5), 0x06E7, 0x06E8, *range(0x06EA, 0x06EE))]
)
"""Vowel signs and other combining marks of the Arabic block, hamza above and madda above among them."""

TATWEEL = "\N{ARABIC TATWEEL}"
HAMZA = "\N{ARABIC LETTER HAMZA}"
MADDA_ABOVE = "\N{ARABIC MADDAH ABOVE}"
HAMZA_ABOVE = "\N{ARABIC HAMZA ABOVE}"
ALEF = "\N{ARABIC LETTER ALEF}"
ALEF_MADDA = "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
WAW = "\N{ARABIC LETTER WAW}"
YEH = "\N{ARABIC LETTER FARSI YEH}"
YEH_HAMZA = "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}"
HEH = "\N{ARABIC LETTER HEH}"
KEHEH = "\N{ARABIC LETTER KEHEH}"

SAME_LETTERS = {
    "\N{ARABIC LETTER YEH}": YEH,
    "\N{ARABIC LETTER ALEF MAKSURA}": YEH,
    "\N{ARABIC LETTER E}": YEH,
    "\N{ARABIC LETTER YEH BARREE}": YEH,
    "\N{ARABIC LETTER KAF}": KEHEH,
    "\N{ARABIC LETTER SWASH KAF}": KEHEH,
    "\N{ARABIC LETTER HEH GOAL}": HEH,
    "\N{ARABIC LETTER HEH DOACHASHMEE}": HEH,
    "\N{ARABIC LETTER AE}": HEH,
}
"""Other codes of one Persian letter; replacing them loses nothing."""

HAMZA_CARRIERS = {
    "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}": ALEF,
    "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}": ALEF,
    "\N{ARABIC LETTER ALEF WASLA}": ALEF,
    "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}": WAW,
    "\N{ARABIC LETTER HEH WITH YEH ABOVE}": HEH,
    "\N{ARABIC LETTER HEH GOAL WITH HAMZA ABOVE}": HEH,
    "\N{ARABIC LETTER TEH MARBUTA}": HEH,
    "\N{ARABIC LETTER TEH MARBUTA GOAL}": HEH,
}
"""Letters that the press also writes without their mark; yeh with hamza depends on its neighbours (`normalise`)."""

DIGITS = {chr(zero + n): str(n) for zero in (0x0660, 0x06F0) for n in range(10)}
"""Arabic-Indic and Persian digits -> ASCII."""

SPACES = frozenset(chr(code) for code in range(0x3001) if chr(code).isspace() and chr(code) != "\n")
"""White space other than the line end."""

PRESENTATION_FORMS = {
    chr(code): unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF))
    if unicodedata.normalize("NFKC", chr(code)) != chr(code)
}
"""Shaped glyphs of old encodings -> the letters they stand for; a ligature gives several."""
