"""The model card: `python -m training.card RECIPE RUN SCORES OUT` fills card.md from what the stages have written.

RUN gives the data kept (pairs.json) and the learning curve (log.jsonl), SCORES is evaluate.py's --json, and
BRIEF_DATA_DIR's SOURCES.md the origin and licence of each source.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from training.config import read_recipe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from training.config import Recipe

CARD = Path(__file__).with_name("card.md")
NEWS_LICENCE = {
    "written": ("written for this project by a language model", "CC0"),
    "agency": ("agency sentences, translated by a language model", "CC BY 4.0 as far as the agencies state"),
}


def fill_card(recipe: Recipe, run: Path, scores: dict[str, Any], data: Path, hardware: str) -> str:
    """The text of the card."""
    prepared = json.loads((run / "pairs.json").read_text(encoding="utf-8"))
    last = list(_log(run))[-1]
    return Template(CARD.read_text(encoding="utf-8")).substitute(
        layers=f"{recipe.model.encoder_layers} + {recipe.model.decoder_layers}",
        width=recipe.model.width,
        pieces=f"{recipe.vocabulary.pieces:,}",
        tokens=f"{last['tokens'] / 1e6:.1f}",
        hardware=hardware,
        size=scores["size_mb"],
        load=scores["load_seconds"],
        kept=", ".join(f"{count:,} {domain}" for domain, count in prepared["kept"].items()),
        scores="\n".join(_score_rows(scores)),
        signatures="\n".join(f"`{line}`" for line in _signatures(scores)),
        sources="\n".join(_source_rows(prepared["sources"], _licences(data / "SOURCES.md"))),
    )


def learning_curve(run: Path) -> str:
    """The scores along a run as a Markdown table."""
    head = "| tokens, million | news BLEU | news chrF | FLORES BLEU | FLORES chrF |\n|---|---|---|---|---|"
    keys = ("news_bleu", "news_chrf", "flores_bleu", "flores_chrf")
    points = (line for line in _log(run) if line["kind"] == "score")
    rows = (
        f"| {point['tokens'] / 1e6:.1f} | " + " | ".join(str(point[key]) for key in keys) + " |" for point in points
    )
    return "\n".join((head, *rows))


def _score_rows(scores: dict[str, Any]) -> Iterable[str]:
    for name, found in scores.items():
        if isinstance(found, dict):
            figures = [found[key] for key in ("segments", "bleu", "chrf", "numbers_kept", "names_kept")]
            yield f"| {name} | " + " | ".join(map(str, figures)) + f" | {found.get('words_per_second', '')} |"


def _signatures(scores: dict[str, Any]) -> list[str]:
    return sorted({line for found in scores.values() if isinstance(found, dict) for line in found["signatures"]})


def _source_rows(sources: dict[str, Any], licences: dict[str, tuple[str, str]]) -> Iterable[str]:
    for name, told in sources.items():
        origin, licence = licences.get(name) or NEWS_LICENCE[name.split("_")[0]]
        yield f"| {name} | {told['domain']} | {told['kept']:,} | {origin} | {licence} |"


def _licences(table: Path) -> dict[str, tuple[str, str]]:
    """Origin and licence by name, from the table `| name | pairs | source | commit | licence | remark |`."""
    rows = (line.strip("| ").split(" | ") for line in table.read_text(encoding="utf-8").split("\n") if "|" in line)
    return {row[0]: (f"{row[2]} @ {row[3]}", row[4]) for row in rows if len(row) >= 5 and row[1].isdigit()}


def _log(run: Path) -> Iterable[dict[str, Any]]:
    for line in (run / "log.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("recipe", "run", "scores", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--hardware", default="two CPU cores")
    given = parser.parse_args()
    scores = json.loads(given.scores.read_text(encoding="utf-8"))
    data = Path(os.environ["BRIEF_DATA_DIR"])
    given.out.write_text(fill_card(read_recipe(given.recipe), given.run, scores, data, given.hardware), "utf-8")
    print(learning_curve(given.run))


if __name__ == "__main__":
    main()
