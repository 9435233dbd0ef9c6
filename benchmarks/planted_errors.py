"""How often each check finds a planted error, and how often it cries wolf on clean translations.

    BRIEF_DATA_DIR=... BRIEF_GOLD_DIR=... python benchmarks/planted_errors.py [PAIRS.tsv] [--show CHECK] [--all]

Clean pairs: those of the file (Persian, English), else FLORES dev, the gold articles, and every fifth sentence of the
agency translations (the readers were made on the other four fifths). Each pair becomes a brief of one paragraph and
goes through `run_checks`, the way every brief goes. Errors are planted into the English by rules that know nothing of
the checks; a pair that fails a check while clean takes no error for it. False alarms are counted over the pairs where
the check has something to verify.
"""

import argparse
import json
import lzma
import os
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from brief.article import Article, Brief, Rendering, Sentence, Signature, Summary, SummarySentence, Unit
from brief.glossary import Glossary
from brief.pipeline import read_structure
from brief.steps.check import run_checks
from brief.text.calendars import Calendar, month_name
from brief.text.figures import read_figures
from brief.text.strange_words import is_english

Pair = tuple[str, str]
CASES_A_FAULT = 250
_NUMBER = re.compile(r"(?<![\w.,:/-])\d+(?:[.,:]\d+)*(?![\w:/-])")
_CALENDARS: tuple[Calendar, ...] = ("gregorian", "jalali")
_MONTHS = [month_name(calendar, month) for calendar in _CALENDARS for month in range(1, 13)]
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)})\b|\b({'|'.join(_MONTHS)}) (\d{{1,2}})\b(?!\d)")
_YEAR = re.compile(r"(?<!\d)(1[34]\d\d|19\d\d|20\d\d)(?!\d)")
_NOT = re.compile(r"\b(?:not|never) |n['’]t\b")
_CONTENT = re.compile(r"\b[a-z]{5,}\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_OTHERS: list[str] = []
"""The English of all pairs, from which others are drawn."""
_STANCES = ("claimed", "admitted", "threatened", "denied")


def pairs_of(path: Path) -> Iterator[Pair]:
    for line in path.read_text(encoding="utf-8").splitlines():
        persian, english = line.split("\t")
        yield persian, english


def clean_pairs(fifth: int = 5) -> Iterator[Pair]:
    """The pairs; `fifth` is which fifth of the agency sentences, 5 the one held out."""
    data, gold = Path(os.environ["BRIEF_DATA_DIR"]), Path(os.environ["BRIEF_GOLD_DIR"])
    yield from pairs_of(data / "dev" / "flores_dev.tsv")
    for path in sorted((gold / "dev").glob("*.json")):
        lines = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
        english = json.loads(path.read_text(encoding="utf-8"))["translation_en"]
        yield from zip((line for line in lines if line.strip()), english, strict=True)
    for path in sorted((data / "news").glob("agency_*.tsv.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as rows:
            for row in islice(rows, fifth - 1, None, 5):
                cells = row.rstrip("\n").split("\t")
                if len(cells) == 3:
                    yield cells[1], cells[2]


def brief_of(*pairs: Pair) -> Brief:
    """A brief whose paragraphs are the pairs, each of one unit; its summary is the first."""
    text = "\n".join(persian for persian, _ in pairs)
    article = Article("pair", text)
    paragraphs, _, attribution = read_structure(article)
    units = [Unit(p.span, p.number, p.number, "sentence") for p in paragraphs]
    return Brief(
        article=article,
        title_en="",
        paragraphs=paragraphs,
        sentences=tuple(Sentence(p.number, p.number, p.span) for p in paragraphs),
        renderings=tuple(Rendering(unit, english) for unit, (_, english) in zip(units, pairs, strict=True)),
        attribution=attribution,
        terms=Glossary.load().find(text),
        figures=read_figures(text),
        summary=Summary((SummarySentence(pairs[0][1], (1,), (paragraphs[0].span,)),), "en", "first"),
        checks=(),
        models=(),
        signature=Signature(()),
    )


def with_english(brief: Brief, english: str) -> Brief:
    return replace(brief, renderings=(replace(brief.renderings[0], english=english),))


def number_changed(brief: Brief, english: str, chance: random.Random) -> str:
    found = [match for match in _NUMBER.finditer(english) if not _in_date(english, match)]
    if not found:
        return english
    match = chance.choice(found)
    digits = list(match.group())
    place = chance.choice([index for index, digit in enumerate(digits) if digit.isdigit()])
    digits[place] = str((int(digits[place]) + chance.randint(1, 8)) % 9 + 1)
    return english[: match.start()] + "".join(digits) + english[match.end() :]


def number_dropped(brief: Brief, english: str, chance: random.Random) -> str:
    found = [match for match in _NUMBER.finditer(english) if not _in_date(english, match)]
    if not found:
        return english
    match = chance.choice(found)
    return english[: match.start()] + english[match.end() :]


def _in_date(english: str, match: re.Match[str]) -> bool:
    return ":" in match.group() or any(
        date.start() <= match.start() < date.end() for date in (*_DATE.finditer(english), *_YEAR.finditer(english))
    )


def date_shifted(brief: Brief, english: str, chance: random.Random) -> str:
    """Another day, another month of the same calendar, or a year sooner or later."""
    found = [*_DATE.finditer(english), *_YEAR.finditer(english)]
    if not found:
        return english
    match = chance.choice(found)
    words = match.group()
    if match.re is _YEAR:
        shifted = str(int(words) + chance.choice((-2, 2, 3)))
    elif chance.random() < 0.5:
        shifted = re.sub(r"\d+", lambda day: str(int(day.group()) % 28 + 2), words)
    else:
        month = re.search("[A-Z][a-z]+", words).group()  # type: ignore[union-attr]
        at = _MONTHS.index(month)
        shifted = words.replace(month, _MONTHS[at // 12 * 12 + (at % 12 + chance.randint(2, 10)) % 12])
    return english[: match.start()] + shifted + english[match.end() :]


def negation_removed(brief: Brief, english: str, chance: random.Random) -> str:
    """The only negation of a sentence left out."""
    found = list(_NOT.finditer(english))
    if len(found) != 1:
        return english
    match = found[0]
    return english[: match.start()].replace("does", "").rstrip() + " " + english[match.end() :]


def name_swapped(brief: Brief, english: str, chance: random.Random) -> str:
    """A place, body or person of the sentence replaced by another of its kind."""
    terms = [
        term for term in brief.terms if term.kind in ("place", "organisation") and english.count(term.english) == 1
    ]
    if not terms:
        return english
    term = chance.choice(terms)
    others = sorted(
        {e.english for e in Glossary.load().entries if e.kind == term.kind} - {t.english for t in brief.terms}
    )
    return english.replace(term.english, chance.choice(others))


def marks_added(brief: Brief, english: str, chance: random.Random) -> str:
    """Marks around the second half of a sentence whose Persian has none."""
    if re.search(r"[«»“”\"]", brief.article.text):
        return english
    words = english.split()
    half = len(words) // 2
    return " ".join([*words[:half], '"' + " ".join(words[half:]) + '"'])


def looped(brief: Brief, english: str, chance: random.Random) -> str:
    """Four words three times more."""
    words = english.split()
    start = chance.randrange(max(1, len(words) - 4))
    return " ".join(words[: start + 4] + words[start : start + 4] * 3 + words[start + 4 :])


def phrase_twice(brief: Brief, english: str, chance: random.Random) -> str:
    """Four words twice."""
    words = english.split()
    start = chance.randrange(max(1, len(words) - 4))
    return " ".join([*words[: start + 4], *words[start:]])


def cut_short(brief: Brief, english: str, chance: random.Random) -> str:
    """The first third only."""
    words = english.split()
    return " ".join(words[: max(1, len(words) // 3)])


def residue_left(brief: Brief, english: str, chance: random.Random) -> str:
    """A word of the Persian in place of one of the English."""
    words = english.split()
    words[chance.randrange(len(words))] = chance.choice(brief.article.text.split())
    return " ".join(words)


def stance_changed(brief: Brief, english: str, chance: random.Random) -> str:
    """`said` made a verb that judges."""
    return re.sub(r"\bsaid\b", chance.choice(_STANCES), english, count=1)


def translation_of_another(brief: Brief, english: str, chance: random.Random) -> str:
    return chance.choice(_OTHERS)


def half_of_another(brief: Brief, english: str, chance: random.Random) -> str:
    """The second half of the words replaced by that of another sentence."""
    words, others = english.split(), chance.choice(_OTHERS).split()
    return " ".join([*words[: len(words) // 2], *others[len(others) // 2 :]])


def third_of_another(brief: Brief, english: str, chance: random.Random) -> str:
    """The last third of the words replaced by that of another sentence."""
    words, others = english.split(), chance.choice(_OTHERS).split()
    return " ".join([*words[: len(words) * 2 // 3], *others[len(others) * 2 // 3 :]])


def third_left_out(brief: Brief, english: str, chance: random.Random) -> str:
    """The second third of the words of a sentence of fifteen and more."""
    words = english.split()
    third = len(words) // 3
    return " ".join([*words[:third], *words[2 * third :]]) if len(words) >= 15 else english


def word_replaced(brief: Brief, english: str, chance: random.Random) -> str:
    """A word of five letters and more replaced by one of another sentence."""
    found, other = list(_CONTENT.finditer(english)), _drawn(_CONTENT, chance)
    return _with(english, chance.choice(found), other) if found and other not in english else english


def place_added(brief: Brief, english: str, chance: random.Random) -> str:
    """A place that the Persian does not name, at the end."""
    others = {entry.english for entry in Glossary.load().entries if entry.kind == "place"}
    return f"{english.rstrip('.')} in {chance.choice(sorted(others - {term.english for term in brief.terms}))}."


def name_replaced(brief: Brief, english: str, chance: random.Random) -> str:
    """A capitalised word that is no English one replaced by such a one of another sentence."""
    found = [match for match in _NAME.finditer(english) if not is_english(match.group().lower())]
    other = _drawn(_NAME, chance)
    is_name = found and other not in english and not is_english(other.lower())
    return _with(english, chance.choice(found), other) if is_name else english


def word_made_up(brief: Brief, english: str, chance: random.Random) -> str:
    """The head of a word with the tail of another, the way of a model that spells by pieces."""
    found, other = list(_CONTENT.finditer(english)), _drawn(_CONTENT, chance)
    if not found:
        return english
    match = chance.choice(found)
    made_up = match.group()[:4] + other[-4:]
    return english if is_english(made_up) else _with(english, match, made_up)


def _drawn(pattern: re.Pattern[str], chance: random.Random) -> str:
    return chance.choice(pattern.findall(" ".join(chance.sample(_OTHERS, 40))))


def _with(english: str, match: re.Match[str], word: str) -> str:
    return english[: match.start()] + word + english[match.end() :]


PLANTS: tuple[tuple[str, Callable[[Brief, str, random.Random], str]], ...] = (
    ("numbers", number_changed),
    ("numbers", number_dropped),
    ("dates", date_shifted),
    ("negation", negation_removed),
    ("names", name_swapped),
    ("names", place_added),
    ("quotation_marks", marks_added),
    ("loops", looped),
    ("loops", phrase_twice),
    ("length", cut_short),
    ("adequacy", translation_of_another),
    ("adequacy", half_of_another),
    ("adequacy", third_of_another),
    ("adequacy", third_left_out),
    ("adequacy", word_replaced),
    ("odd_words", name_replaced),
    ("odd_words", word_made_up),
    ("residue", residue_left),
    ("stance", stance_changed),
)


# A number that the rule above takes for a plain one may be a year to the readers, and the other way round.
_MEANT = {"numbers": {"numbers", "dates"}, "dates": {"numbers", "dates"}}


def failing(brief: Brief) -> set[str]:
    return {check.name for check in run_checks(brief) if not check.passed}


def verified(brief: Brief) -> dict[str, bool]:
    """Every check that had something to verify, and whether it passed."""
    outcome: dict[str, bool] = {}
    for check in run_checks(brief):
        outcome[check.name] = outcome.get(check.name, True) and check.passed
    return outcome


def coverage_cases(pairs: list[Pair], chance: random.Random) -> Iterator[bool]:
    """A sentence of three left without English, or without a rendering; whether that is found."""
    for start in range(0, min(len(pairs) - 3, CASES_A_FAULT * 3), 3):
        brief = brief_of(*pairs[start : start + 3])
        dropped = chance.randrange(3)
        left = list(brief.renderings)
        left[dropped : dropped + 1] = [replace(left[dropped], english="")] if chance.random() < 0.5 else []
        yield "coverage" in failing(replace(brief, renderings=tuple(left)))


def unsupported_cases(brief: Brief, other: Brief) -> bool:
    """The summary sentence of another article; whether it is found to have no support."""
    return "summary" in failing(
        replace(
            brief,
            summary=Summary(
                (replace(other.summary.sentences[0], paragraphs=(1,), spans=brief.summary.sentences[0].spans),),
                "en",
                "other",
            ),
        )
    )


def main(source: Path | None, show: str | None, *, everything: bool) -> None:
    chance = random.Random(1)
    pairs = [pair for pair in (pairs_of(source) if source else clean_pairs()) if pair[0].strip() and pair[1].strip()]
    chance.shuffle(pairs)
    _OTHERS.extend(english for _, english in pairs)
    pairs = pairs if everything else pairs[:2500]
    matter, alarms, planted, found = Counter[str](), Counter[str](), defaultdict[str, int](int), Counter[str]()
    previous: Brief | None = None
    for pair in pairs:
        brief = brief_of(pair)
        outcome = verified(brief)
        matter.update(outcome.keys())
        alarms.update(name for name, passed in outcome.items() if not passed)
        if show and outcome.get(show) is False:
            print(*pair, *(c.found for c in run_checks(brief) if c.name == show and not c.passed), "", sep="\n  ")
        for check, plant in PLANTS:
            faulty = plant(brief, pair[1], chance)
            if faulty == pair[1] or outcome.get(check) is False or planted[plant.__name__] >= CASES_A_FAULT:
                continue
            planted[plant.__name__] += 1
            hit = not _MEANT.get(check, {check}).isdisjoint(failing(with_english(brief, faulty)))
            found[plant.__name__] += hit
            if show == plant.__name__ and not hit:
                print(pair[0], faulty, "", sep="\n  ")
        if previous and planted["summary_of_another"] < CASES_A_FAULT:
            planted["summary_of_another"] += 1
            found["summary_of_another"] += unsupported_cases(brief, previous)
        previous = brief
    dropped = list(coverage_cases(pairs, chance))
    planted["sentence_dropped"], found["sentence_dropped"] = len(dropped), sum(dropped)
    report(matter, alarms, planted, found)


def report(matter: Counter[str], alarms: Counter[str], planted: dict[str, int], found: Counter[str]) -> None:
    faults = [("coverage", "sentence_dropped"), *((check, plant.__name__) for check, plant in PLANTS)]
    faults.append(("summary", "summary_of_another"))
    print(f"{sum(planted.values())} planted errors\n")
    print("| check | planted | cases | found | clean | false alarms |\n|---|---|---|---|---|---|")
    for check, fault in faults:
        share = found[fault] / planted[fault] if planted[fault] else 0
        rate = alarms[check] / matter[check] if matter[check] else 0
        told = fault.replace("_", " ")
        print(f"| {check} | {told} | {planted[fault]} | {share:.3f} | {matter[check]} | {rate:.4f} |")
    for check in sorted(matter.keys() - {check for check, _ in faults}):
        print(f"| {check} | - | - | - | {matter[check]} | {alarms[check] / matter[check]:.4f} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("pairs", nargs="?", type=Path)
    parser.add_argument("--show")
    parser.add_argument("--all", action="store_true")
    given = parser.parse_args()
    main(given.pairs, given.show, everything=given.all)
