import pytest

from brief.errors import InputError
from brief.reading.decoding import decode
from persian_bytes import as_isiri3342, as_windows1256

PERSIAN = "شهردار شیراز گفت که این نشست برگزار می‌شود"
ARABIC_LETTERS = PERSIAN.replace("ی", "ي").replace("ک", "ك")


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (PERSIAN.encode(), PERSIAN, "utf-8"),
        (b"\xef\xbb\xbf" + PERSIAN.encode(), PERSIAN, "utf-8"),
        ("الف\r\nب\rج".encode(), "الف\nب\nج", "utf-8"),
        (PERSIAN.encode("utf-16"), PERSIAN, "utf-16-le"),
        (b"\xfe\xff" + PERSIAN.encode("utf-16-be"), PERSIAN, "utf-16-be"),
        (PERSIAN.encode("utf-16-le"), PERSIAN, "utf-16-le"),
        (PERSIAN.encode("utf-16-be"), PERSIAN, "utf-16-be"),
        (as_windows1256(PERSIAN), ARABIC_LETTERS.replace("ك", "ک"), "windows-1256"),
        (as_isiri3342(PERSIAN), PERSIAN, "isiri-3342"),
        (as_windows1256("نشست Metropolis در بروکسل"), "نشست Metropolis در بروکسل", "windows-1256"),
        (as_isiri3342("افزایش ۱۲ درصدی نرخ ارز"), "افزایش ۱۲ درصدی نرخ ارز", "isiri-3342"),
        (PERSIAN.encode().decode("windows-1256").encode(), PERSIAN, "utf-8"),
        (PERSIAN.encode().decode("latin-1").encode(), PERSIAN, "utf-8"),
    ],
    ids=[
        "plain", "byte order mark", "line ends of Windows and of old Macs", "UTF-16 with mark", "UTF-16BE with mark",
        "UTF-16LE without mark", "UTF-16BE without mark", "windows-1256", "ISIRI 3342", "a short headline with Latin",
        "a short headline with digits", "UTF-8 saved again as windows-1256", "UTF-8 saved again as Latin-1",
    ],
)  # fmt: skip
def test_text_comes_out_as_it_is(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data, "x.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_the_bytes_are_believed_before_a_declaration_and_both_are_told() -> None:
    decoded = decode(PERSIAN.encode(), "x.html", declared="windows-1256")
    assert decoded.text == PERSIAN
    assert decoded.evidence == "valid UTF-8; declared as windows-1256, which the bytes do not bear out"


def test_a_letter_cut_in_half_outside_the_article_is_tolerated_only_on_request() -> None:
    page = (PERSIAN * 20).encode() + "گ".encode()[:1] + b'">'
    assert decode(page, "x.html", tolerant=True).damaged
    with pytest.raises(InputError, match="no encoding that brief knows"):
        decode(page, "x.txt")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"abc\x00def", "NUL byte at offset 3"),
        ("Le ministre a déclaré hier à Paris que".encode("latin-1"), "no encoding that brief knows"),
        (PERSIAN.encode()[:-1], "no encoding that brief knows"),
        (bytes(range(1, 256)) * 3, "no encoding that brief knows"),
        (PERSIAN.encode("utf-16")[:-1], "byte order mark of utf-16-le, but is damaged"),
        (PERSIAN.encode("utf-32"), "NUL at character"),
    ],
    ids=["NUL", "French", "UTF-8 cut in a letter", "every byte", "UTF-16 cut in a letter", "UTF-32"],
)
def test_what_cannot_be_decoded_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        decode(data, "x.txt")
