"""An article as a JSON object: the names that data sets, newsrooms and schema.org give to the same things."""

from collections.abc import Iterable, Mapping

from brief.errors import InputError
from brief.reading.draft import Draft

# Ours -> theirs, the first that is there. A dot reads an object inside; `text` may be called by any of these names.
_NAMES = {
    "title": ("title", "headline", "title_fa", "تیتر", "عنوان"),
    "url": ("url", "link", "canonical_url", "mainEntityOfPage"),
    "date": ("date", "datePublished", "published", "published_at", "publish_date", "date_published", "pubDate",
             "تاریخ"),
    "author": ("author", "author.name", "authors", "byline", "creator"),
    "outlet": ("outlet", "source", "publisher", "publisher.name", "agency", "site"),
    "tags": ("tags", "keywords"),
    "id": ("id", "_id", "identifier"),
}  # fmt: skip
_TEXT = ("text", "body", "content", "articleBody", "article_body", "full_text", "متن")


def draft_of(record: object, called: str, evidence: Mapping[str, str], *, part: int | None = None) -> Draft:
    """The text is the record's own, so that offsets agree with it. Raises InputError where it has none."""
    if not isinstance(record, dict):
        message = f"{called} is no JSON object: an article is an object with a text."
        raise InputError(message)
    text = _first(record, _TEXT)
    if not text:
        message = f"{called} has no text (one of {', '.join(_TEXT)})."
        raise InputError(message)
    metadata = {ours: found for ours, theirs in _NAMES.items() if (found := _first(record, theirs))}
    return Draft(text.replace("\r\n", "\n").replace("\r", "\n"), {**metadata, **evidence}, part)


def _first(record: Mapping[str, object], paths: Iterable[str]) -> str:
    return next((found for path in paths if (found := _plain(_at(record, path)))), "")


def _at(record: object, path: str) -> object:
    for key in path.split("."):
        record = record.get(key) if isinstance(record, dict) else None
    return record


def _plain(value: object) -> str:
    """A string, a number, or a list of strings joined; nothing else."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
