"""Terms of a TBX file (ISO 30042, both the TBX-Basic of 2008 and version 3), Persian and English.

Read with expat, which loads nothing from outside; a file that declares entities is refused, since they can be made to
grow without bound.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

_ENTRIES, _LANGUAGES = ("termEntry", "conceptEntry"), ("langSet", "langSec")


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry: its Persian and its English terms, the preferred ones first as in the file."""

    persian: tuple[str, ...]
    english: tuple[str, ...]
    line: int


def read_tbx(content: bytes) -> Iterator[Concept]:
    """The entries that have both languages. Raises ValueError where it is no XML or declares entities."""
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as error:
        message = f"it is no XML ({error})"
        raise ValueError(message) from error
    yield from reader.concepts


class _Reader:
    """Where the parser is, and what it has found."""

    def __init__(self) -> None:
        self.concepts: list[Concept] = []
        self._line, self._language = 0, ""
        self._terms: dict[str, list[str]] = {}
        self._term: list[str] | None = None
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.parser.CharacterDataHandler, self.parser.EntityDeclHandler = self._text, self._refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = _local(name)
        if tag in _ENTRIES:
            self._line, self._terms = self.parser.CurrentLineNumber, {}
        elif tag in _LANGUAGES:
            given = attributes.get("http://www.w3.org/XML/1998/namespace lang", "")
            self._language = given.replace("_", "-").split("-")[0].lower()
        elif tag == "term":
            self._term = []

    def _end(self, name: str) -> None:
        tag = _local(name)
        if tag == "term" and self._term is not None:
            self._terms.setdefault(self._language, []).append(" ".join("".join(self._term).split()))
            self._term = None
        elif tag in _ENTRIES and {"fa", "en"} <= self._terms.keys():
            self.concepts.append(Concept(tuple(self._terms["fa"]), tuple(self._terms["en"]), self._line))

    def _text(self, data: str) -> None:
        if self._term is not None:
            self._term.append(data)

    def _refuse(self, *_: object) -> None:
        message = "it declares entities, which are not read"
        raise ValueError(message)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
