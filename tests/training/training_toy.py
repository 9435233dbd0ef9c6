"""A made-up language pair and a recipe so small that training takes a second."""

import dataclasses
import random
from pathlib import Path

import numpy as np
from training.config import CoolDown, Data, Noise, Optimiser, Recipe, Schedule, Shape, read_recipe
from training.prepare import align
from training.renaming import Names, write_names
from training.segmentation import train_pieces

WORDS = {
    "شهردار": "mayor",
    "وزیر": "minister",
    "کتاب": "book",
    "مدرسه": "school",
    "بزرگ": "large",
    "تازه": "new",
    "دید": "saw",
    "ساخت": "built",
    "خرید": "bought",
    "فروخت": "sold",
}
NO_NOISE = Noise(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, sampled=0.0, sampling_alpha=0.2)


def made_up_pairs(number, seed=1):
    """Word by word, in the same order."""
    rng = random.Random(seed)
    rows = [rng.choices(list(WORDS), k=rng.randint(2, 7)) for _ in range(number)]
    return [(" ".join(row), " ".join(WORDS[word] for word in row)) for row in rows]


def toy_recipe(**optimiser):
    """The shipped recipe, shrunk."""
    shipped = read_recipe(Path(__file__).parents[2] / "training" / "fa-en-small.toml")
    settings = {"peak": 3e-3, "warmup_steps": 4, "batch_tokens": 60, **optimiser}
    share = {"news": 1.0, "general": 1.0, "technical": 0.5}
    return Recipe(
        seed=3,
        data=Data((), (), share),
        vocabulary=dataclasses.replace(shipped.vocabulary, pieces=300),
        alignment=shipped.alignment,
        model=Shape(width=32, feed_forward=64, heads=2, encoder_layers=1, decoder_layers=1, dropout=0.1),
        noise=dataclasses.replace(
            shipped.noise, fragment=0.0, number_changed=0.0, name_changed=0.0, name_in_english=0.0
        ),
        optimiser=dataclasses.replace(shipped.optimiser, **settings) if settings else Optimiser(),
        schedule=Schedule(total_tokens=100_000, decay_power=0.8, floor=0.02),
        cool_down=CoolDown(tokens=1000, floor=0.02, sampled=0.2, share=share),
    )


def toy_run(folder, recipe, pairs=60):
    """What prepare.py leaves in a run's folder."""
    folder.mkdir()
    domains = {name: made_up_pairs(pairs, seed) for seed, name in enumerate(("news", "general", "technical"))}
    lines = [f"{name}\t{a}\t{b}\n" for name, rows in domains.items() for a, b in rows]
    (folder / "pairs.tsv").write_text("".join(lines), encoding="utf-8")
    write_names(folder / "names.tsv", Names())
    text = (side for rows in domains.values() for pair in rows for side in pair)
    train_pieces(folder / "spm.model", text, recipe.vocabulary)
    np.save(folder / "align.npy", align(domains, recipe, folder / "spm.model"))
    return folder
