from collections import Counter

import numpy as np
from training.lexicon import Example, Trials, ibm1, links_of, rows_of

PAIRS = tuple(
    Example(persian, english, is_news=True)
    for persian, english in (
        (("خانه", "سبز"), ("green", "house")),
        (("خانه", "بزرگ"), ("big", "house")),
        (("کتاب", "سبز"), ("green", "book")),
        (("کتاب", "بزرگ"), ("big", "book")),
    )
    * 3
)


def test_the_model_learns_what_always_goes_together() -> None:
    links = links_of(PAIRS)
    best = {persian: max(english, key=english.__getitem__) for persian, english in links.items()}
    assert best == {"خانه": "house", "سبز": "green", "کتاب": "book", "بزرگ": "big"}


def test_probabilities_of_each_given_word_sum_to_one() -> None:
    sentence, given, made = np.array([0, 0, 1, 1]), np.array([1, 0, 1, 0]), np.array([1, 1, 2, 2])
    found = ibm1(sentence, given, made)
    assert sum(p for (word, _), (p, _) in found.items() if word == 1) == 1


def test_shares_are_lower_for_words_that_are_often_left_out() -> None:
    trials = Trials()
    for english in ({"house"}, {"house"}, {"house"}, {"home"}, set()):
        trials.take(["خانه"], english, {"خانه": {"house", "home"}}, is_news=False)
    assert 0.7 < trials.shares()["خانه"] < 0.8


def test_a_row_tells_share_word_to_show_and_stems() -> None:
    links = {"خانه": {"hous": 0.9, "hom": 0.1}, "سبز": {"green": 1.0}}
    shares = ({"خانه": 0.8, "سبز": 0.2}, {"green": 0.9})
    readable = {"hous": Counter(house=2), "green": Counter(green=1)}
    rows = list(rows_of(links, shares, readable))
    assert rows == ["خانه\t800\thouse\thous hom\n", "سبز\t0\tgreen\tgreen\n", "green\t900\n"]
