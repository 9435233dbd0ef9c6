"""Bytes to text: UTF-8 with or without BOM, line ends made `\\n`, and a plain refusal of everything else."""

from brief.errors import InputError

# What people really hand over under the name of a text file, by its first bytes.
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xff\xfe", "text in UTF-16"),
    (b"\xfe\xff", "text in UTF-16"),
)


def decode(data: bytes, name: str) -> str:
    """The text of `data`; `name` is how messages call it. Raises InputError for what is no UTF-8 text."""
    for magic, what in _SIGNATURES:
        if data.startswith(magic):
            message = f"{name} is {what}, not plain text: save the article's text as UTF-8 and try again."
            raise InputError(message)
    if b"\0" in data:
        message = f"{name} is binary, not text (it has a NUL byte at offset {data.index(0)})."
        raise InputError(message)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = (
            f"{name} is not UTF-8 (byte 0x{data[error.start]:02X} at offset {error.start}): "
            "convert it first, for example with `iconv -f windows-1256 -t utf-8`."
        )
        raise InputError(message) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
