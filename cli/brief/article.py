"""The nouns: immutable records that every other room passes around. This module imports nothing of ours.

The article's text is never changed. Every `Span` is a pair of code-point offsets into `Article.text`, so each
finding can be shown in the source.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType
from typing import Literal

ParagraphRole = Literal["headline", "body", "boilerplate"]
UnitRole = Literal["sentence", "clause", "statement"]
QuoteKind = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["person", "organisation", "document", "outlet", "unnamed"]
MentionKind = Literal["name", "surname", "role", "demonstrative", "pronoun", "zero", "organisation", "unnamed"]
TermKind = Literal["person", "organisation", "place", "office", "term"]
FigureKind = Literal["number", "percent", "fraction", "money", "date", "year", "time"]
Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` (included) to `end` (excluded) of the article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One news article. `text` has line ends `\\n` and is otherwise exactly as read, after BOM and front matter."""

    name: str
    text: str
    title: str = ""
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def digest(self) -> str:
        """The sha256 of the text, in hexadecimal."""
        return sha256(self.text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One non-empty line; `number` counts non-empty lines from 1."""

    number: int
    span: Span
    role: ParagraphRole


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a paragraph; `number` counts through the article from 1."""

    number: int
    paragraph: int
    span: Span


@dataclass(frozen=True, slots=True)
class Unit:
    """What is sent to the translator in one row: a sentence, or its reporting clause and its statement apart."""

    span: Span
    sentence: int
    paragraph: int
    role: UnitRole


@dataclass(frozen=True, slots=True)
class Rendering:
    """A unit in English. `score` is the model's mean log probability a token; `flags` name what looks wrong."""

    unit: Unit
    english: str
    score: float | None = None
    flags: tuple[str, ...] = ()


def english_of_paragraph(renderings: Iterable[Rendering], paragraph: int) -> str:
    """The English of one paragraph: its renderings in text order, joined."""
    return " ".join(item.english for item in renderings if item.unit.paragraph == paragraph and item.english)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source of statements; `name` and `role` are Persian, as the article gives them."""

    id: str
    name: str | None
    role: str | None
    kind: SpeakerKind
    name_en: str | None = None
    role_en: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """The reporting words of a quotation; `english` is the verb that `stance` allows."""

    span: Span
    lemma: str
    stance: str
    english: str


@dataclass(frozen=True, slots=True)
class Mention:
    """The words that name the source where the statement stands."""

    span: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Quote:
    """One attributed statement. `verbatim` only where the source itself puts the words in quotation marks.

    `speaker` is a speaker id, or None for "unattributed". `secondary` marks what a sentence reports besides its main
    statement (and headlines); `continues` names the quote that this one goes on from without a cue of its own.
    """

    id: str
    paragraph: int
    kind: QuoteKind
    verbatim: bool
    cue: Cue | None
    spans: tuple[Span, ...]
    mention: Mention | None
    speaker: str | None
    secondary: bool = False
    continues: str | None = None
    confidence: float = 0.0
    reasons: tuple[str, ...] = ()
    english: str = ""


@dataclass(frozen=True, slots=True)
class Sourcing:
    """A link of the chain behind the whole report (according to A, citing B); never a speaker."""

    paragraph: int
    cue: Span
    source: Span | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what: the speakers, their statements in text order, and the sourcing chain."""

    speakers: tuple[Speaker, ...]
    quotes: tuple[Quote, ...]
    sourcing: tuple[Sourcing, ...]

    def speaker(self, identifier: str | None) -> Speaker | None:
        """The speaker with that id, or None."""
        return next((speaker for speaker in self.speakers if speaker.id == identifier), None)


@dataclass(frozen=True, slots=True)
class Term:
    """A name or fixed term of the article with the English form used; `basis` says where that form comes from."""

    persian: str
    english: str
    kind: TermKind
    spans: tuple[Span, ...]
    basis: Literal["glossary", "article", "table", "rule"]
    kept: bool | None = None
    """Whether the English form stands in the translation of every sentence that holds the term; None: not checked."""
    alternatives: tuple[str, ...] = ()
    """Other English forms that are right too."""
    corrected: tuple[str, ...] = ()
    """What the model wrote instead, where that was corrected."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, date or amount as read.

    `value` is its canonical form (`151`, `12.5`, `2024-05-04`), `reading` is for people.
    """

    kind: FigureKind
    span: Span
    value: str
    reading: str


@dataclass(frozen=True, slots=True)
class Check:
    """One thing verified. A failed check of severity `error` makes a `--strict` run fail."""

    name: str
    severity: Severity
    passed: bool
    paragraph: int | None = None
    expected: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of the summary, with the Persian it rests on; `flags` name what is doubtful."""

    text: str
    paragraphs: tuple[int, ...]
    spans: tuple[Span, ...]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """Three to five sentences, each with the paragraphs it rests on."""

    sentences: tuple[SummarySentence, ...]
    language: Literal["en", "fa"]
    method: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """A model that had a part in a brief, as the reader is told of it."""

    task: str
    model: str
    revision: str | None
    licence: str
    commercial: bool
    quality: Literal["gist", "draft", "good", "best", "none"]
    figure: str
    host: str = ""
    """The server that the text was sent to; empty where it did not leave the machine."""


@dataclass(frozen=True, slots=True)
class Signature:
    """The recipe of a result: what determines its bytes, in one printable line."""

    parts: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return "|".join(f"{name}:{value}" for name, value in self.parts)


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that is known about one article after the pipeline."""

    article: Article
    title_en: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    renderings: tuple[Rendering, ...]
    attribution: Attribution
    terms: tuple[Term, ...]
    figures: tuple[Figure, ...]
    summary: Summary
    checks: tuple[Check, ...]
    models: tuple[Provenance, ...]
    signature: Signature

    @property
    def errors(self) -> int:
        """How many checks of severity error did not hold."""
        return sum(not check.passed and check.severity == "error" for check in self.checks)
