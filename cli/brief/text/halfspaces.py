"""Restore half-spaces (ZWNJ) that were lost on the way: `میشود`, `هیأتمدیره`, `می شود`, `کتاب ها`.

Only for what a model reads; the article itself keeps its spelling. The method is a lexicon split: a word takes the
spelling with half-spaces if the corpora write it so at least half as often as without (for short parts: as often), and
an unknown word is split at affixes that the corpora part from their stems nearly always. The counts and affixes come
from `training/word_frequencies.py`; precision and recall on articles kept out of them from `benchmarks/halfspaces.py`.
"""

import lzma
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from brief.text.characters import HEH, ZWNJ
from brief.text.normalise import WORDS

Joint = Literal["joining", "heh", "apart"]
"""How the letter before an affix writes: joined to what follows, silent heh, or never joined."""

_SPLIT_SHARE = 0.5
_KNOWN = 3
_LONGEST = 40
_NEVER_JOINING = frozenset("اآأدذرزژوؤء")
_FULL_VOWELS = frozenset("اوی")
_INFLECTIONS = ("هایی", "شان", "ای", "ان", "ند", "ی", "م", "ش")
_VERB_ENDINGS = ("یم", "ید", "ند", "م", "ی", "د")
_VERB_PREFIXES = ("نمی", "می")
_PLURALS = ("هایشان", "هایمان", "هایتان", "هایش", "هایم", "هایت", "هایی", "هاست", "های", "ها")
_DETACHED = (*_PLURALS, "ترین", "تری", "تر", "اند", "ایم", "اید", "ای", "ام", "اش", "شان", "مان", "تان")

_LETTER = "[\u0621-\u063a\u0641-\u064a\u0654\u066e-\u06d3]"
_WORD = re.compile(rf"(?<!{ZWNJ}){_LETTER}++(?!{ZWNJ})|{_LETTER}(?:{_LETTER}|{ZWNJ})*+")
_DETACHED_PREFIX = re.compile(
    rf"(?<!{ZWNJ}|{_LETTER})((?:بر|در|باز|فرا|وا)?ن?می) ({_LETTER}{{2,{_LONGEST}}}+)(?!{ZWNJ})"
)
_DETACHED_SUFFIX = re.compile(
    rf"(?<!{_LETTER}|{ZWNJ})((?:{_LETTER}|{ZWNJ}){{2,{_LONGEST}}}+) ({'|'.join(_DETACHED)})(?!{_LETTER}|{ZWNJ})"
)
_MAY = re.compile(r"ماه \Z")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the corpora say: counts of spellings, the best split spelling of each word, verbs and affixes."""

    counts: dict[str, int]
    spellings: dict[str, str]
    verbs: frozenset[str]
    stems: frozenset[str]
    suffixes: frozenset[tuple[str, str]]
    prefixes: frozenset[str]

    @classmethod
    def of(cls, counts: dict[str, int], affixes: list[tuple[str, str, str]]) -> "Lexicon":
        """The lexicon from counts and (kind, joint, affix) rows."""
        spellings: dict[str, str] = {}
        for word, count in counts.items():
            if ZWNJ in word:
                plain = word.replace(ZWNJ, "")
                if count > counts.get(spellings.get(plain, ""), 0):
                    spellings[plain] = word
        verbs = _verbs(counts)
        suffixes = frozenset((affix, joint) for kind, joint, affix in affixes if kind == "suffix")
        prefixes = frozenset(affix for kind, _, affix in affixes if kind == "prefix")
        return cls(counts, spellings, verbs, _stems(verbs), suffixes, prefixes)

    def spelling(self, word: str) -> str:
        """The usual spelling of a word that is known with half-spaces, else the word as it is."""
        split = self.spellings.get(word)
        return split if split and self.counts[split] >= _share(split) * self.counts.get(word, 0) else word

    def knows(self, stem: str) -> bool:
        """Whether the stem is a word of the corpora, in either spelling."""
        return self.counts.get(stem, 0) >= _KNOWN or stem in self.spellings

    def is_verb(self, form: str) -> bool:
        """Whether `form` can follow the prefix می."""
        return form in self.verbs or any(
            form.endswith(ending) and form.removesuffix(ending) in self.stems for ending in _VERB_ENDINGS
        )


def _share(split: str) -> float:
    """How often, against the joined spelling, the split one must be met. Parts of two letters make homographs: the name
    `بهروز` and `به‌روز` (up to date), `پیشرو` (leading) and `پیش‌رو` (ahead)."""
    return _SPLIT_SHARE if min(map(len, split.split(ZWNJ))) > 2 else 1.0


def _verbs(counts: dict[str, int]) -> frozenset[str]:
    """The forms that stand after می or نمی in the corpora."""
    pairs = (word.split(ZWNJ) for word in counts if word.startswith(("می" + ZWNJ, "نمی" + ZWNJ)))
    return frozenset(pair[1] for pair in pairs if len(pair) == 2 and len(pair[1]) > 1)


def _stems(verbs: frozenset[str]) -> frozenset[str]:
    """Verb stems met with at least two personal endings."""
    endings: dict[str, int] = {}
    for form in verbs:
        for ending in _VERB_ENDINGS:
            if form.endswith(ending) and len(form) - len(ending) > 1:
                stem = form.removesuffix(ending)
                endings[stem] = endings.get(stem, 0) + 1
    return frozenset(stem for stem, count in endings.items() if count > 1)


@cache
def lexicon() -> Lexicon:
    """The lexicon shipped with the package, read at the first call."""
    data = files("brief.text")
    packed = (data / "word_frequencies.tsv.xz").read_bytes()
    counts: dict[str, int] = {}
    for line in lzma.decompress(packed).decode().splitlines():
        count, _, words = line.partition("\t")
        counts.update(dict.fromkeys(words.split(" "), int(count)))
    rows = (data / "halfspace_affixes.tsv").read_text("utf-8").splitlines()
    return Lexicon.of(counts, [(kind, joint, affix) for kind, joint, affix, *_ in (row.split("\t") for row in rows)])


def restore_halfspaces(text: str) -> str:
    """The text with half-spaces where the corpora have them; letters must be Persian (`preparation.unify_letters`)."""
    split = {word: found for word in set(_WORD.findall(text)) if (found := split_word(word)) != word}
    if split:
        text = _WORD.sub(lambda match: split.get(match[0], match[0]), text)
    text = _DETACHED_PREFIX.sub(_joined_prefix, text)
    return _DETACHED_SUFFIX.sub(_joined_suffix, text)


@lru_cache(maxsize=WORDS)
def split_word(word: str) -> str:
    """One word with its half-spaces; a word that has some already, or is overlong, stays."""
    if ZWNJ in word or not 2 < len(word) <= _LONGEST:
        return word
    return _split(lexicon(), word)


def _split(known: Lexicon, word: str) -> str:
    if word in known.counts or word in known.spellings:
        return known.spelling(word)
    return (
        _split_verb(known, word)
        or _split_suffix(known, word)
        or _split_inflected(known, word)
        or _split_prefix(known, word)
        or word
    )


def _split_verb(known: Lexicon, word: str) -> str | None:
    for prefix in _VERB_PREFIXES:
        if word.startswith(prefix) and known.is_verb(word.removeprefix(prefix)):
            return prefix + ZWNJ + word.removeprefix(prefix)
    return None


def _split_suffix(known: Lexicon, word: str) -> str | None:
    """The longest suffix on a known stem, or on one that can be split itself (`کلان‌شهر‌ها` from `کلانشهرها`)."""
    for cut in range(2, len(word) - 1):
        stem, suffix = word[:cut], word[cut:]
        if (suffix, joint(stem)) in known.suffixes:
            if known.knows(stem):
                return known.spelling(stem) + ZWNJ + suffix
            if (split := _split(known, stem)) != stem:
                return split + ZWNJ + suffix
    return None


def _split_inflected(known: Lexicon, word: str) -> str | None:
    """A known split word with an ending that is written joined: `اطلاع‌رسانی` + `ش`."""
    for ending in _INFLECTIONS:
        stem = word.removesuffix(ending)
        if len(stem) > 3 and stem != word and known.spelling(stem) != stem:
            return known.spelling(stem) + ending
    return None


def _split_prefix(known: Lexicon, word: str) -> str | None:
    for cut in range(len(word) - 2, 1, -1):
        if word[:cut] in known.prefixes and known.counts.get(word[cut:], 0) >= 5 * _KNOWN:
            return word[:cut] + ZWNJ + known.spelling(word[cut:])
    return None


def joint(stem: str) -> Joint:
    """The class of the stem's last letter. Heh after a long vowel (`دانشگاه`, `گروه`) is a consonant and joins."""
    if stem[-1] in _NEVER_JOINING:
        return "apart"
    return "heh" if stem[-1] == HEH and stem[-2:-1] not in _FULL_VOWELS else "joining"


def _joined_prefix(match: re.Match[str]) -> str:
    """`می شود`, not `ماه می گفت` (May)."""
    prefix, form = match[1], match[2]
    if not lexicon().is_verb(form) or _MAY.search(match.string, max(0, match.start() - 4), match.start()):
        return match[0]
    return prefix + ZWNJ + form


def _joined_suffix(match: re.Match[str]) -> str:
    """`کتاب ها`; an affix that is also a word (`تر`, `ای`, `مان`) joins only where the corpora have the whole word."""
    stem, suffix = match[1].strip(ZWNJ), match[2]
    counts = lexicon().counts
    apart, together = counts.get(stem + ZWNJ + suffix, 0), counts.get(stem + suffix, 0)
    if together > apart and joint(stem) == "apart" and suffix in _PLURALS:
        return stem + suffix
    if suffix in _PLURALS or suffix == "ترین" or (apart > 1 and len(stem) > 2):
        return stem + ZWNJ + suffix
    return match[0]
