"""Persian text in the encodings of before Unicode, for tests and benchmarks."""

from brief.reading.isiri3342 import UPPER

# windows-1256 has no Persian yeh and no Persian digits: its texts have the Arabic yeh and ASCII digits.
_WINDOWS_1256 = str.maketrans("ی۰۱۲۳۴۵۶۷۸۹", "ي0123456789")
_ISIRI_3342 = {ord(letter): chr(byte) for byte, letter in enumerate(UPPER, start=0xA0) if letter != "\ufffd"} | {
    code: chr(code) for code in range(0x80)
}


def as_windows1256(text: str) -> bytes:
    """Raises UnicodeEncodeError for what the encoding lacks."""
    return text.translate(_WINDOWS_1256).encode("windows-1256")


def as_isiri3342(text: str) -> bytes:
    """Raises UnicodeEncodeError for what the encoding lacks."""
    return text.translate(_ISIRI_3342).encode("latin-1")
