import pytest

from brief.errors import InputError
from brief.reading.decoding import decode

PERSIAN = "شهردار شیراز گفت"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (PERSIAN.encode(), PERSIAN),
        (b"\xef\xbb\xbf" + PERSIAN.encode(), PERSIAN),
        ("الف\r\nب\rج".encode(), "الف\nب\nج"),
        ("می‌شود".encode(), "می‌شود"),
    ],
    ids=["plain", "byte order mark", "line ends of Windows and of old Macs", "half-space kept"],
)
def test_text_comes_out_as_it_is(data: bytes, text: str) -> None:
    assert decode(data, "x.txt") == text


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7\n...", "x.txt is a PDF"),
        (b"PK\x03\x04....", "zip archive or an Office document"),
        (PERSIAN.encode("utf-16"), "UTF-16"),
        (b"abc\x00def", "NUL byte at offset 3"),
        (b"abc" + PERSIAN.encode("windows-1256", "replace"), r"byte 0x.. at offset 3"),
    ],
)
def test_what_is_no_utf8_text_is_refused_by_name(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        decode(data, "x.txt")
