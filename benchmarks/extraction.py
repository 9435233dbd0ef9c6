"""Our reading of forty saved pages beside three extractors: words, half-spaces, titles, dates, time.

    pip install readability-lxml newspaper4k      # trafilatura is there already
    PYTHONPATH=tests python -m benchmarks.extraction

The pages are those of `tests/pages.py`. All extractors get the decoded text. "Guarded" is trafilatura with the
half-spaces swapped for a letter before and back after, without which it keeps none. F1 counts words after folding.
"""

import io
import re
import time
import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from statistics import mean

from brief.reading import html
from brief.reading.days import day_of
from brief.reading.decoding import decode
from brief.text.characters import ZWNJ
from brief.text.normalise import fold
from pages import Page, page_set

_STAND_IN = "\N{LATIN LETTER SINOLOGICAL DOT}"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """What an extractor gives."""

    text: str
    title: str
    date: str


def ours(page: Page) -> Found:
    draft = next(html.read(io.BytesIO(page.data), page.name))
    return Found(draft.text, draft.metadata.get("title", ""), draft.metadata.get("date", ""))


def trafilatura(page: Page, *, guarded: bool = False) -> Found:
    from trafilatura import bare_extraction

    text = decode(page.data, page.name, tolerant=True).text
    if guarded:
        text = re.sub(f"{ZWNJ}|&zwnj;", _STAND_IN, text)
    found = bare_extraction(text, with_metadata=True, include_comments=False)
    title, body = (str(part or "").replace(_STAND_IN, ZWNJ) for part in (found.title, found.text))
    return Found(f"{title}\n{body}", title, str(found.date or ""))


def readability(page: Page) -> Found:
    from lxml.html import fromstring
    from readability import Document

    document = Document(decode(page.data, page.name, tolerant=True).text)
    title = document.short_title()
    return Found(f"{title}\n{fromstring(document.summary()).text_content()}", title, "")


def newspaper(page: Page) -> Found:
    from newspaper import Article

    article = Article(page.url or "https://a.example/1", language="fa")
    article.download(input_html=decode(page.data, page.name, tolerant=True).text)
    article.parse()
    return Found(f"{article.title}\n{article.text}", str(article.title), day_of(str(article.publish_date or "")))


EXTRACTORS: dict[str, Callable[[Page], Found]] = {
    "brief": ours,
    "trafilatura": trafilatura,
    "trafilatura, guarded": lambda page: trafilatura(page, guarded=True),
    "readability-lxml": readability,
    "newspaper4k": newspaper,
}


def f1(found: str, wanted: str) -> float:
    """Of the words, each as often as it comes."""
    one, other = (Counter(_WORD.findall(fold(text).text)) for text in (found, wanted))
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def main() -> None:
    warnings.simplefilter("ignore")
    pages = list(page_set())
    print(f"{len(pages)} pages     {'':<14}F1   worst   half-spaces  titles   dates    ms a page")
    for name, extract in EXTRACTORS.items():
        extract(pages[0])  # pays for the imports
        started = time.perf_counter()
        found = [extract(page) for page in pages]
        spent = 1000 * (time.perf_counter() - started) / len(pages)
        scores = [f1(one.text, page.text) for one, page in zip(found, pages, strict=True)]
        kept = [min(1, one.text.count(ZWNJ) / page.text.count(ZWNJ)) for one, page in zip(found, pages, strict=True)]
        titles = [fold(one.title).text == fold(page.title).text for one, page in zip(found, pages, strict=True)]
        dates = [one.date == page.date for one, page in zip(found, pages, strict=True)]
        told = f"{mean(scores):>10.3f} {min(scores):>7.3f} {mean(kept):>12.1%}"
        print(f"{name:<20}{told} {mean(titles):>8.0%} {mean(dates):>7.0%} {spent:>10.0f}")


if __name__ == "__main__":
    main()
