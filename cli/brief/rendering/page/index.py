"""The index of a folder of briefs: one entry a brief, to be narrowed by speaker, outlet, date and flag."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from brief.article import Brief
from brief.rendering.markup import Markup, element, gather
from brief.rendering.page.blocks import PERSIAN
from brief.rendering.page.frame import framed
from brief.rendering.sections import readable

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index tells of a brief; `address` is where its page is."""

    address: str
    title_en: str
    title_fa: str
    outlet: str
    date: str
    speakers: tuple[str, ...]
    flags: tuple[str, ...]
    """What a reader should know first: a weak translation, and the checks that failed."""
    errors: int
    warnings: int


def entry_of(brief: Brief, address: str) -> Entry:
    """The entry of one brief."""
    metadata, attribution = brief.article.metadata, brief.attribution
    heard = (attribution.speaker(quote.speaker) for quote in attribution.quotes)
    names = (speaker.name_en or speaker.role_en or speaker.name or speaker.role or "" for speaker in heard if speaker)
    failed = [check for check in brief.checks if not check.passed]
    weak = [f"{model.quality} translation" for model in brief.models if model.quality in ("gist", "draft")]
    return Entry(
        address=address,
        title_en=brief.title_en,
        title_fa=brief.article.title,
        outlet=metadata.get("outlet") or _host(metadata.get("url", "")),
        date=metadata.get("date", ""),
        speakers=tuple(dict.fromkeys(filter(None, names))),
        flags=tuple(dict.fromkeys([*weak, *(readable(check.name) for check in failed)])),
        errors=brief.errors,
        warnings=sum(check.severity == "warning" for check in failed),
    )


def index_page(folder: str, entries: Sequence[Entry], left_out: Sequence[str]) -> str:
    """The page; `left_out` says of files why they are not in it."""
    title = f"Briefs in {folder}"
    body = gather(
        element("header", {"class": "bar"}, element("p", {"class": "brand"}, "brief"), _SWITCH),
        element("main", {}, element("h1", {}, title), _search(entries), _list(entries), _rest(left_out)),
    )
    return framed(title, body, style=("base.css", "index.css"), script=("theme.js", "index.js"))


_SWITCH = gather(
    element("span", {"class": "gap"}), element("button", {"type": "button", "id": "theme", "hidden": ""}, "Dark mode")
)


def _search(entries: Sequence[Entry]) -> Markup:
    """Controls that the script shows: without it, the whole list stands."""
    controls = (
        _field("words", "Headline", element("input", {"type": "search", "id": "words"})),
        _choice("speaker", "Speaker", entries, lambda entry: entry.speakers),
        _choice("outlet", "Outlet", entries, lambda entry: (entry.outlet,)),
        _choice("flag", "Flag", entries, lambda entry: entry.flags),
        _field("from", "From", element("input", {"type": "date", "id": "from"})),
        _field("to", "To", element("input", {"type": "date", "id": "to"})),
        element("button", {"type": "button", "id": "all"}, "Show all"),
    )
    attributes = {"role": "search", "aria-label": "Narrow the list", "class": "search", "hidden": ""}
    return gather(element("div", attributes, *controls), element("p", {"role": "status", "class": "status"}, ""))


def _field(identifier: str, label: str, control: Markup) -> Markup:
    return element("div", {}, element("label", {"for": identifier}, label), control)


def _choice(identifier: str, label: str, entries: Iterable[Entry], values: Callable[[Entry], Iterable[str]]) -> Markup:
    counted = Counter(value for entry in entries for value in values(entry) if value)
    options = (element("option", {"value": value}, f"{value} ({counted[value]})") for value in sorted(counted))
    return _field(
        identifier, label, element("select", {"id": identifier}, element("option", {"value": ""}, "all"), *options)
    )


def _list(entries: Iterable[Entry]) -> Markup:
    return element("ol", {"class": "entries"}, *map(_entry, entries))


def _entry(entry: Entry) -> Markup:
    day = _DAY.match(entry.date)
    data = {
        "data-speaker": json.dumps(entry.speakers, ensure_ascii=False),
        "data-outlet": json.dumps([entry.outlet], ensure_ascii=False),
        "data-flag": json.dumps(entry.flags, ensure_ascii=False),
        "data-date": day[0] if day else "",
    }
    titles = (
        element("a", {"href": entry.address}, entry.title_en or entry.title_fa),
        element("p", {"class": "title-fa", **PERSIAN}, entry.title_fa),
    )
    return element("li", data, *titles, element("p", {"class": "facts"}, *_facts(entry)))


def _facts(entry: Entry) -> Iterator[Markup]:
    told = [entry.outlet, entry.date, ", ".join(entry.speakers)]
    yield from (element("span", {"dir": "auto"}, fact) for fact in told if fact)
    for number, severity in ((entry.errors, "error"), (entry.warnings, "warning")):
        if number:
            yield element("span", {"class": severity}, f"{number} {severity}{'' if number == 1 else 's'}")


def _rest(left_out: Sequence[str]) -> Markup:
    if not left_out:
        return Markup("")
    number = len(left_out)
    told = "1 JSON file that is no brief" if number == 1 else f"{number} JSON files that are no briefs"
    summary = element("summary", {}, told)
    return element("details", {}, summary, element("ul", {}, *(element("li", {}, why) for why in left_out)))


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
