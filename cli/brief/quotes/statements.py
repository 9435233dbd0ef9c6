"""What a line yields before its speakers are known."""

from bisect import bisect_left
from dataclasses import dataclass, replace

from brief.article import QuoteKind
from brief.quotes.lexicon import Hit
from brief.quotes.line import Line
from brief.quotes.mentions import Phrase

Range = tuple[int, int]
QUOTED_MINIMUM = 4
"""Words in quotation marks from which a cue inside them is somebody's words and not a title."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before its speaker is known; ranges are tokens of the line."""

    cue: Hit | None
    content: tuple[Range, ...]
    marking: str
    kind: QuoteKind
    verbatim: bool = False
    phrase: Phrase | None = None
    secondary: bool = False
    runs_on: bool = False
    """A direct statement to the end of the paragraph, which the next paragraph may continue."""

    def ended(self, content: Range) -> "Draft":
        """The same statement, closed before the end of the paragraph."""
        return replace(self, content=(content,), runs_on=False)


@dataclass(frozen=True, slots=True)
class Source:
    """A link of the sourcing chain: the cue, and the tokens of the source."""

    cue: Hit
    source: Range | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the cues of one line yield."""

    drafts: tuple[Draft, ...]
    sourcing: tuple[Source, ...]
    editorial: bool
    """Whether the line, or its end, is the outlet's own voice."""


def paraphrase_kind(line: Line, content: Range) -> QuoteKind:
    """A paraphrase that holds a quotation of some length is mixed; a title in quotation marks is not."""
    at = bisect_left(line.regions, content)
    while at < len(line.regions) and line.regions[at][1] <= content[1]:
        if line.regions[at][1] - line.regions[at][0] > QUOTED_MINIMUM:
            return "mixed"
        at += 1
    return "indirect"
