"""Terms of a TBX file (ISO 30042, both the TBX-Basic of 2008 and version 3), Persian and English.

Read with expat, which loads nothing from outside; a file that declares entities is refused, since they can be made to
grow without bound.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

_ENTRIES, _LANGUAGES = ("termEntry", "conceptEntry"), ("langSet", "langSec")


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry: its Persian and its English terms, the preferred ones first as in the file."""

    persian: tuple[str, ...]
    english: tuple[str, ...]
    line: int


@dataclass(slots=True)
class _State:
    """Where the parser is."""

    line: int = 0
    language: str = ""
    term: list[str] | None = None
    terms: dict[str, list[str]] = field(default_factory=dict)
    concepts: list[Concept] = field(default_factory=list)


def read_tbx(content: bytes) -> Iterator[Concept]:
    """The entries that have both languages. Raises ValueError where it is no XML or declares entities."""
    parser, state = expat.ParserCreate(namespace_separator=" "), _State()

    def start(name: str, attributes: dict[str, str]) -> None:
        tag = _local(name)
        if tag in _ENTRIES:
            state.line, state.terms = parser.CurrentLineNumber, {}
        elif tag in _LANGUAGES:
            given = attributes.get("http://www.w3.org/XML/1998/namespace lang", "")
            state.language = given.replace("_", "-").split("-")[0].lower()
        elif tag == "term":
            state.term = []

    def end(name: str) -> None:
        tag = _local(name)
        if tag == "term" and state.term is not None:
            state.terms.setdefault(state.language, []).append(" ".join("".join(state.term).split()))
            state.term = None
        elif tag in _ENTRIES and {"fa", "en"} <= state.terms.keys():
            state.concepts.append(Concept(tuple(state.terms["fa"]), tuple(state.terms["en"]), state.line))

    def text(data: str) -> None:
        if state.term is not None:
            state.term.append(data)

    def refuse(*_: object) -> None:
        message = "it declares entities, which are not read"
        raise ValueError(message)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        message = f"it is no XML ({error})"
        raise ValueError(message) from error
    yield from state.concepts


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
