"""The speakers of an article, learned left to right, and who is behind a mention.

Two stages as in Muzny et al. 2017: exact full name, surname, overlap of roles, demonstrative, then pronoun and dropped
subject, which stand for the last speaker. An article that names its official in the lead by office alone (`شهردار
شیراز`) and by name alone afterwards is about one person.
"""

from dataclasses import dataclass, field

from brief.article import Speaker, SpeakerKind
from brief.quotes.line import Line
from brief.quotes.mentions import Phrase
from brief.quotes.words import words_of


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


@dataclass(frozen=True, slots=True)
class Resolved:
    """The speaker behind a mention; `basis` says by which rule, `share` how far it is to be trusted (0 to 1)."""

    speaker: Known | None
    basis: str
    share: float


class SpeakerTable:
    """The speakers met so far."""

    def __init__(self, text: str, full_names: dict[str, tuple[str, ...]]) -> None:
        self._text = text
        self._full_names = full_names
        self.known: list[Known] = []
        self.last: Known | None = None

    def resolve(self, line: Line, phrase: Phrase | None, *, continues: bool) -> Resolved:
        """Who the phrase names; None stands for a dropped subject. `continues`: the cue goes on from an earlier one."""
        found = self._resolve(line, phrase, continues=continues)
        if found.speaker:
            found.speaker.last_paragraph = line.number
            self.last = found.speaker
        return found

    def is_known(self, word: str) -> bool:
        """Whether the word ends the name of a speaker met so far."""
        return any(known.name and known.name[-1] == word for known in self.known)

    def known_length(self, words: tuple[str, ...]) -> int:
        """How many words at the beginning spell a speaker's full name or surname; 0 where none do."""
        names = [known.name for known in self.known if known.name and known.kind == "person"]
        full = max((len(name) for name in names if words[: len(name)] == name), default=0)
        return full or int(bool(words) and any(name[-1] == words[0] for name in names))

    def speakers(self, used: set[str]) -> tuple[Speaker, ...]:
        """Those that statements refer to, in order of appearance."""
        return tuple(Speaker(k.id, k.name_text, k.role_text, k.kind) for k in self.known if k.id in used)

    def _resolve(self, line: Line, phrase: Phrase | None, *, continues: bool) -> Resolved:
        if phrase is None or phrase.kind in {"pronoun", "zero"}:
            return self._last(plural=phrase is not None and line.words[phrase.first] in _PLURAL, zero=phrase is None)
        if phrase.kind == "demonstrative":
            return self._demonstrative(line, phrase)
        if phrase.kind == "unnamed":
            return self._unnamed(line, phrase)
        if phrase.source in {"organisation", "outlet", "document"}:
            return self._organisation(line, phrase)
        if phrase.name:
            return self._named(line, phrase)
        return self._role(line, phrase, continues=continues)

    def _last(self, *, plural: bool, zero: bool) -> Resolved:
        if plural:
            return Resolved(None, "plural pronoun", 0.3)
        if self.last is None:
            return Resolved(None, "no earlier speaker", 0.0)
        return Resolved(self.last, "dropped subject" if zero else "pronoun", 0.85 if zero else 0.92)

    def _demonstrative(self, line: Line, phrase: Phrase) -> Resolved:
        words = line.words[phrase.first + (phrase.last - phrase.first > 1) : phrase.last]
        if words[0] in words_of("documents") or words[0] in words_of("outlet_nouns") | words_of("organisations"):
            body = next((k for k in reversed(self.known) if k.kind != "person"), None) or self.last
            return Resolved(body, "demonstrative for a body", 0.8)
        if self.last is not None:
            return Resolved(self.last, "demonstrative", 0.9)
        return Resolved(None, "demonstrative without antecedent", 0.0)

    def _unnamed(self, line: Line, phrase: Phrase) -> Resolved:
        words = line.words[phrase.first : phrase.last]
        same = next((k for k in self.known if k.kind == phrase.source and k.roles and k.roles[0] == words), None)
        if same:
            return Resolved(same, "unnamed source again", 0.8)
        return Resolved(self._add(line, phrase), "unnamed source", 0.85)

    def _organisation(self, line: Line, phrase: Phrase) -> Resolved:
        words = _name_words(line, phrase)
        for known in reversed(self.known):
            if known.kind == phrase.source and known.name:
                shorter, longer = sorted((set(words), set(known.name)), key=len)
                if shorter <= longer:
                    if len(words) > len(known.name):
                        self._rename(known, line, phrase)
                    return Resolved(known, "body named before", 0.9)
        if anonymous := self._anonymous_outlet(words):
            self._rename(anonymous, line, phrase)
            return Resolved(anonymous, "the outlet named before without its name", 0.8)
        return Resolved(self._add(line, phrase), "body named here", 0.85 if phrase.sure else 0.45)

    def _anonymous_outlet(self, words: tuple[str, ...]) -> Known | None:
        """`یک روزنامه عربستانی` in the lead is `روزنامه الریاض` in the report."""
        outlets = [k for k in self.known if k.kind == "outlet" and not k.name and k.roles and k.roles[0][0] == "یک"]
        return outlets[0] if len(outlets) == 1 and words[0] in outlets[0].roles[0] and len(words) > 1 else None

    def _named(self, line: Line, phrase: Phrase) -> Resolved:
        words = _name_words(line, phrase)
        for known in reversed(self.known):
            if known.name and known.kind == "person" and _same_name(words, known.name):
                if len(words) > len(known.name):
                    self._rename(known, line, phrase)
                self._learn(known, line, phrase)
                return Resolved(known, "name" if len(words) > 1 else "surname", 0.98)
        if office := self._office_of(line, phrase):
            self._rename(office, line, phrase)
            self._learn(office, line, phrase)
            return Resolved(office, "the office named before", 0.93)
        known = self._add(line, phrase)
        sure = 0.95 if phrase.role or (len(words) > 1 and phrase.sure) else 0.8 if phrase.sure else 0.6
        return Resolved(known, "named here", sure)

    def _office_of(self, line: Line, phrase: Phrase) -> Known | None:
        """A speaker known by office alone whom this name fits: the same office, or the only person so far."""
        nameless = [k for k in self.known if k.kind == "person" and not k.name and k.roles]
        role = _role_words(line, phrase)
        if role:
            return next((k for k in reversed(nameless) if any(overlap(role, r) >= 0.5 for r in k.roles)), None)
        persons = [k for k in self.known if k.kind in {"person", "unnamed"}]
        return nameless[0] if len(persons) == 1 and nameless and len(_name_words(line, phrase)) > 1 else None

    def _role(self, line: Line, phrase: Phrase, *, continues: bool) -> Resolved:
        words = _role_words(line, phrase)
        persons = [known for known in self.known if known.kind == "person"]
        ranked = sorted(
            persons, key=lambda k: (max((overlap(words, r) for r in k.roles), default=0.0), k.last_paragraph)
        )
        if ranked and (best := max((overlap(words, r) for r in ranked[-1].roles), default=0.0)) >= 0.6:
            return Resolved(ranked[-1], "role", 0.7 + 0.25 * best)
        heads = [k for k in persons if any(r[:1] == words[:1] for r in k.roles)]
        if len(words) <= 2 and heads and heads[-1] is self.last:
            return Resolved(heads[-1], "the same office, shortened", 0.85)
        if self.last in persons and self._may_hold_office(persons, continues=continues):
            self.last.roles.append(words)
            return Resolved(self.last, "another title of the last speaker", 0.8)
        return Resolved(self._add(line, phrase), "role", 0.85)

    def _may_hold_office(self, persons: list[Known], *, continues: bool) -> bool:
        """Whether an office named for the first time may be the last speaker's: the only person, or one who goes on."""
        only = len(persons) == 1
        officeless = self.last is not None and not self.last.roles
        return (only and officeless) or (continues and (only or officeless))

    def _add(self, line: Line, phrase: Phrase) -> Known:
        known = Known(f"s{len(self.known) + 1}", phrase.source)
        self.known.append(known)
        if phrase.name:
            self._rename(known, line, phrase)
        self._learn(known, line, phrase)
        return known

    def _rename(self, known: Known, line: Line, phrase: Phrase) -> None:
        words = _name_words(line, phrase)
        if len(words) == 1 and words[0] in self._full_names:
            words = self._full_names[words[0]]
            known.name, known.name_text = words, " ".join(words)
            return
        assert phrase.name is not None
        known.name, known.name_text = words, _shown(line, phrase.name, self._text)

    def _learn(self, known: Known, line: Line, phrase: Phrase) -> None:
        if phrase.role and (words := _role_words(line, phrase)) not in known.roles:
            known.roles.append(words)
            if known.role_text is None:
                known.role_text = _shown(line, phrase.role, self._text)


_PLURAL = frozenset({"آنها", "آنان"})


def overlap(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Share of the telling words of the shorter role that the longer one has; 0 where the offices differ."""
    a, b = set(left) - words_of("common_in_roles"), set(right) - words_of("common_in_roles")
    if not a or not b:
        return 0.0
    heads = left[:1] == right[:1] or left[0] in right or right[0] in left
    return len(a & b) / min(len(a), len(b)) if heads else 0.0


def _same_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Equal, or one the end or the beginning of the other; half-spaces and spaces within do not count."""
    joined, other = sorted(("".join(left), "".join(right)), key=len)
    if joined == other or (len(joined) >= 5 and other.endswith(joined)):
        return True
    shorter, longer = sorted((left, right), key=len)
    return longer[-len(shorter) :] == shorter or (set(shorter) <= set(longer) and len(shorter) > 1)


def _name_words(line: Line, phrase: Phrase) -> tuple[str, ...]:
    if phrase.name is None:
        return ()
    return tuple(word for word in line.words[slice(*phrase.name)] if word[0].isalnum())


def _role_words(line: Line, phrase: Phrase) -> tuple[str, ...]:
    if phrase.role is None:
        return ()
    return tuple(word for word in line.words[slice(*phrase.role)] if word[0].isalnum())


def _shown(line: Line, part: tuple[int, int], text: str) -> str:
    return line.span(*part).of(text)
