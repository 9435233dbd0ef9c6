"""Forty saved pages in the manner of ten Iranian outlets: each outlet's mark-up habits around made-up articles."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template

from persian_bytes import as_windows1256

CASES = Path(__file__).parent / "cases" / "pages"
PER_OUTLET = 4


@dataclass(frozen=True, slots=True)
class Page:
    """A page as bytes, and what a reader should find in it. `date` is None where the page states none."""

    name: str
    data: bytes
    title: str
    date: str
    author: str
    outlet: str
    url: str
    text: str


def _paragraphs(tag: str, inserted: str = "", tail: str = "") -> Callable[[list[str]], str]:
    """Each paragraph in `tag` (`<p ...>{}</p>`), a box of related items after the second, and a last line."""

    def render(paragraphs: list[str]) -> str:
        blocks = [tag.replace("{}", paragraph) for paragraph in paragraphs]
        return "\n".join([*blocks[:2], inserted, *blocks[2:], tail])

    return render


def _with_entities(paragraphs: list[str]) -> str:
    return _paragraphs('<p style="text-align:justify">{}</p>', tail="<p>۷۴۵۶/ ۶۱۲۳</p>")(paragraphs).replace(
        "\N{ZERO WIDTH NON-JOINER}", "&zwnj;"
    )


def _with_arabic_letters(paragraphs: list[str]) -> str:
    mixed = [p.replace("ی", "ي").replace("ک", "ك") if n % 2 else p for n, p in enumerate(paragraphs)]
    return _paragraphs("<p>{}</p>", inserted='<p>بیشتر بخوانید: <a href="/o1">$other1</a></p>')(mixed)


@dataclass(frozen=True, slots=True)
class _Outlet:
    render: Callable[[list[str]], str]
    name: str
    has_author: bool = False
    encode: Callable[[str], bytes] = str.encode


_OUTLETS = {
    "isna": _Outlet(_paragraphs('<p style="text-align:justify">{}</p>'), "ایسنانما"),
    "mehr": _Outlet(
        _paragraphs(
            "<p>{}</p>",
            inserted='<div class="box"><p><strong>بیشتر بخوانید:</strong></p><ul><li><a href="/o1">$other1</a></li>'
            '<li><a href="/o2">$other2</a></li></ul></div>',
        ),
        "خبرگزاری مهرنما",
        has_author=True,
    ),
    "irna": _Outlet(_with_entities, "ایرنانما", has_author=True),
    "tasnim": _Outlet(_paragraphs('<p style="text-align:justify">{}</p>'), "تسنیم‌نما"),
    "fars": _Outlet(_paragraphs('<p dir="rtl" class="css-p0">{}</p>'), "فارس‌نما"),
    "tabnak": _Outlet(
        _paragraphs(
            '<div style="text-align: justify;">{}&nbsp;</div><div><br /></div>',
            inserted='<div><strong>بیشتر بخوانید:</strong> <a href="/o1">$other1</a></div>',
        ),
        "tabnaknama.example",
    ),
    "sharq": _Outlet(_paragraphs("{}<BR><BR>"), "روزنامه شرق‌نما", encode=as_windows1256),
    "bbc": _Outlet(
        _paragraphs(
            '<div dir="rtl" class="bbc-19j92fr"><p dir="rtl" class="bbc-1gjx">{}</p></div>',
            inserted='<section role="region" aria-labelledby="rec"><h2 id="rec">مطالب پیشنهادی</h2>'
            '<a href="#end-of-rec">پرش از مطالب پیشنهادی و ادامه مطلب</a><ul role="list"><li><a href="/o1">$other1</a>'
            '</li><li><a href="/o2">$other2</a></li></ul><p id="end-of-rec">پایان مطالب پیشنهادی</p></section>',
        ),
        "بی‌بی‌سی‌نما فارسی",
        has_author=True,
    ),
    "farda": _Outlet(
        _paragraphs(
            "<p>{}</p>",
            inserted='<div class="wsw__embed"><div class="media-block also-read"><a href="/o1"><span>بیشتر در این باره:'
            "</span><h4>$other1</h4></a></div></div>",
        ),
        "رادیو فردانما",
        has_author=True,
    ),
    "local": _Outlet(_with_arabic_letters, "پرتو جنوب‌نما", has_author=True),
}


def page_set() -> Iterator[Page]:
    """Every outlet with its share of the articles."""
    articles = json.loads((CASES / "articles.json").read_text(encoding="utf-8"))
    for place, (slug, outlet) in enumerate(_OUTLETS.items()):
        template = (CASES / f"{slug}.html").read_text(encoding="utf-8")
        for turn in range(PER_OUTLET):
            first = place + 3 * turn
            article, *others = (articles[(first + step) % len(articles)] for step in range(4))
            yield _page(f"{slug}-{article['label']}", template, slug, outlet, article, others)


def _page(name: str, template: str, slug: str, outlet: _Outlet, article: dict, others: list[dict]) -> Page:
    fields = {
        **{key: article[key] for key in ("kicker", "title", "lead", "author", "date", "jalali", "numeric")},
        "day": article["date"][:10],
        "code": str(1403021500 + len(article["title"])),
        "url": f"https://{slug}nama.example/news/{article['label']}",
        "tag1": article["tags"][0],
        "tag2": article["tags"][1],
        **{f"other{number}": other["title"] for number, other in enumerate(others, start=1)},
    }
    body = Template(outlet.render(article["paragraphs"])).substitute(fields)
    return Page(
        name=name,
        data=outlet.encode(Template(template).substitute({**fields, "paragraphs": body})),
        title=article["title"],
        date=article["date"][:10],
        author=article["author"] if outlet.has_author else "",
        outlet=outlet.name,
        url=fields["url"] if slug != "sharq" else "",
        text="\n".join([article["title"], article["lead"], *article["paragraphs"]]),
    )
