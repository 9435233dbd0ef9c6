"""A brief as pairs to verify: each paragraph's, or each unit's, Persian and English."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from brief.article import Brief, Check, Severity, Span

_T = TypeVar("_T")


def per_unit(
    brief: Brief, name: str, severity: Severity, expected: str, fails: Callable[[str, str], object]
) -> Iterator[Check]:
    """One check over all units: passed once for all, or failed once for each unit that fails."""
    text, failed = brief.article.text, False
    for item in brief.renderings:
        if item.english.strip() and fails(item.unit.span.of(text), item.english):
            failed = True
            yield Check(name, severity, False, item.unit.paragraph, expected, item.english)
    if brief.renderings and not failed:
        yield Check(name, severity, True, None, expected, f"in {len(brief.renderings)} units")


def by_paragraph(pairs: Iterable[tuple[int, _T]]) -> dict[int, list[_T]]:
    """The items under the numbers of their paragraphs."""
    grouped: dict[int, list[_T]] = defaultdict(list)
    for number, item in pairs:
        grouped[number].append(item)
    return grouped


def units(brief: Brief) -> Iterator[tuple[int, Span, str, str]]:
    """Of each unit the number of its paragraph, its span, Persian and English."""
    for item in brief.renderings:
        yield item.unit.paragraph, item.unit.span, item.unit.span.of(brief.article.text), item.english


def paragraphs(brief: Brief) -> Iterator[tuple[int, str, str]]:
    """Each paragraph's number, Persian and English."""
    for number, pairs in by_paragraph((number, pair) for number, _, *pair in units(brief)).items():
        persian, english = map(" ".join, zip(*pairs, strict=True))
        yield number, persian, english
