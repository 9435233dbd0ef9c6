"""Title, date, author, outlet and address of a page: schema.org first, then meta elements, then what is on the page."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from brief.reading.days import dated
from brief.reading.markup import Line

_ARTICLE_TYPES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle")
_DATES = (
    "article:published_time", "datepublished", "dc.date", "dc.date.issued", "dcterms.created", "pubdate",
    "publishdate", "publish_date", "date", "og:published_time", "parsely-pub-date",
)  # fmt: skip
_AUTHORS = ("article:author", "author", "dc.creator", "parsely-author")
_OUTLETS = ("og:site_name", "publisher", "dc.publisher", "application-name")
_HEADLINE = 4
"""Words; a heading of fewer may be the name of the outlet."""
_LONGEST_DATE = 80
"""Characters of a line that states when the article appeared; longer ones are text."""
_DIGIT = re.compile(r"\d")
_MOST, _LONGEST = 50, 1_000
"""Elements looked at, and characters taken of each: a hostile page has millions."""
_SEPARATOR = re.compile(r"\s+[-–—|»:]\s+|\s*\|\s*|-\s+")
_SAVED_FROM = re.compile(r"(?:saved from url=\(\d+\)|\burl:\s*)(https?://[^\s<>\"]+)")
_PUBLISHED = re.compile(r"انتشار|مخابره|تاریخ")
_BYLINE = re.compile("نویسنده\\s?[,،:]\\s?(.{2,60})")


@dataclass(frozen=True, slots=True)
class PageView:
    """A page as metadata are looked for in it."""

    tree: HtmlElement
    source: str
    lines: Sequence[Line]

    def meta(self, names: Iterable[str]) -> str:
        """The first non-empty meta element of these names (property, name or itemprop)."""
        found: dict[str, str] = {}
        for element in self.tree.iter("meta"):
            name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
            if content := _string(element.get("content")):
                found.setdefault(name, content)
        return next((found[name] for name in names if name in found), "")

    def texts(self, path: str) -> Iterator[str]:
        """The text of the first elements at an XPath."""
        for element in self.tree.xpath(path)[:_MOST]:
            if text := " ".join(element.text_content()[:_LONGEST].split()):
                yield text

    def attributes(self, path: str) -> Iterator[str]:
        """The values of the first attributes at an XPath."""
        yield from map(str, self.tree.xpath(path)[:_MOST])


def metadata_of(page: PageView, schema: Mapping[str, object]) -> dict[str, str]:
    """What the page and its `schema_of` say of it; keys without a finding are left out."""
    outlet = _name(schema.get("publisher")) or page.meta(_OUTLETS)
    title = _title(page, _string(schema.get("headline")) or page.meta(("og:title", "title")))
    url = _url(page, schema)
    found = {
        "title": title,
        **_date(page, schema),
        "author": _author(page, schema, outlet),
        "outlet": outlet or _outlet_in_title(page, title) or (urlsplit(url).hostname or "").removeprefix("www."),
        "url": url,
        "tags": ", ".join(dict.fromkeys(page.texts('//a[@rel="tag"]'))),
    }
    return {key: value for key, value in found.items() if value}


def schema_of(tree: HtmlElement) -> Mapping[str, object]:
    """The schema.org description of the article; empty where there is none or it is no JSON."""
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            described = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(described):
            kind = item.get("@type")
            if any(name in _ARTICLE_TYPES for name in (kind if isinstance(kind, list) else [kind])):
                return item
    return {}


def _items(described: object) -> Iterator[dict[str, object]]:
    for item in described if isinstance(described, list) else [described]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _title(page: PageView, stated: str) -> str:
    """A heading that the stated title holds, else so much of it as stands on the page, else a heading of four words."""
    stated = stated or next(page.texts("//title"), "")
    headings = list(page.texts("//h1"))
    for heading in headings:
        if heading in stated and 2 * len(heading) > len(stated):
            return heading
    told = (heading for heading in headings if len(heading.split()) >= _HEADLINE)
    shown = _part_shown(stated, {line.text for line in page.lines})
    return shown or next(told, "") or max(_parts(stated), key=len, default="")


def _part_shown(stated: str, shown: set[str]) -> str:
    """The longest run of the title's parts that stands on the page as a line."""
    cuts = [(0, 0), *(match.span() for match in _SEPARATOR.finditer(stated)), (len(stated), len(stated))]
    runs = [stated[start:stop] for i, (_, start) in enumerate(cuts) for stop, _ in cuts[i + 1 :]]
    return max((run for run in runs if run in shown), key=len, default="")


def _parts(stated: str) -> list[str]:
    return [part.strip() for part in _SEPARATOR.split(stated)]


def _outlet_in_title(page: PageView, title: str) -> str:
    parts = [part for part in _parts(next(page.texts("//title"), "")) if part and part not in title]
    return parts[-1] if parts and title else ""


def _date(page: PageView, schema: Mapping[str, object]) -> dict[str, str]:
    """Stated for machines, else on the page: the first date that is called that of publication, else the first."""
    stated = (
        _string(schema.get("datePublished")),
        page.meta(_DATES),
        *page.attributes("//time/@datetime"),
        *page.texts('//*[@itemprop="datePublished"]'),
    )
    return next((found for text in stated if (found := dated(text))), {}) or _date_shown(page.lines)


def _date_shown(shown: Sequence[Line]) -> dict[str, str]:
    lines = (line.text for line in shown if not line.linked and len(line.text) < _LONGEST_DATE)
    short = [text for text in lines if _DIGIT.search(text) and not text.endswith((".", "!", "؟"))]
    short.sort(key=lambda text: not _PUBLISHED.search(text))
    return next((found for text in short[:_MOST] if (found := dated(text))), {})


def _author(page: PageView, schema: Mapping[str, object], outlet: str) -> str:
    """A person's name: an address or the outlet's own name is none."""
    found = [_name(schema.get("author")), page.meta(_AUTHORS)]
    found += page.texts('//*[@rel="author" or @itemprop="author" or contains(@class, "byline")]')
    found += [match[1] for line in page.lines if len(line.text) < 100 and (match := _BYLINE.search(line.text))]
    return next((name for name in found if 1 < len(name) < 100 and "://" not in name and name != outlet), "")


def _url(page: PageView, schema: Mapping[str, object]) -> str:
    links = [*page.attributes('//link[@rel="canonical"]/@href')]
    main = schema.get("mainEntityOfPage")
    links += [page.meta(("og:url",)), _string(main.get("@id") if isinstance(main, dict) else main)]
    links += [_string(schema.get("url")), *_SAVED_FROM.findall(page.source[:5000])]
    return next((link for link in links if link.startswith(("https://", "http://"))), "")


def _name(value: object) -> str:
    """Of a schema.org person or organisation, or the first of several."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return _string(value.get("name") if isinstance(value, dict) else value)


def _string(value: object) -> str:
    return " ".join(unescape(value[:_LONGEST]).split()) if isinstance(value, str) else ""
