import json

from training.card import fill_card, learning_curve
from training_toy import toy_recipe

TABLE = """\
| name | pairs | source | commit | licence | remark |
|---|---|---|---|---|---|
| guide | 9 | site | abc | MIT | |
"""


def made_up_run(folder):
    sources = {name: {"domain": "news", "kept": 8, "dropped": {}} for name in ("guide", "written_x")}
    (folder / "pairs.json").write_text(json.dumps({"kept": {"news": 16}, "sources": sources}))
    point = {"news_bleu": 1.5, "news_chrf": 20.0, "flores_bleu": 1.0, "flores_chrf": 18.0}
    (folder / "log.jsonl").write_text(json.dumps({"kind": "score", "tokens": 2_500_000, **point}) + "\n")
    (folder / "SOURCES.md").write_text(TABLE)
    return folder


def test_the_card_names_scores_and_the_licence_of_each_source(tmp_path):
    run = made_up_run(tmp_path)
    found = {"segments": 3, "bleu": 1.5, "chrf": 20.0, "numbers_kept": 0.5, "names_kept": 0.25, "signatures": ["sig"]}
    scores = {"size_mb": 8.1, "load_seconds": 0.1, "news, beam 4": found}
    card = fill_card(toy_recipe(), run, scores, run, "one core")
    assert "| guide | news | 8 | site @ abc | MIT |" in card
    assert "| written_x | news | 8 | written for this project by a language model | CC0 |" in card
    assert "| news, beam 4 | 3 | 1.5 | 20.0 | 0.5 | 0.25 |  |" in card
    assert "2.5 million target tokens on one core" in card
    assert "$" not in card


def test_the_learning_curve_is_a_table(tmp_path):
    assert learning_curve(made_up_run(tmp_path)).endswith("| 2.5 | 1.5 | 20.0 | 1.0 | 18.0 |")
