"""Joint F1 of quotation attribution on damaged texts, beside the clean figure.

    python -m benchmarks.quote_damage GOLD_DIR [GOLD_DIR ...]

Each damage is done to the texts and to the gold's strings alike (speakers' names included), so that the result should
not change but for its offsets. What a lost space joins to a statement stays outside the gold's span.
"""

import copy
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from brief.article import Span
from brief.evaluation.comparison import compare
from brief.evaluation.gold import find_articles, gold_spans, read_article
from brief.evaluation.quotes import summarise
from brief.steps.attribute import attribute
from brief.text import segment

_ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
_VERBS = "گفت|گفتند|افزود|اظهار|تصریح|تأکید|تاکید|بیان|خاطرنشان|عنوان|اعلام|اضافه"
_ENDS = ("گفت", "گفتند", "افزود", "کرد", "کردند", "داد", "داشت", "شد", "نوشت")
_AFTER_CUE = "|".join(rf"(?<=\b{end})" for end in _ENDS)
_HAMZA = {"أ": "ا", "إ": "ا", "ؤ": "و", "ئ": "ی", "ۀ": "ه", "ء": "", "\N{ARABIC HAMZA ABOVE}": ""}
_ARABIC = {"ی": "ي", "ک": "ك"}


@dataclass(frozen=True, slots=True)
class Damage:
    """What is found and what it becomes."""

    found: str
    becomes: Callable[[re.Match[str]], str]

    def apply(self, text: str) -> tuple[str, list[int]]:
        """The damaged text, and the new position of every old one (the end included)."""
        pieces: list[str] = []
        moved: list[int] = []
        at = length = 0
        for match in re.finditer(self.found, text):
            moved += range(length, length + match.start() - at)
            kept, new = text[at : match.start()], self.becomes(match)
            pieces += (kept, new)
            length += len(kept)
            moved += [length] * (match.end() - match.start())
            length += len(new)
            at = match.end()
        moved += range(length, length + len(text) - at + 1)
        return "".join(pieces) + text[at:], moved


def _mapped(table: dict[str, str]) -> Damage:
    return Damage("[" + "".join(table) + "]", lambda match: table[match[0]])


def _as(found: str, new: str) -> Damage:
    return Damage(found, lambda _: new)


DAMAGES = {
    "clean": _as("(?!)", ""),
    "half-spaces lost": _as(_ZWNJ, ""),
    "half-spaces as spaces": _as(_ZWNJ, " "),
    "hamza lost": _mapped(_HAMZA),
    "Arabic letters": _mapped(_ARABIC),
    "no space around cues": _as(rf"(?<=\bوی) (?={_VERBS})|(?:{_AFTER_CUE}) (?=(?:که|در|از)\b)|(?<=:) ", ""),
    "space before colons": _as(r"(?<=\w):", " :"),
    "no space after stops": _as(r"(?<=[\w»][.؟!]) ", ""),
    "straight quotes": _as("[«»“”]", '"'),
    "curly quotes": Damage('[«»"]', lambda match: "“" if match[0] == "«" else "”" if match[0] == "»" else match[0]),
    "last closing mark lost": _as(r"(?m)»(?=[^«»\n]*$)", ""),
    "first opening mark lost": _as(r"(?m)(?<=: )«", ""),
}


def damaged(text: str, gold: dict[str, Any], damage: Damage) -> tuple[str, dict[str, Any]]:
    """The article and its annotation after the damage."""
    result = copy.deepcopy(gold)
    new, moved = damage.apply(text)
    for item in result["quotes"]:
        spans = [Span(moved[s.start], moved[s.end]) for s in gold_spans(text, item)]
        item["content"] = [_whole(s.of(new)) for s in spans]
        if item.get("cue"):
            item["cue"] = damage.apply(item["cue"])[0]
    for speaker in result["speakers"]:
        for key in ("name_fa", "role_fa"):
            speaker[key] = damage.apply(speaker[key])[0] if speaker.get(key) else None
    return new, result


def _whole(piece: str) -> str:
    return piece.strip() or piece


def score(folder: Path, damage: Damage) -> tuple[float, float]:
    """Joint F1 and the share of false attributions over a folder."""
    counts = []
    for paths in find_articles(folder):
        text, gold = damaged(*read_article(*paths), damage)
        paragraphs = segment.paragraphs(text)
        counts.append(compare(text, gold, attribute(text, paragraphs, segment.sentences(text, paragraphs))))
    scores = summarise(counts)
    return scores.joint_f1, scores.false_attribution


def main(folders: Iterable[str]) -> None:
    """A row a damage, a column a folder: joint F1, its distance from the clean figure, false attributions."""
    for folder in map(Path, folders):
        print(folder.name)
        clean = None
        for name, damage in DAMAGES.items():
            joint, false = score(folder, damage)
            clean = joint if clean is None else clean
            print(f"  {name:26s} joint F1 {joint:.3f}  ({joint - clean:+.3f})  false attributions {false:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
