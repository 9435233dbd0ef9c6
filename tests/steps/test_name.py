import pytest

from brief.article import Attribution, Speaker
from brief.glossary import Glossary
from brief.steps.name import compose_role, name_speakers, terms_of_speakers


@pytest.mark.parametrize(
    ("persian", "english"),
    [
        ("شهردار شیراز", "Mayor of Shiraz"),
        ("شهردار کلانشهر شیراز", "Mayor of the Shiraz metropolis"),
        ("وزیر امور خارجه ایران", "Foreign Minister of Iran"),
        ("معاون وزیر بهداشت", "Deputy Minister of Health"),
        ("عضو هیأتمدیره متروپلیس", "Member of the Board of Directors of Metropolis"),
        ("مدیر کل استاندارد ایلام", "Director General of Standards in Ilam"),
        ("رئیس‌جمهور سابق آمریکا", "former President of the United States"),
        ("نماینده مردم شیراز در مجلس شورای اسلامی", "Member of Parliament for Shiraz"),
        (
            "سفیر و نماینده دائم جمهوری اسلامی ایران در سازمان ملل",
            "Ambassador and Permanent Representative of the Islamic Republic of Iran to the United Nations",
        ),
        ("سخنگوی وزارت امور خارجه", "Spokesperson for the Ministry of Foreign Affairs"),
        ("رئیس سازمان برنامه و بودجه", "Head of the Plan and Budget Organisation"),
        ("مشاور رئیس جمهور", "Adviser to the President"),
        ("سرپرست فدراسیون کشتی", "Acting Head of the Wrestling Federation"),
        ("مدیر دفتر پخش «خانه فیلم»", None),
        ("شهردار ناکجاآباد", None),
        ("", None),
    ],
)
def test_offices_from_known_parts_only(persian, english):
    assert compose_role(persian, Glossary.load()) == english


def test_unknown_phrases_go_to_the_model_once():
    asked = []

    def translate(phrases):
        asked.append(phrases)
        return tuple(f"English {index}" for index, _ in enumerate(phrases))

    speakers = (
        Speaker("s1", "محمدحسن اسدی", "شهردار شیراز", "person"),
        Speaker("s2", "ایسنا", None, "outlet"),
        Speaker("s3", None, "مدیر دفتر پخش", "person"),
        Speaker("s4", "انجمن دوستداران", "مدیر دفتر پخش", "organisation"),
    )
    named = name_speakers("", Attribution(speakers, (), ()), Glossary.load(), translate).speakers
    assert asked == [("مدیر دفتر پخش", "انجمن دوستداران")]
    assert [(speaker.name_en, speaker.role_en) for speaker in named] == [
        ("Mohammad-Hassan Asadi", "Mayor of Shiraz"),
        ("ISNA", None),
        (None, "English 0"),
        ("English 1", "English 0"),
    ]


def test_the_model_is_not_asked_when_all_is_known():
    speakers = (Speaker("s1", "محمدحسن اسدی", "شهردار شیراز", "person"),)

    def translate(phrases):
        pytest.fail(f"asked for {phrases}")

    name_speakers("", Attribution(speakers, (), ()), Glossary.load(), translate)


def test_named_persons_among_the_speakers_are_terms_with_their_places() -> None:
    text = "محمدحسن اسدی گفت. محمدحسن اسدی افزود."
    asadi = Speaker("s1", "محمدحسن اسدی", None, "person", "Mohammad-Hassan Asadi")
    outlet = Speaker("s2", "ایسنا", None, "outlet", "ISNA")
    (term,) = terms_of_speakers(text, Attribution((asadi, outlet), (), ()))
    assert (term.english, term.kind, term.basis) == ("Mohammad-Hassan Asadi", "person", "table")
    assert [span.of(text) for span in term.spans] == ["محمدحسن اسدی"] * 2


def test_the_form_that_the_article_gives_in_brackets_wins() -> None:
    text = "گورسل آلیسی (Gürsel Alıcı) گفت."
    speakers = (Speaker("s1", "گورسل آلیسی", None, "person"),)
    named = name_speakers(text, Attribution(speakers, (), ()), Glossary.load(), lambda _: ())
    assert named.speakers[0].name_en == "Gürsel Alıcı"
    assert [term.basis for term in terms_of_speakers(text, named)] == ["article"]
