import time

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


def test_a_long_paragraph_takes_linear_time():
    unit = "علی رضایی که در شهر بود و کار می‌کرد از نظر او گفت و گو خوب است «نقل» و "
    short, long = unit * 500, unit * 5000

    def seconds(text):
        start = time.perf_counter()
        read(f"خبر\n{text}")
        return time.perf_counter() - start

    seconds(short)
    assert seconds(long) < 40 * max(seconds(short), 0.01)


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
