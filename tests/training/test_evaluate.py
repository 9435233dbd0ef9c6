from training.evaluate import SENTENCE_END, names_kept, numbers_kept, score

PAIRS = [
    ("در ۱۲ شهر و ۷ روستا", "In 12 cities and 7 villages"),
    ("هفت نفر", "Seven people"),
    ("سال ۱۴۰۰", "The year 1400"),
]


def test_a_segment_counts_when_all_its_numbers_are_there():
    assert numbers_kept(["In 12 cities and 7 towns", "people", "The year 1300"], PAIRS) == 0.5


def test_separators_are_no_part_of_a_number():
    assert numbers_kept(["1200"], [("۱٬۲۰۰ نفر", "1,200 people")]) == 1.0


def test_names_are_the_capitals_inside_a_sentence():
    pairs = [("وزیر در تهران با لاوروف دیدار کرد", "The minister met with Lavrov in Tehran")]
    assert names_kept(["Minister met Lavrov"], pairs) == 0.5


def test_a_perfect_output_has_full_scores_and_says_how_it_was_scored():
    found = score([english for _, english in PAIRS], PAIRS)
    assert (found["bleu"], found["chrf"], found["numbers_kept"]) == (100.0, 100.0, 1.0)
    assert found["signatures"][0].startswith("nrefs:1|case:mixed")


def test_sentences_end_at_stops_and_question_marks_not_at_colons():
    assert SENTENCE_END.split("او گفت: برویم. چرا؟ ۳.۵ درصد") == ["او گفت: برویم.", "چرا؟", "۳.۵ درصد"]
