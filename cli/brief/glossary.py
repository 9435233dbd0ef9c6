"""Names and fixed terms with their usual English form: load, find in a text, look up.

The built-in terms are in `glossary.tsv`; a reader's own file of the same columns (persian, english, kind,
alternatives; further English forms or Persian spellings are parted by `|`), or of TBX, adds to them and wins over them.

Matching is on folded text, longest term first, at word boundaries; where a term has a space or had a half-space, the
text may have either or neither. A term marked `context` in the `kind` column (`place!`) is a common word or a name
besides (`قم`, `ری`, `کیش`): it is found only after a word that announces its kind (`شهر`, `استان`, `در`, an office).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import get_args

from brief.article import Span, Term, TermKind
from brief.errors import InputError, cause
from brief.text.content import STOP_WORDS
from brief.text.lexicon import is_inside
from brief.text.normalise import fold, fold_word
from brief.text.sounds import is_heard, sounds_of
from brief.text.tbx import read_tbx

_KINDS = frozenset(get_args(TermKind))
_COLUMNS = ("persian", "english", "kind", "alternatives")
_ANNOUNCING_WORDS = """
شهر شهرستان استان بندر جزیره کلانشهر شهرداری شهردار استاندار استانداری فرماندار فرمانداری مردم دانشگاه اهل ساکن مقصد
مدیرکل دادگستری دادستان بازار تیم باشگاه کشور پایتخت شرکت خبرگزاری سازمان
"""
_PLURAL = re.compile("ها|های|هایی")
_ANNOUNCING = "|".join(map(fold_word, _ANNOUNCING_WORDS.split()))


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: the Persian in all its spellings, its English form, other English forms that are right too."""

    spellings: tuple[str, ...]
    english: str
    kind: TermKind
    alternatives: tuple[str, ...] = ()
    guarded: bool = False
    """Found only after a word that announces it."""

    @property
    def persian(self) -> str:
        """The first spelling, which names the term."""
        return self.spellings[0]


@dataclass(frozen=True, slots=True, eq=False)  # by identity: to hash every entry at every look-up takes a while
class Glossary:
    """Entries in the order of their files; of two with one spelling the later wins."""

    entries: tuple[Entry, ...]

    @staticmethod
    def load(path: Path | None = None) -> "Glossary":
        """The built-in terms, and those of `path` (TSV or TBX) over them. Raises InputError, with the line at fault."""
        if path is None:
            return _built_in()
        own = _read_tbx(path) if path.suffix.lower() in (".tbx", ".xml") else _read(_text(path), str(path))
        return Glossary((*_built_in().entries, *own))

    @property
    def digest(self) -> str:
        """Twelve hexadecimal digits of the sha256 of all entries."""
        return _digest(self)

    def entry(self, persian: str) -> Entry | None:
        """The entry for exactly this term, spelling variants aside."""
        return _index(self).get(_key(persian))

    def english(self, persian: str) -> str | None:
        """The English form of exactly this term, or None."""
        entry = self.entry(persian)
        return entry.english if entry else None

    def find(self, text: str) -> tuple[Term, ...]:
        """The terms of a text in the order of their first place, each with all its spans into `text`."""
        spans: dict[Entry, list[Span]] = {}
        folded, index = fold(text), _index(self)
        for match in _pattern(self).finditer(folded.text):
            entry = index[match.group().replace(" ", "")]
            if entry.kind == "place" and _PLURAL.match(folded.text, match.end()):
                continue  # `قطر` is Qatar, `قطرها` are diameters
            if not entry.guarded or _is_announced(folded.text, match.start()):
                spans.setdefault(entry, []).append(folded.span(*match.span()))
        return tuple(
            Term(e.persian, e.english, e.kind, tuple(places), "glossary", alternatives=e.alternatives)
            for e, places in spans.items()
        )

    def added_places(self, persian: str, english: str) -> tuple[str, ...]:
        """The places that the English names and the Persian neither does nor writes as they sound, each once."""
        found = (match.group() for match in _place_pattern(self).finditer(english))
        named = [form for form in dict.fromkeys(found) if form not in persian and not is_inside(persian, form)]
        if not named:
            return ()
        folded, sounds = fold(persian).text, sounds_of(persian)
        return tuple(
            form
            for form in named
            if not is_heard(form.split()[-1], sounds, strictly=True)
            and not any(re.search(rf"(?<!\w){spelling}", folded) for spelling in _places(self)[form])
        )


@lru_cache(maxsize=8)
def _places(glossary: Glossary) -> dict[str, tuple[str, ...]]:
    """English forms of places with a capital letter, each with the folded Persian ones."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in (entry for entry in glossary.entries if entry.kind == "place"):
        for form in (entry.english, *entry.alternatives):
            if form[0].isupper() and form not in STOP_WORDS["english capitals that are no names"]:
                found[form] = (*found.get(form, ()), *(re.escape(fold_word(spelling)) for spelling in entry.spellings))
    return found


@lru_cache(maxsize=8)
def _place_pattern(glossary: Glossary) -> re.Pattern[str]:
    forms = "|".join(map(re.escape, sorted(_places(glossary), key=len, reverse=True)))
    return re.compile(rf"(?<![\w'’-])(?:{forms})(?![\w-])")


@lru_cache(maxsize=8)
def _digest(glossary: Glossary) -> str:
    return sha256(repr(glossary.entries).encode()).hexdigest()[:12]


def _is_announced(text: str, start: int) -> bool:
    return re.search(rf"(?<!\w)(?:{_ANNOUNCING}) $", text[max(0, start - 20) : start]) is not None


def _key(persian: str) -> str:
    return fold_word(persian).replace(" ", "")


@lru_cache(maxsize=8)
def _index(glossary: Glossary) -> dict[str, Entry]:
    return {_key(spelling): entry for entry in glossary.entries for spelling in entry.spellings}


@lru_cache(maxsize=8)
def _pattern(glossary: Glossary) -> re.Pattern[str]:
    """All terms, the longest first, grouped by first letter for speed.

    A space of the term may be missing and a half-space may have become a space. A plural ending may follow, and the
    ی that joins a word in ا or و to the next one.
    """
    by_letter: dict[str, set[str]] = {}
    for spelling in (spelling for entry in glossary.entries for spelling in entry.spellings):
        parts = [re.escape(fold_word(part)) for part in re.split(r"[\s\N{ZERO WIDTH NON-JOINER}]+", spelling)]
        form = " ?".join(parts)
        by_letter.setdefault(form[0], set()).add(form[1:])
    groups = (
        letter + "(?:" + "|".join(sorted(forms, key=lambda form: (-len(form), form))) + ")"
        for letter, forms in sorted(by_letter.items())
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?=(?:ها|های|هایی|(?<=[او])ی)?(?!\w))")


@lru_cache(maxsize=1)
def _built_in() -> Glossary:
    return Glossary(tuple(_read(files("brief").joinpath("glossary.tsv").read_text(encoding="utf-8"), "glossary.tsv")))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = (
            f"{path}: the glossary cannot be read ({cause(error)}). Give a UTF-8 file of four columns parted by tabs."
        )
        raise InputError(message) from error


def _read_tbx(path: Path) -> tuple[Entry, ...]:
    """Each concept as a term; the first of its terms names it, the rest are right too."""
    try:
        concepts = tuple(read_tbx(path.read_bytes()))
    except (OSError, ValueError) as error:
        message = (
            f"{path}: the glossary cannot be read: {cause(error)}. Give a TBX file with Persian (fa) and English (en)."
        )
        raise InputError(message) from error
    return tuple(Entry(c.persian, c.english[0], "term", c.english[1:]) for c in concepts)


def _read(text: str, name: str) -> Iterator[Entry]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#") and line.split("\t")[0] != _COLUMNS[0]:
            yield _row(line, f"{name}, line {number}")


def _row(line: str, where: str) -> Entry:
    cells = [cell.strip() for cell in line.split("\t")]
    if not 3 <= len(cells) <= 4 or not all(cells[:3]):
        message = f"{where}: a row has persian, english, kind and perhaps alternatives, parted by tabs."
        raise InputError(message)
    persian, english, kind = cells[:3]
    guarded, kind = kind.endswith("!"), kind.removesuffix("!")
    if kind not in _KINDS:
        message = f"{where}: the kind is {kind!r}; it must be one of {', '.join(sorted(_KINDS))}."
        raise InputError(message)
    alternatives = tuple(form for form in cells[3].split("|") if form) if len(cells) == 4 else ()
    spellings = tuple(spelling.strip() for spelling in persian.split("|"))
    return Entry(spellings, english, kind, alternatives, guarded)  # type: ignore[arg-type]  # checked above
