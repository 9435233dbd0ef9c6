import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brief.steps.attribute import attribute
from brief.text import segment

SEED = (
    "شهردار شیراز مطرح کرد؛ ضرورت کنشگری کلان‌شهرها/ شیراز پیشرو است\n"
    "شهردار شیراز بر ضرورت حضور فعال در دیپلماسی شهری تأکید کرد.\n"
    "به گزارش پرتو جنوب، محمدحسن اسدی در حاشیه نشست اظهار کرد: «حضور فعال یک تکلیف است و باید باشد».\n"
    "بنا به گفته این مقام ارشد؛ شهرداری‌ها باید برنامه داشته باشند.\n"
    "اسدی که به‌عنوان عضو هیأت‌مدیره سخن می‌گفت، در تشریح دستور کار افزود: هیأت‌مدیره موافقت کرد.\n"
    "او با اشاره به تصویب اساسنامه گفت: از ماه‌ها پیش، کارگروه تشکیل شده است.\n"
)
WORDS = [
    "گفت",
    "علی",
    "رضایی",
    "وزیر",
    "که",
    ":",
    "،",
    "«",
    "»",
    '"',
    ".",
    "از",
    "خبر داد",
    "به گفته",
    "را",
    "دانست",
    "\n",
    "وی",
    "؟",
    "*",
    "(",
    ")",
    "و",
    "گفت‌وگو با",
    "افزود",
    "رئیس سازمان",
    "سید",
    "یک",
    "منابع آگاه",
    "این",
    "با بیان اینکه",
    "گویددر",
    "می",
    "های",
    "به گزارش",
    "در بیانیه",
    "آمده است",
]


def read(text):
    paragraphs = segment.paragraphs(text)
    return attribute(text, paragraphs, segment.sentences(text, paragraphs))


def statements(text):
    found = read(text)
    return [("".join("".join(span.of(text) for span in q.spans).split()), q.speaker) for q in found.quotes]


def test_one_person_under_four_names():
    found = read(SEED)
    assert {found.speaker(quote.speaker).name for quote in found.quotes} == {"محمدحسن اسدی"}


def test_the_outlet_is_sourcing_and_no_speaker():
    found = read(SEED)
    assert [(link.cue.of(SEED), link.source.of(SEED)) for link in found.sourcing] == [("به گزارش", "پرتو جنوب")]


def test_damage_changes_nothing_but_offsets():
    plain = [(words.replace("\N{ZERO WIDTH NON-JOINER}", ""), who) for words, who in statements(SEED)]
    assert statements(SEED.replace("\N{ZERO WIDTH NON-JOINER}", "")) == plain
    arabic = str.maketrans("یک", "يك")
    assert statements(SEED.translate(arabic)) == [(words.translate(arabic), who) for words, who in statements(SEED)]
    assert statements(SEED.replace("«", '"').replace("»", '"')) == statements(SEED)
    assert statements(SEED.replace(": ", ":").replace("، ", "،")) == statements(SEED)
    assert statements(SEED.replace("أ", "ا")) == [(words.replace("أ", "ا"), who) for words, who in statements(SEED)]


def test_an_odd_quotation_mark_stops_nothing():
    text = "خبر\nعلی رضایی گفت: «کار تمام شد و فردا ادامه دارد.\nوی افزود: خوب است."
    assert [words for words, _ in statements(text)] == ["کارتمامشدوفرداادامهدارد", "خوباست"]


def test_no_speaker_rather_than_a_guess():
    found = read("خبر\nوی گفت: کار تمام شد.")
    assert [quote.speaker for quote in found.quotes] == [None]
    assert found.speakers == ()


DIFFICULTIES = {
    "clauses": "علی رضایی که در شهر بود و کار می‌کرد از نظر او گفت و گو خوب است «نقل» و ",
    "statements": "وی افزود: هوا خوب است. ",
    "paragraphs": "علی رضایی، مدیر راه گفت: هوا خوب است.\n",
    "frames": "با بیان اینکه هوا خوب است، ",
    "opening marks": "«هوا ",
    "straight marks": '" هوا ',
    "brackets": "(هوا ",
    "questions": "در گفت‌وگو با علی رضایی\nچرا؟\nهوا خوب است.\n",
    "offices": "رئیس ",
    "complements": "از هوا و را از به بر راه خبر داد و ",
    "no words": "می\N{ZERO WIDTH NON-JOINER}",
}


def seconds(text):
    """Without the collector, which in a long test run has the heap of all tests to look through."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        read(f"خبر\n{text}")
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.mark.parametrize("unit", DIFFICULTIES.values(), ids=DIFFICULTIES)
def test_what_is_ten_times_as_long_takes_about_ten_times_as_long(unit):
    short, long = unit * (10_000 // len(unit)), unit * (100_000 // len(unit))
    seconds(short)
    assert seconds(long) < 40 * max(min(seconds(short), seconds(short)), 0.01)


def test_a_thousand_speakers_take_linear_time():
    def lines(number):
        names = (f"محمد {chr(0x628 + i % 20)}{chr(0x641 + i // 20 % 8)}{chr(0x628 + i // 160)}ا" for i in range(number))
        return "".join(f"{name}، مدیر راه گفت: هوا خوب است.\n" for name in names)

    seconds(lines(100))
    assert seconds(lines(2000)) < 60 * max(min(seconds(lines(200)), seconds(lines(200))), 0.01)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join))
def test_nothing_repeated_takes_long(unit):
    assert seconds(f"{unit} " * 400) < 2


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_spans_lie_inside_the_text_and_speakers_exist(text):
    found = read(text)
    for quote in found.quotes:
        assert all(0 <= span.start < span.end <= len(text) for span in quote.spans)
        assert quote.speaker is None or found.speaker(quote.speaker)
        assert 0 <= quote.confidence <= 1
    assert len({quote.id for quote in found.quotes}) == len(found.quotes)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text):
    read(text)
