from brief.text.proper_nouns import proper_nouns


def test_what_opens_a_sentence_is_no_name() -> None:
    assert proper_nouns('The mayor met Asadi. He said: "Nobody left Konya\'s hall." Asadi left.') == ("Asadi", "Konya")
