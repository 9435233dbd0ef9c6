"""Score an exported model: `python -m training.evaluate MODEL [--beams 4 1] [--every 1] [--json FILE]`.

Reads BRIEF_DATA_DIR (FLORES dev, TICO-19, the outputs of other systems) and BRIEF_GOLD_DIR (news paragraphs).
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ctranslate2
import sacrebleu

from brief.article import Span
from brief.glossary import Glossary
from brief.steps.constrain import constrain, known_forms
from training.clean import NUMBER, fold_persian, letters_only
from training.corpora import gold_paragraphs, mono_articles, news_keys, tab_pairs
from training.export import export
from training.segmentation import open_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from training.config import Recipe
    from training.renaming import Pair

SENTENCE_END = re.compile(r"(?<=[.!?\N{ARABIC QUESTION MARK}])\s+")
WORD = re.compile(r"[\w\u200c]+")
CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
"""A name, as far as English shows one: a capital inside a sentence."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """How sentences are searched for."""

    beams: int = 4
    no_repeat_ngram: int = 4


class Translator:
    """An exported folder. Sentences in, sentences out."""

    def __init__(self, folder: Path, threads: int = 2) -> None:
        began = time.perf_counter()
        self.pieces = open_pieces(folder / "spm.model")
        self.limits = json.loads((folder / "limits.json").read_text(encoding="utf-8"))
        self.model = ctranslate2.Translator(str(folder), compute_type="auto", intra_threads=threads)
        self.load_seconds = time.perf_counter() - began

    def translate(self, sentences: Sequence[str], decoding: Decoding) -> list[str]:
        """Folded as in training; cut at the longest source that the model allows."""
        longest = self.limits["source_pieces"]
        rows = [[*self.pieces.encode(fold_persian(text), out_type=str)[:longest], "</s>"] for text in sentences]
        results = self.model.translate_batch(
            rows,
            max_batch_size=2048,
            batch_type="tokens",
            beam_size=decoding.beams,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            max_decoding_length=self.limits["target_pieces"],
            disable_unk=True,
        )
        return [self.pieces.decode(result.hypotheses[0]) for result in results]

    def translate_paragraphs(self, paragraphs: Sequence[str], decoding: Decoding, *, told: bool) -> list[str]:
        """Sentence by sentence, cut at full stops, exclamation and question marks; joined by a space.

        Where it is `told`, the terms of the glossary stand in English in the source, as in `brief`.
        """
        sources = [tell(paragraph) if told else paragraph for paragraph in paragraphs]
        cut = [SENTENCE_END.split(source.strip()) for source in sources]
        made = iter(self.translate([sentence for row in cut for sentence in row], decoding))
        return [" ".join(next(made) for _ in row) for row in cut]


def tell(persian: str) -> str:
    """The text with the English of the glossary's terms."""
    return constrain(persian, Span(0, len(persian)), known_forms(persian, Glossary.load().find(persian)))


def score(outputs: Sequence[str], pairs: Sequence[Pair]) -> dict[str, Any]:
    """BLEU and chrF with their signatures, and what is kept of numbers and names."""
    references = [[english for _, english in pairs]]
    bleu, chrf = sacrebleu.BLEU(), sacrebleu.CHRF()
    return {
        "bleu": round(bleu.corpus_score(list(outputs), references).score, 2),
        "chrf": round(chrf.corpus_score(list(outputs), references).score, 2),
        "numbers_kept": numbers_kept(outputs, pairs),
        "names_kept": names_kept(outputs, pairs),
        "segments": len(pairs),
        "signatures": [str(bleu.get_signature()), str(chrf.get_signature())],
    }


def numbers_kept(outputs: Sequence[str], pairs: Sequence[Pair]) -> float:
    """Share of segments with all numbers right: those that source and reference both write in digits."""
    wanted = [_values(persian) & _values(english) for persian, english in pairs]
    asked = [(numbers, _values(output)) for numbers, output in zip(wanted, outputs, strict=True) if numbers]
    return _share(sum(numbers <= found for numbers, found in asked), len(asked))


def names_kept(outputs: Sequence[str], pairs: Sequence[Pair]) -> float:
    """Share of the reference's names (capitalised words inside its sentences) that the output has too."""
    kept = asked = 0
    for output, (_, english) in zip(outputs, pairs, strict=True):
        names, words = Counter(CAPITALISED.findall(english)), Counter(re.findall(r"\w+", output))
        kept += (names & words).total()
        asked += names.total()
    return _share(kept, asked)


def listed_names_right(translator: Translator, decoding: Decoding) -> float:
    """Share of frequent_names.tsv right in the translation of the first sentences of BRIEF_DATA_DIR/mono with them."""
    table = Path(__file__).with_name("frequent_names.tsv").read_text(encoding="utf-8").splitlines()
    forms = dict(line.split("\t") for line in table if not line.startswith("#"))
    cases = list(_sentences_with(forms))
    outputs = translator.translate([sentence for _, sentence in cases], decoding)
    right = (
        any(form in output for form in forms[name].split("|")) for (name, _), output in zip(cases, outputs, strict=True)
    )
    return _share(sum(right), len(cases))


def _sentences_with(names: Iterable[str], each: int = 2) -> Iterator[tuple[str, str]]:
    """For every name the first `each` sentences of 6 to 30 words that hold it and are no training sentences."""
    missing, learnt = dict.fromkeys(names, each), news_keys(Path(os.environ["BRIEF_DATA_DIR"]))
    for article in mono_articles(Path(os.environ["BRIEF_DATA_DIR"])):
        for sentence in SENTENCE_END.split(fold_persian(article)):
            words = WORD.findall(sentence)
            if 6 <= len(words) <= 30 and letters_only(sentence) not in learnt:
                spaced = f" {' '.join(words)} "
                for name in [name for name in missing if f" {name} " in spaced]:
                    yield name, sentence
                    missing[name] -= 1
                missing = {name: count for name, count in missing.items() if count}
        if not missing:
            return


def evaluation_sets(every: int = 1) -> dict[str, list[Pair]]:
    """Each `every`-th pair of FLORES dev and TICO-19; all news paragraphs."""
    data = Path(os.environ["BRIEF_DATA_DIR"]) / "dev"
    return {
        "news": gold_paragraphs(Path(os.environ["BRIEF_GOLD_DIR"])),
        "flores": tab_pairs(data / "flores_dev.tsv")[::every],
        "tico19": tab_pairs(data / "tico19_fa.tsv")[::every],
    }


def learning_point(weights: Path, recipe: Recipe, run: Path) -> dict[str, float]:
    """One point of the learning curve, quickly: int8, beam 1, news and each fourth sentence of FLORES dev."""
    export(recipe, weights, run / "spm.model", run / "moment")
    translator, point = Translator(run / "moment"), {}
    for name, pairs in evaluation_sets(every=4).items():
        if name != "tico19":
            for told, prefix in ((False, name), (True, f"{name}_told")):
                outputs = translator.translate_paragraphs([a for a, _ in pairs], Decoding(beams=1), told=told)
                found = score(outputs, pairs)
                point |= {f"{prefix}_{key}": found[key] for key in ("bleu", "chrf", "numbers_kept", "names_kept")}
    return point


def rivals() -> dict[str, dict[str, Any]]:
    """The outputs that BRIEF_DATA_DIR holds of other systems on FLORES dev, scored in the same way."""
    data = Path(os.environ["BRIEF_DATA_DIR"]) / "dev"
    pairs = tab_pairs(data / "flores_dev.tsv")
    return {
        path.name.split(".")[1]: score(path.read_text(encoding="utf-8").rstrip("\n").split("\n"), pairs)
        for path in sorted(data.glob("flores_dev.*.en"))
    }


def evaluate(folder: Path, beams: Sequence[int], every: int) -> dict[str, Any]:
    """Every set at every beam width, with speed, size and load time."""
    translator = Translator(folder)
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    table: dict[str, Any] = {"size_mb": round(size, 1), "load_seconds": round(translator.load_seconds, 3)}
    for width, (name, pairs) in itertools.product(beams, evaluation_sets(every).items()):
        for told in (False, True):
            began = time.perf_counter()
            sources = [persian for persian, _ in pairs]
            outputs = translator.translate_paragraphs(sources, Decoding(beams=width), told=told)
            seconds = time.perf_counter() - began
            speed = {"words_per_second": round(sum(len(persian.split()) for persian in sources) / seconds)}
            table[f"{name}, {'told, ' if told else ''}beam {width}"] = score(outputs, pairs) | speed
    for width in beams:
        table[f"listed names, beam {width}"] = listed_names_right(translator, Decoding(beams=width))
    return table


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--beams", type=int, nargs="+", default=[4, 1])
    parser.add_argument("--every", type=int, default=1, help="take each n-th sentence of FLORES dev and TICO-19")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    table = evaluate(given.model, given.beams, given.every) | {f"{k}, flores": v for k, v in rivals().items()}
    text = json.dumps(table, indent=1)
    if given.json:
        given.json.write_text(text + "\n", encoding="utf-8")
    print(text)


def _values(text: str) -> Counter[int]:
    """Numbers written in digits of any script, separators removed."""
    return Counter(int(re.sub(r"\D", "", number)) for number in NUMBER.findall(text))


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 1.0


if __name__ == "__main__":
    main()
