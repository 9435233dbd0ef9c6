"""Bytes to text. The bytes decide, not what is declared: byte order mark, UTF-16, UTF-8, then known Persian words.

The usual detectors misread short windows-1256 and do not know ISIRI-3342 (`benchmarks/encodings.py`); a lexicon tells
the two apart, and tells text from mojibake.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from brief.errors import InputError
from brief.reading.isiri3342 import decode_isiri3342
from brief.text.characters import SAME_LETTERS
from brief.text.halfspaces import lexicon

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_WORD = re.compile("[^\\W\\d_](?:[^\\W\\d_]|\N{ZERO WIDTH NON-JOINER})*")
_LETTERS = str.maketrans(SAME_LETTERS)
# Browsers give the bytes that windows-1252 leaves undefined the control characters of the same number.
_BYTES = {
    codec: {ord(character): byte for byte in range(0x80, 0x100) for character in bytes([byte]).decode(codec, "ignore")}
    for codec in ("windows-1256", "windows-1252")
}
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_RUNS = 200
_SAMPLE = 20_000
_COMMON = 2_000
"""Times in the lexicon's corpora."""
_LEAST_KNOWN, _LEAST_IN_A_STRETCH = 0.25, 0.1
"""Share of letters in known words, in all and in every stretch of so many words. Single sentences of news have 0.29
to 1 in their own encoding, at most 0.15 in another (`benchmarks/encodings.py`)."""
_STRETCH = 20
_TOLERATED = 200
"""One damaged character in so many that are not ASCII."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with line ends `\\n`, the encoding, and why it was chosen. `damaged`: U+FFFD stands for bad bytes."""

    text: str
    encoding: str
    evidence: str
    damaged: bool = False

    @property
    def metadata(self) -> dict[str, str]:
        """As the sidecar shows it."""
        return {"encoding": self.encoding, "encoding_evidence": self.evidence}


def decode(data: bytes, called: str, *, declared: str = "", tolerant: bool = False) -> Decoded:
    """The text of `data`. Raises InputError where no encoding gives Persian words.

    `tolerant` lets a few bad bytes in UTF-8 pass as U+FFFD: pages cut a description in the middle of a letter.
    """
    found = _marked(data, called) or _utf16(data, called) or _utf8(data) or _damaged(data, tolerant=tolerant)
    found = found or _single_byte(data, called)
    if "\0" in found.text:
        message = f"{called} is binary, not text (it has a NUL at character {found.text.index(chr(0))})."
        raise InputError(message)
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    evidence = found.evidence
    if declared and declared.lower().replace("_", "-") != found.encoding:
        evidence += f"; declared as {declared[:40]}, which the bytes do not bear out"
    return Decoded(text, found.encoding, evidence, found.damaged)


def known_share(text: str) -> float:
    """Share of the letters that stand in known Persian words; words in plain ASCII do not count."""
    return _share(_words(text[:_SAMPLE]))


def _words(text: str) -> list[str]:
    return [word.translate(_LETTERS) for word in _WORD.findall(text) if not word.isascii()]


def _share(words: Sequence[str]) -> float:
    letters = sum(map(len, words))
    return sum(len(word) for word in words if _is_known(word)) / letters if letters else 0.0


def _is_known(word: str) -> bool:
    """Of words of one or two letters only the commonest count: any two letters are a rare word or an initial."""
    known = lexicon()
    return known.knows(word) if len(word) > 2 else known.counts.get(word, 0) >= _COMMON


def _marked(data: bytes, called: str) -> Decoded | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding, "byte order mark")
            except UnicodeDecodeError as error:
                message = f"{called} has the byte order mark of {encoding}, but is damaged at offset {error.start}."
                raise InputError(message) from error
    return None


def _utf16(data: bytes, called: str) -> Decoded | None:
    """UTF-16 without a mark has NUL bytes at every space; text in other encodings has none."""
    if b"\0" not in data:
        return None
    shares = {name: known_share(data.decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    name = max(shares, key=lambda key: shares[key])
    try:
        if shares[name] >= _LEAST_KNOWN:
            return Decoded(data.decode(name), name, f"NUL bytes; {shares[name]:.0%} in known words")
    except UnicodeDecodeError:
        pass
    message = f"{called} is binary, not text (it has a NUL byte at offset {data.index(0)})."
    raise InputError(message)


def _utf8(data: bytes) -> Decoded | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    for codec in _BYTES:
        if (mended := _read_once_too_often(text, codec)) is not None:
            return Decoded(mended, "utf-8", f"valid UTF-8, read once as {codec} and saved again; undone")
    return Decoded(text, "utf-8", "valid UTF-8" if not data.isascii() else "ASCII alone")


def _read_once_too_often(text: str, codec: str) -> str | None:
    """UTF-8 that somebody opened as `codec` and saved as UTF-8, undone; None for text that is none of that."""
    first = "".join(run[0] for run in islice(_NOT_ASCII.finditer(text), _RUNS))
    try:
        # The first words tell nearly all other texts apart, at no cost for long ones.
        if not first or not first.translate(_BYTES[codec]).encode("latin-1").decode("utf-8"):
            return None
        return text.translate(_BYTES[codec]).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None


def _damaged(data: bytes, *, tolerant: bool) -> Decoded | None:
    text = data.decode("utf-8", "replace") if tolerant else ""
    bad = text.count("\N{REPLACEMENT CHARACTER}")
    if not bad or bad * _TOLERATED > sum(not character.isascii() for character in text):
        return None
    return Decoded(text, "utf-8", f"UTF-8 but for {bad} damaged characters outside the article", damaged=True)


def _single_byte(data: bytes, called: str) -> Decoded:
    candidates = {"windows-1256": data.decode("windows-1256", "replace"), "isiri-3342": decode_isiri3342(data)}
    shares = {name: known_share(text) for name, text in candidates.items()}
    name = max(shares, key=lambda key: shares[key])
    told = ", ".join(f"{key} {share:.0%}" for key, share in shares.items())
    words = _words(candidates[name])
    stretches = (words[start : start + _STRETCH] for start in range(0, len(words) - _STRETCH, _STRETCH))
    if shares[name] < _LEAST_KNOWN or any(_share(stretch) < _LEAST_IN_A_STRETCH for stretch in stretches):
        message = f"{called} is in no encoding that brief knows: no UTF-8, and too few known Persian words ({told})."
        raise InputError(message)
    return Decoded(candidates[name], name, f"no UTF-8; letters in known words: {told}")
