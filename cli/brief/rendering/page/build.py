"""The page of a brief."""

from urllib.parse import urlsplit

from brief.article import Brief
from brief.rendering.blocks import Section
from brief.rendering.markup import Markup, element, gather
from brief.rendering.page.blocks import PERSIAN, flow
from brief.rendering.page.columns import columns
from brief.rendering.page.frame import framed
from brief.rendering.page.voices import Voice, legend, signs, voices
from brief.rendering.sections import failed_checks, header_fields, sections

_TEXT = "Full text"
_HINT = "Point at a sentence, tap it, or go from one to the next with the arrow keys: its pair lights up."
_UNTITLED = "No headline in English"
_ORDER = ("Summary", _TEXT)
"""What comes first on the page, where one can jump to the rest."""


def brief_page(brief: Brief, *, home: str | None = None) -> str:
    """The whole page as HTML; the same brief gives the same bytes. `home` is the address of an index to go back to."""
    known = voices(brief.attribution)
    found = {section.title: section for section in sections(brief)}
    warnings = found.pop("", Section("", ()))
    ordered = [found.pop(title) for title in _ORDER if title in found] + list(found.values())
    parts = (_section(brief, section, known) for section in ordered)
    body = gather(
        element("a", {"class": "skip", "href": f"#{Section(_TEXT, ()).anchor}"}, "Skip to the full text"),
        _bar(ordered, home),
        element("main", {}, _head(brief, warnings), *parts),
    )
    title = brief.title_en or brief.article.title
    return framed(title, body, style=("base.css", "page.css"), script=("theme.js", "page.js"))


def _bar(ordered: list[Section], home: str | None) -> Markup:
    """Where one can go, and the switch that the script shows."""
    places = [(home, "All briefs")] if home else []
    places += [(f"#{section.anchor}", section.title) for section in ordered]
    links = (element("li", {}, element("a", {"href": address}, told)) for address, told in places)
    navigation = element("nav", {"aria-label": "Sections"}, element("ul", {}, *links))
    switch = element("button", {"type": "button", "id": "theme", "hidden": ""}, "Dark mode")
    return element("header", {"class": "bar"}, element("p", {"class": "brand"}, "brief"), navigation, switch)


def _head(brief: Brief, warnings: Section) -> Markup:
    titles = element(
        "div",
        {"class": "titles"},
        element("h1", {}, brief.title_en or _UNTITLED),
        element("p", {"class": "title-fa", **PERSIAN}, brief.article.title),
    )
    attributes = {"class": "banner", "role": "note", "aria-label": "Before you rely on this"}
    note = element("div", attributes, flow(warnings.blocks)) if warnings.blocks else Markup("")
    return element("div", {"class": "head"}, _kicker(brief), titles, note)


def _kicker(brief: Brief) -> Markup:
    """Outlet, author and date as the article gives them, its address, its tags."""
    fields, metadata = header_fields(brief), brief.article.metadata
    told = [metadata.get("outlet"), metadata.get("author"), fields.get("date")]
    facts = [element("span", {"dir": "auto"}, str(fact)) for fact in told if fact]
    if source := str(fields.get("source", "")):
        facts.append(_source(source))
    tags = fields.get("tags")
    if isinstance(tags, list):
        facts.append(element("span", {"dir": "auto"}, ", ".join(tags)))
    return element("p", {"class": "kicker"}, *facts) if facts else Markup("")


def _source(source: str) -> Markup:
    """A link for an address on the web; anything else could be an order to the browser, and stays text."""
    try:
        address = urlsplit(source)
    except ValueError:
        address = urlsplit("")
    if address.scheme not in ("http", "https") or not address.hostname:
        return element("span", {"dir": "auto"}, source)
    return element("a", {"href": source, "rel": "noopener noreferrer"}, address.hostname)


def _section(brief: Brief, section: Section, known: dict[str | None, Voice]) -> Markup:
    heading = element("h2", {"id": section.anchor}, section.title)
    if section.title == _TEXT:
        hint = element("p", {"class": "hint"}, _HINT)
        content = gather(legend(brief.attribution, known), hint, columns(brief, known))
    elif section.title == "Summary" and brief.summary.language == "en":
        content = _summary(brief, section)
    else:
        marks = {anchor: _severity(check.severity) for anchor, check in failed_checks(brief)}
        content = flow(section.blocks, {**signs(brief.attribution, known), **marks})
    return element("section", {"class": section.anchor, "aria-labelledby": section.anchor}, heading, content)


def _summary(brief: Brief, section: Section) -> Markup:
    """The English sentences beside the Persian that they rest on."""
    text = brief.article.text
    persian = (" ".join(span.of(text) for span in sentence.spans) for sentence in brief.summary.sentences)
    rows = zip(section.blocks, persian, strict=True)
    return gather(*(element("div", {"class": "row"}, flow([block]), element("p", PERSIAN, fa)) for block, fa in rows))


def _severity(severity: str) -> Markup:
    return element("span", {"class": f"sign {severity}", "aria-hidden": "true"})
