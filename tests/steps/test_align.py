import pytest

from brief.article import Sentence, Span
from brief.steps.align import Aligner, Evidence

PAIRS = (
    (
        "وزیر نفت گفت تولید نفت به ۴ میلیون بشکه رسید.",
        "The oil minister said oil production reached 4 million barrels.",
    ),
    ("محسن پاک‌نژاد افزود: «صادرات ادامه دارد».", 'Mohsen Paknejad added: "exports continue".'),
    ("هوای تهران فردا بارانی است.", "The weather of Tehran will be rainy tomorrow."),
    ("سه نفر در این حادثه زخمی شدند.", "Three people were hurt in the accident."),
)
EVIDENCE = [
    Evidence(Sentence(number, number, Span(0, len(persian))), persian, english)
    for number, (persian, english) in enumerate(PAIRS, start=1)
]
english, persian = Aligner(EVIDENCE, "en"), Aligner(EVIDENCE, "fa")


def numbers(support: object) -> list[int]:
    return [item.sentence.number for item in support.evidence]  # type: ignore[attr-defined]


def test_a_claim_rests_on_the_sentence_that_has_its_words() -> None:
    support = english.align("Production of oil has reached 4 million barrels")

    assert (numbers(support), support.strange) == ([1], ())
    assert support.share > 0.9


def test_a_claim_of_two_sentences_rests_on_both() -> None:
    support = english.align("Three people were hurt, and Tehran will be rainy")

    assert (numbers(support), support.strange) == ([3, 4], ())


@pytest.mark.parametrize(
    ("claim", "strange"),
    [
        ("Oil production reached 5 million barrels", ("5000000",)),
        ("The minister Bijan Zanganeh said oil production reached 4 million barrels", ("Bijan", "Zanganeh")),
        ("Ahmadinejad said oil production reached 4 million barrels", ("Ahmadinejad",)),
        ('The oil minister said "production collapsed"', ("“production collapsed”",)),
        ('The weather will be "rainy" tomorrow', ("“rainy”",)),
    ],
)
def test_facts_that_the_article_lacks_are_strange(claim: str, strange: tuple[str, ...]) -> None:
    assert english.align(claim).strange == strange


@pytest.mark.parametrize(
    "claim",
    [
        'Mohsen Paknejad said "exports continue"',
        "In Tehran, Mohsen Pâknezhâd said oil exports continue",
        "Four million barrels of oil are produced, said the minister on Monday",
    ],
)
def test_facts_in_other_forms_are_not_strange(claim: str) -> None:
    assert english.align(claim).strange == ()


def test_a_fact_brings_the_sentence_that_has_it() -> None:
    support = english.align("The oil minister said production reached new barrels, according to Paknejad")

    assert numbers(support) == [1, 2]


def test_persian_claims_rest_on_persian_words() -> None:
    support = persian.align("تولید نفت ۴ میلیون بشکه شد")

    assert (numbers(support), support.strange) == ([1], ())
    assert persian.align("تولید نفت ۵ میلیون بشکه شد").strange == ("5,000,000",)
    assert persian.align("وزیر از «توقف صادرات» خبر داد").strange == ("“توقف صادرات”",)


def test_a_claim_of_another_article_has_no_share() -> None:
    assert english.align("Schools in Shiraz are closed because of snow").share < 0.2


def test_without_evidence_nothing_is_supported() -> None:
    support = Aligner((), "en").align("Oil became dearer by 5 percent")

    assert (support.evidence, support.share, support.strange) == ((), 0.0, ("5",))
