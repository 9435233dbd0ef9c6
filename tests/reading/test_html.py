import io
import json
import re
from collections import Counter

import pytest

from brief.errors import InputError
from brief.reading import html
from brief.reading.draft import Draft
from brief.text.normalise import fold
from pages import Page, page_set

PAGES = tuple(page_set())
ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


def read(data: bytes) -> Draft:
    return next(html.read(io.BytesIO(data), "a.html"))


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", fold(text).text))


def test_there_are_forty_pages_of_ten_outlets() -> None:
    assert len(PAGES) == 40
    assert len({page.name.partition("-")[0] for page in PAGES}) == 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_gives_its_article_and_nothing_else(page: Page) -> None:
    draft = read(page.data)
    found, wanted = words(draft.text), words(page.text)
    assert 2 * (found & wanted).total() / (found.total() + wanted.total()) > 0.99
    assert draft.text.count(ZWNJ) == page.text.count(ZWNJ)
    assert len(draft.text.split("\n")) == len(page.text.split("\n"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_title_date_author_outlet_and_address(page: Page) -> None:
    found = read(page.data).metadata
    told = {key: found.get(key, "") for key in ("title", "date", "author", "outlet", "url")}
    assert fold(told.pop("title")).text == fold(page.title).text
    assert told == {key: getattr(page, key) for key in told}


def test_what_was_taken_out_is_told() -> None:
    page = next(page for page in PAGES if page.name.startswith("mehr"))
    removed = read(page.data).metadata["removed"].split(" | ")
    assert "بیشتر بخوانید:" in removed
    assert "عکس: آرشیو مهرنما" in removed


HEADLINE = "خط هفت مترو با هشت ایستگاه به راه افتاد"
BODY = (
    "شهردار شیراز گفت که با راه‌اندازی این خط زمان سفر کوتاه‌تر می‌شود و هزینه آن ۳۲۰ میلیارد تومان بوده است.",
    "مدیرعامل شرکت مترو هم گفت قطارها در ساعت‌های شلوغ هر هفت دقیقه حرکت می‌کنند و شمار واگن‌ها بیشتر می‌شود.",
    "او گفت: نه.",
)
ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
HEAD = f"<title>{HEADLINE}</title><body><h1>{HEADLINE}</h1>"
STATED = json.dumps(
    {"@type": "NewsArticle", "headline": HEADLINE, "articleBody": "\n".join(BODY).replace("\u200c", "&zwnj;")}
)


@pytest.mark.parametrize(
    "page",
    [
        f"<title>{HEADLINE} - پرتو</title><body><div>{HEADLINE}</div><div>{ARTICLE}</div>",
        f"<title>{HEADLINE}</title><body><h2>{HEADLINE}</h2><div>{'<br><br>'.join(BODY)}</div>",
        f"<title>پرتو | {HEADLINE}</title><body><h1>پرتو</h1><h2>{HEADLINE}</h2>{ARTICLE}",
        f'<meta property="og:title" content="خط هفت آمد"><body><h1>{HEADLINE}</h1>{ARTICLE}',
        HEAD + ARTICLE.replace("شهردار", "<a href=x>شهردار</a>"),
        HEAD + ARTICLE.replace("نه.", "نه. انتهای پیام/۱۲"),
        f"{HEAD}<div><strong>{BODY[0]}</strong></div>{ARTICLE[len(BODY[0]) + 7 :]}",
        HEAD + ARTICLE.replace("<p>", "<div><span>").replace("</p>", "</span></div>"),
        f'<script type="application/ld+json">{STATED}</script><body><div id="app"></div>',
    ],
    ids=[
        "no heading", "line breaks alone", "the outlet's name as heading", "another title for machines",
        "links in the text",        "the end glued to the text", "a lead in bold letters",
        "no paragraphs", "text for search engines alone",
    ],
)  # fmt: skip
def test_habits_of_other_outlets(page: str) -> None:
    menu = "<ul><li><a href=/1>سیاسی</a><li><a href=/2>ذخیره سدهای شرق کشور به کمتر از نصف رسید</a></ul>"
    assert read(f"<!doctype html><html>{page}{menu}".encode()).text == "\n".join((HEADLINE, *BODY))


PROSE = "شهردار شیراز در این نشست گفت که سه خط تازه اتوبوس تا پایان سال راه‌اندازی می‌شود و هزینه آن تأمین شده است. "


def test_a_page_that_is_told_wrong_is_read_by_its_bytes() -> None:
    page = f'<html><head><meta charset="windows-1256"><title>خبر</title></head><body><h1>خبر</h1><p>{PROSE * 3}</p>'
    assert PROSE.strip() in read(page.encode()).text


def test_a_description_cut_in_a_letter_does_no_harm_but_a_damaged_article_is_refused() -> None:
    head, body = b'<html><head><meta name="description" content="', f'"></head><body><p>{PROSE * 3}</p>'.encode()
    assert PROSE.strip() in read(head + "شهرداری".encode()[:-1] + body).text
    with pytest.raises(InputError, match="some of the article's letters"):
        read(head + body.replace("سال".encode(), "سال".encode()[:-1], 1))


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (b"<html></html>", "holds no article"),
        (f"<html><body><a href=x>{PROSE}</a></body></html>".encode(), "holds no article"),
        (b"<html>" + b"<div>" * 20_000 + PROSE.encode(), "is no article page|holds no HTML"),
        (b"<html>" + b"<b>x</b>" * 70_000, "is no article page"),
    ],
    ids=["nothing", "a link alone", "nested", "a hundred thousand elements"],
)
def test_what_is_no_article_page_is_refused(page: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read(page)
