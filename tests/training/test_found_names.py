from training.found_names import count_names, names_of


def test_a_word_and_a_name_that_sound_alike_are_one_and_no_word_is_taken_twice():
    found = dict(names_of("فیل نویل به برشیا رفت", "So Phil Neville went to Brescia"))
    assert found == {"فیل": "Phil", "نویل": "Neville", "برشیا": "Brescia"}


def test_a_name_is_told_where_most_pairs_of_its_word_have_it():
    pairs = [("آقای نویل آمد", "Then Neville came")] * 3
    assert list(count_names(pairs)) == [("نویل", "Neville", True)]
    assert list(count_names([*pairs, *[("نویل نیامد", "Then he did not come")] * 3])) == []
