"""The speakers of an article, and the names of persons found by their first and last words."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from brief.article import SpeakerKind
from brief.quotes.introductions import Introduction
from brief.quotes.likeness import is_part, overlap, same_name, same_office
from brief.quotes.line import Line
from brief.quotes.mentions import Phrase, name_words, role_words
from brief.quotes.names import is_given
from brief.quotes.words import words_of

Name = tuple[str, ...]
BODIES = frozenset({"organisation", "outlet", "document"})
_ONE = frozenset({"یک", "یکی", "منبع", "مرد", "زن", "پسر", "دختر", "جوان"})
_SAME, _ALIKE = 0.8, 0.5
"""Share of an office's words from which a name with it is its holder: of one held back, of one without a name."""
_OFFICES = 200
"""Introductions among which an office is looked for; keeps an article that lists thousands linear."""


@dataclass(slots=True)
class Known:
    """One speaker while the article is read. `name` and `roles` hold folded words."""

    id: str
    kind: SpeakerKind
    name: tuple[str, ...] = ()
    name_text: str | None = None
    roles: list[tuple[str, ...]] = field(default_factory=list)
    role_text: str | None = None
    last_paragraph: int = 0
    perhaps: "Known | None" = None
    """The person whose other title this office may be."""
    doubtful: bool = False
    """Whether nothing but their place has said so far that the words are a name."""
    named_at: tuple[int, int] = (0, 0)
    """The paragraph and the token where words that name him stood last."""

    @property
    def form(self) -> str:
        """What the article calls him by."""
        if self.kind != "person":
            return "somebody whose name is held back" if self.is_withheld and self.is_official else self.kind
        if not self.name:
            return "office"
        whole = any(map(is_given, self.name[:2]))
        name = "surname" if len(self.name) == 1 else "full name" if whole else "other name"
        return name + (" with office" if self.roles else "")

    @property
    def is_one(self) -> bool:
        """Whether a singular pronoun can mean it: no body, and no group (`منابع آگاه`, `متهمان`)."""
        group = self.kind == "unnamed" and self.roles and self.roles[0][0] in words_of("unnamed") - _ONE
        return self.kind not in BODIES and not group

    def may_hold_office(self, paragraph: int, *, only: bool, continues: bool) -> bool:
        """Whether an office that the paragraph names for the first time may be this last speaker's.

        The only person's, or one's who goes on right after or was named without an office in the paragraph before.
        """
        near = self.last_paragraph >= paragraph - 1
        goes_on = continues and (only or near)
        return not self.doubtful and (goes_on or (not self.roles and (only or continues or near)))

    @property
    def is_withheld(self) -> bool:
        """`یک فعال سیاسی`: a person whose name the lead holds back."""
        return not self.name and bool(self.roles) and self.roles[0][0] == "یک"

    @property
    def is_official(self) -> bool:
        """`یک عضو شورای شهر`, whom the article is likely to name; not `یک مقام آمریکایی`."""
        return self.roles[0][1:2] != () and self.roles[0][1] in words_of("roles") - words_of("anonymous")


@dataclass(frozen=True, slots=True)
class Resolved:
    """The speaker behind a mention; `basis` says by which rule (`confidence.json` how far each is to be trusted)."""

    speaker: Known | None
    basis: str


def bearer(words: Name, persons: Sequence[Known]) -> Known | None:
    """The first of the persons who has the name, or the only one of whose name it is a part."""
    if same := next((known for known in persons if same_name(words, known.name)), None):
        return same
    holders = [known for known in persons if is_part(words, known.name)]
    return holders[0] if len(holders) == 1 else None


def latest(speakers: Sequence[Known], kinds: Collection[str]) -> Known | None:
    """The speaker of these kinds who came last."""
    return next((known for known in reversed(speakers) if known.kind in kinds), None)


def holder(role: Name, persons: Sequence[Known]) -> Known | None:
    """Whom the article knew by this office alone so far: held back (`یک عضو شورای شهر`), or without a name."""
    for known in persons:
        if known.is_withheld and overlap(known.roles[0][1:], role) >= _SAME:
            return known
    nameless = [known for known in reversed(persons) if known.kind == "person" and not known.name]
    return next((known for known in nameless if any(overlap(role, r) >= _ALIKE for r in known.roles)), None)


def in_same_office(role: Name, persons: Sequence[Known]) -> Known | None:
    """The person whose office this is most likely; of several the one who spoke last."""
    shares = [(max((same_office(role, r) for r in k.roles), default=0.0), k.last_paragraph, k) for k in persons]
    share, _, best = max(shares, key=lambda item: item[:2], default=(0.0, 0, None))
    return best if share else None


def body_called(words: Name, speakers: Sequence[Known]) -> Known | None:
    """The body whose name holds the words (`بریتیش ایرویز` of `شرکت بریتیش ایرویز`)."""
    bodies = (known for known in reversed(speakers) if known.kind in BODIES)
    return next((known for known in bodies if set(words) <= set(known.name)), None)


def anonymous_outlet(words: Name, speakers: Sequence[Known]) -> Known | None:
    """The only outlet of the kind that is known without its name (`یک روزنامه سعودی`, now `روزنامه عکاظ`)."""
    outlets = [k for k in speakers if k.kind == "outlet" and not k.name and k.roles and k.roles[0][0] == "یک"]
    return outlets[0] if len(outlets) == 1 and words[0] in outlets[0].roles[0] and len(words) > 1 else None


class Directory:
    """Names as they are met; introductions are known from the start."""

    def __init__(self, introductions: Iterable[Introduction]) -> None:
        self._by_first: dict[str, set[Name]] = {}
        self._surnames: set[str] = set()
        self._introduced: dict[str, list[tuple[Name, Introduction]]] = {}
        self._offices: list[tuple[Name, Introduction]] = []
        self._topics: list[Introduction] = []
        for found in introductions:
            name = name_words(found.line, found.phrase)
            self.add(name)
            self._introduced.setdefault(name[-1], []).append((name, found))
            if len(self._offices) < _OFFICES:
                self._offices.append((role_words(found.line, found.phrase), found))
            if found.topic:
                self._topics.append(found)

    def add(self, name: Name) -> None:
        """Remember a name."""
        self._surnames |= {name[-1], "".join(name[-2:])}
        for start in range(max(1, len(name) - 1)):
            self._by_first.setdefault(name[start], set()).add(name[start:])

    def is_surname(self, word: str) -> bool:
        """Whether the word ends a name met so far."""
        return word in self._surnames

    def length(self, words: Name) -> int:
        """How many words at the beginning spell a full name or a surname met so far; 0 where none do."""
        if not words:
            return 0
        names = self._by_first.get(words[0], ())
        return max((len(name) for name in names if words[: len(name)] == name), default=int(self.is_surname(words[0])))

    def introduced(self, words: Name) -> Introduction | None:
        """Where the article introduces the bearer of a name."""
        found = self._introduced.get(words[-1], ())
        return next(
            (intro for name, intro in found if (len(name) > 1 or name == words) and same_name(words, name)), None
        )

    def in_office(self, words: Name) -> Introduction | None:
        """Whom the article introduces with this office."""
        shares = [(same_office(words, office), found) for office, found in self._offices]
        best = max(shares, key=lambda pair: pair[0], default=None)
        return best[1] if best and best[0] else None

    def topic_in(self, line: Line, phrase: Phrase) -> Introduction | None:
        """The person with whom the last sentence of the line before the phrase opens that opens with one."""
        found = self.topic(line.number)
        here = found and found.line.number == line.number and found.phrase.last < line.sentence(phrase.first)[0]
        return found if here else None

    def topic(self, number: int) -> Introduction | None:
        """The person whom the last sentence up to a line that opens with one is about."""
        at = bisect_right(self._topics, number, key=lambda found: found.line.number)
        return self._topics[at - 1] if at else None
