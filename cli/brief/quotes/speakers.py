"""The speakers of an article, learned left to right, and who is behind a mention.

Two stages as in Muzny et al. 2017: exact full name, surname, overlap of roles, demonstrative, then pronoun and dropped
subject, which stand for the last speaker. An article that names its official in the lead by office alone (`شهردار
شیراز`) and by name alone afterwards is about one person.
"""

import re

from brief.article import Speaker
from brief.quotes import directory
from brief.quotes.directory import BODIES, Directory, Known, Resolved
from brief.quotes.extent import DEMONSTRATIVES
from brief.quotes.full_names import FullName
from brief.quotes.interview import speaks_of_talk
from brief.quotes.introductions import Introduction
from brief.quotes.likeness import same_body
from brief.quotes.line import QUOTATION_MARKS, Line
from brief.quotes.mentions import Phrase, name_words, role_words
from brief.quotes.names import looks_like_name
from brief.quotes.words import words_of


class SpeakerTable:
    """The speakers met so far."""

    def __init__(self, text: str, full_names: dict[str, FullName], introductions: tuple[Introduction, ...]) -> None:
        self._text = text
        self._full_names = full_names
        self._directory = Directory(introductions)
        self._interviewed: Known | None = None
        self._added = 0
        self._aliases: dict[str, Known] = {}
        self.known: list[Known] = []
        self.last: Known | None = None
        self._lost = False  # whether the last subject was not recognised, so that a pronoun means nobody known

    def interview(self, line: Line, phrase: Phrase) -> None:
        """Remember whom the article interviews."""
        self._interviewed = self._resolve(line, phrase, continues=False).speaker

    def answering(self, line: Line) -> Resolved:
        """Who gives the answers of an interview."""
        speaker = self._interviewed or self._last(line, plural=False, zero=True).speaker
        if speaker is None or speaker.doubtful or not speaker.is_one:
            return Resolved(None, "nobody interviewed")
        self.last = speaker
        return Resolved(speaker, "interview" if self._interviewed else "interview of the last speaker")

    def resolve(self, line: Line, phrase: Phrase | None, *, continues: bool, group: bool = False) -> Resolved:
        """Who the phrase names; None stands for a dropped subject.

        `continues`: the cue goes on from an earlier one. `group`: it is in the plural or a document's, so that the
        subject that it drops is no person.
        """
        before = self.last
        found = self._resolve(line, phrase, continues=continues)
        if found.speaker and found.speaker.doubtful:
            found = Resolved(found.speaker, "perhaps a name")
        if phrase is None and group and found.speaker and found.speaker.kind == "person":
            return Resolved(None, "dropped subject that is no person")
        again = phrase and phrase.kind == "role" and found.speaker is before
        if found.speaker and before and before.perhaps and not again and found.speaker in (before, before.perhaps):
            found = Resolved(self._merge(before.perhaps), found.basis)
        if found.speaker:
            found.speaker.last_paragraph = line.number
            if phrase and phrase.kind not in {"pronoun", "zero", "demonstrative"}:
                found.speaker.named_at = (line.number, phrase.first)
            self.last, self._lost = found.speaker, False
        return found

    def known_as(self, speaker: Known) -> Known:
        """The speaker whom a later mention showed this one to be."""
        return self._aliases.get(speaker.id, speaker)

    def _merge(self, person: Known) -> Known:
        """An office is another title of the only person: he is named, or meant by a pronoun, right after it."""
        for title in [known for known in self.known if known.perhaps is person]:
            person.roles += title.roles
            person.role_text = person.role_text or title.role_text
            title.perhaps = None
            self._aliases[title.id] = person
            self.known.remove(title)
        return person

    def is_known(self, word: str) -> bool:
        """Whether the word ends the name of a person who has spoken or is introduced with an office."""
        return self._directory.is_surname(word)

    def known_length(self, words: tuple[str, ...]) -> int:
        """How many words at the beginning spell such a name; 0 where none do."""
        return self._directory.length(words)

    def speakers(self, used: set[str]) -> tuple[Speaker, ...]:
        """Those that statements refer to, in order of appearance."""
        return tuple(Speaker(k.id, k.name_text, k.role_text, k.kind) for k in self.known if k.id in used)

    def _resolve(self, line: Line, phrase: Phrase | None, *, continues: bool) -> Resolved:
        if phrase is None or phrase.kind in {"pronoun", "zero"}:
            plural = phrase is not None and line.words[phrase.first] in _PLURAL
            if phrase and not plural and (other := self._not_last(line, phrase)):
                return other
            return self._last(line, plural=plural, zero=phrase is None)
        if phrase.kind == "demonstrative":
            return self._demonstrative(line, phrase)
        if phrase.kind == "unnamed":
            return self._unnamed(line, phrase)
        if phrase.source in {"organisation", "outlet", "document"}:
            return self._organisation(line, phrase)
        if phrase.name:
            return self._named(line, phrase, continues=continues)
        return self._role(line, phrase, continues=continues)

    def _last(self, line: Line, *, plural: bool, zero: bool) -> Resolved:
        if plural:
            return Resolved(None, "plural pronoun")
        if self.last is None:
            topic = None if self._lost else self._topic(line)
            return Resolved(topic, "the person the report is about" if topic else "no earlier speaker")
        return Resolved(self.last, "dropped subject" if zero else "pronoun")

    def _not_last(self, line: Line, phrase: Phrase) -> Resolved | None:
        """Whom a singular pronoun means where it is not the last speaker; None where it may be.

        A body or a group is no `او`; a person with whom a sentence of the paragraph opened is nearer than earlier ones.
        """
        if self.last and self.last.last_paragraph < line.number and (near := self._directory.topic_in(line, phrase)):
            return Resolved(self._adopt(near, line), "the person the report is about")
        if self.last is None or self.last.is_one:
            return None
        persons = [known for known in self.known[-_RECENT:] if known.kind == "person"]
        return Resolved(persons[0] if len(persons) == 1 else None, "pronoun past a body")

    def _topic(self, line: Line) -> Known | None:
        """The person whom the last sentence that opens with one is about."""
        found = self._directory.topic(line.number)
        return self._adopt(found, line) if found else None

    def _demonstrative(self, line: Line, phrase: Phrase) -> Resolved:
        words = line.words[phrase.first + (phrase.last - phrase.first > 1) : phrase.last]
        if words[0] in words_of("documents") | words_of("outlet_nouns") | words_of("organisations"):
            is_document = words[0] in words_of("documents")
            if is_document and sum(known.kind in BODIES for known in self.known[-_RECENT:]) > 1:
                return Resolved(None, "document of one of several bodies")
            author = self.last if is_document else None
            return Resolved(directory.latest(self.known, BODIES) or author, "demonstrative for a body")
        if words[0] in words_of("unnamed"):
            return Resolved(directory.latest(self.known, {"unnamed"}), "demonstrative for an unnamed source")
        if self.last is None or (self.last.kind in BODIES and words[0] in words_of("roles")):
            person = self._topic(line) or directory.latest(self.known, {"person", "unnamed"})
            return Resolved(person, "demonstrative for a person" if person else "nobody before")
        heads = [k for k in self.known[-_RECENT:] if any(words[0] in role for role in k.roles)]
        if len(heads) == 1 and self.last.roles and self.last is not heads[0]:
            self.last.perhaps = None
            return Resolved(heads[0], "demonstrative for a person")
        return Resolved(self.last, "demonstrative")

    def _unnamed(self, line: Line, phrase: Phrase) -> Resolved:
        words = line.words[phrase.first : phrase.last]
        if not words_of("said").isdisjoint(words):
            return Resolved(directory.latest(self.known, {"unnamed"}), "demonstrative for an unnamed source")
        same = next(
            (k for k in self.known[-_RECENT:] if k.kind == phrase.source and k.roles and k.roles[0] == words), None
        )
        if same:
            return Resolved(same, "unnamed source again")
        return Resolved(self._add(line, phrase), "unnamed source")

    def _organisation(self, line: Line, phrase: Phrase) -> Resolved:
        words = name_words(line, phrase)
        if phrase.source == "document" and not phrase.sure:
            self.last, self._lost = None, True
            return Resolved(None, "subject not recognised")
        for known in reversed(self.known[-_RECENT:]):
            if known.kind == phrase.source and known.name and same_body(words, known.name):
                if len(words) > len(known.name):
                    self._rename(known, line, phrase)
                return Resolved(known, "body named before")
        if not words_of("said").isdisjoint(words):
            return Resolved(directory.latest(self.known, BODIES), "demonstrative for a body")
        if anonymous := directory.anonymous_outlet(words, self.known[-_RECENT:]):
            self._rename(anonymous, line, phrase)
            return Resolved(anonymous, "the outlet named before without its name")
        return Resolved(self._add(line, phrase), "body named here" if phrase.sure else "perhaps a body")

    def _adopt(self, found: Introduction, line: Line) -> Known:
        """The speaker whom an introduction names, and `line` mentions: one met before, or a new one."""
        known = self._met(found.line, found.phrase) or self._office_of(line, found.phrase, at=found.line)
        return self._take_up(known or self._add(found.line, found.phrase), found.line, found.phrase)

    def _met(self, line: Line, phrase: Phrase) -> Known | None:
        """The person met before whose name the phrase has."""
        words = name_words(line, phrase)
        persons = [known for known in reversed(self.known[-_RECENT:]) if known.kind == "person" and known.name]
        return directory.bearer(words, persons)

    def _take_up(self, known: Known, line: Line, phrase: Phrase) -> Known:
        """Learn what the phrase adds to the speaker's name and office."""
        words = name_words(line, phrase)
        shortened = 0 < len(words) < len(known.name)
        again = len(words) > 1 and line.number > known.last_paragraph and any(map(looks_like_name, words))
        known.doubtful = known.doubtful and not (phrase.sure or phrase.alone or shortened or again)
        if len("".join(words)) > len("".join(known.name)):
            self._rename(known, line, phrase)
        self._learn(known, line, phrase)
        return known

    def _named(self, line: Line, phrase: Phrase, *, continues: bool) -> Resolved:
        words = name_words(line, phrase)
        if known := self._met(line, phrase):
            return Resolved(self._take_up(known, line, phrase), "name" if len(words) > 1 else "surname")
        if phrase.role is None and (found := self._directory.introduced(words)):
            return Resolved(self._adopt(found, line), "introduced with an office")
        if office := self._office_of(line, phrase, continues=continues):
            return Resolved(self._take_up(office, line, phrase), "the office named before")
        if phrase.role is None and (body := directory.body_called(words, self.known[-_RECENT:])):
            return Resolved(body, "body named before")
        known = self._add(line, phrase)
        basis = "named here" if phrase.role or len(words) > 1 else "surname alone"
        if not phrase.sure:
            known.doubtful = not phrase.alone
            basis = "subject alone before its cue"
        return Resolved(known, basis)

    def _office_of(
        self, line: Line, phrase: Phrase, *, at: Line | None = None, continues: bool = False
    ) -> Known | None:
        """A speaker known by office alone whom this name fits: the same office, the only person so far, or who goes on.

        `یک فعال سیاسی ... گفت` in the lead is whoever the report then names as talking to the outlet.
        """
        persons = [k for k in self.known[-_RECENT:] if k.kind in {"person", "unnamed"}]
        if len(persons) == 1 and persons[0].is_withheld and speaks_of_talk(line):
            return persons[0]
        nameless = [k for k in persons if k.kind == "person" and not k.name and k.roles]
        role = role_words(at or line, phrase)
        if role:
            return directory.holder(role, persons)
        if len(persons) == 1 and nameless and phrase.sure:
            return nameless[0]
        whole = phrase.sure and (len(name_words(at or line, phrase)) > 1 or phrase.first == 0)
        next_to = self.last and self.last.last_paragraph >= line.number - 1
        return self.last if self.last in nameless and whole and (continues or next_to) else None

    def _role(self, line: Line, phrase: Phrase, *, continues: bool) -> Resolved:
        words = role_words(line, phrase)
        persons = [known for known in self.known[-_RECENT:] if known.kind == "person"]
        if same := directory.in_same_office(words, persons):
            return Resolved(same, "office")
        heads = [k for k in persons if any(r[:1] == words[:1] for r in k.roles)]
        points_back = len(words) <= 2 or words[1] in DEMONSTRATIVES
        if points_back and heads and heads[-1] is self.last:
            return Resolved(heads[-1], "the same office, shortened")
        if found := self._directory.in_office(words):
            return Resolved(self._adopt(found, line), "the office introduced with a name")
        also = line.word(phrase.last) in _ALSO or line.word(phrase.first - 1) == "همچنین"
        only = sum(known.perhaps is None for known in persons) == 1
        last = self.last if self.last in persons and not also else None
        if last and last.may_hold_office(line.number, only=only, continues=continues and (only or len(words) > 1)):
            self._learn(last, line, phrase)
            return Resolved(last, "another title of the last speaker")
        known = self._add(line, phrase)
        whole = last and (last.perhaps or last)
        if only and whole and whole.name:
            known.perhaps = whole
        return Resolved(known, "office named here")

    def _add(self, line: Line, phrase: Phrase) -> Known:
        self._added += 1
        known = Known(f"s{self._added}", phrase.source)
        self.known.append(known)
        if phrase.name:
            self._rename(known, line, phrase)
        self._learn(known, line, phrase)
        return known

    def _rename(self, known: Known, line: Line, phrase: Phrase) -> None:
        known.kind, known.perhaps = phrase.source, None
        words = name_words(line, phrase)
        if len(words) == 1 and words[0] in self._full_names:
            known.name, known.name_text = self._full_names[words[0]]
            self._directory.add(known.name)
            return
        assert phrase.name is not None
        known.name, known.name_text = words, _MARKS.sub("", line.span(*phrase.name).of(self._text))
        if phrase.source == "person" and (phrase.sure or phrase.alone):
            self._directory.add(words)

    def _learn(self, known: Known, line: Line, phrase: Phrase) -> None:
        if phrase.role and (words := role_words(line, phrase)) not in known.roles:
            known.roles.append(words)
            known.role_text = known.role_text or line.span(*phrase.role).of(self._text)


_MARKS = re.compile("[" + "".join(QUOTATION_MARKS) + "]")
_RECENT = 100
"""Speakers with whom a mention is compared; keeps an article that quotes thousands linear."""
_ALSO = frozenset({"نیز", "هم"})
"""After the subject they mark another speaker than the last (`شهردار نیز گفت`), as `همچنین` does before it."""
_PLURAL = frozenset({"آنها", "آنان", "دو", "طرفین"})
