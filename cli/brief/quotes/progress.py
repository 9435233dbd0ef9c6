"""Where the pass over a line stands, and what it has found so far."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from brief.quotes.lexicon import Hit, find_cues
from brief.quotes.line import Line
from brief.quotes.mentions import Known, Phrase
from brief.quotes.statements import Draft, Source

_LONGEST_CLAUSE = 200
"""Words before a cue beyond which nothing is looked for; keeps a text without full stops linear."""


@dataclass(slots=True)
class Progress:
    """The state that the rules for sources, verbs and open statements share; positions are tokens of the line."""

    line: Line
    is_known: Callable[[str], bool]
    """Whether a word ends the name of a speaker met before."""
    known: Known
    cues: list[Hit]
    drafts: list[Draft] = field(default_factory=list)
    sourcing: list[Source] = field(default_factory=list)
    editorial: bool = False
    frames: list[Hit] = field(default_factory=list)
    """Secondary frames (`با بیان اینکه`) that wait for the main statement of their sentence."""
    sentence: tuple[int, int] = (-1, -1)
    subject: Phrase | None = None
    """The subject of the clause before, for verbs that drop theirs."""
    quoted_source: Phrase | None = None
    """The source of `به نقل از`, for a document that speaks in the same sentence."""
    cited: int = -1
    """Where that phrase begins; right after a subject it gives the subject's own source."""
    clause: int = 0
    """Where the reporting clause starts."""
    covered: int = 0
    """Where the last statement ends; cues before it belong to the statement."""

    @classmethod
    def start(cls, line: Line, is_known: Callable[[str], bool], known: Known) -> "Progress":
        """The beginning of a line."""
        return cls(line, is_known, known, find_cues(line))

    def enter_sentence(self, position: int) -> None:
        """Forget what holds within one sentence only, where a new one has begun."""
        sentence = self.line.sentence(position)
        if sentence != self.sentence:
            self.sentence, self.clause = sentence, sentence[0]
            self.frames, self.subject, self.quoted_source, self.cited = [], None, None, -1

    def bound_clause(self, cue: Hit) -> None:
        """Look back no further than the longest clause."""
        self.clause = max(self.clause, cue.first - _LONGEST_CLAUSE)

    def cues_from(self, position: int) -> Iterator[Hit]:
        """The cues at and after a position."""
        at = bisect_left(self.cues, position, key=lambda cue: cue.first)
        return (self.cues[index] for index in range(at, len(self.cues)))

    def verb_at(self, position: int) -> bool:
        """Whether a reporting verb stands here, so that the clause before it was its adverbial."""
        cue = next(self.cues_from(position), None)
        return cue is not None and cue.first == position and cue.entry.kind == "verb"
