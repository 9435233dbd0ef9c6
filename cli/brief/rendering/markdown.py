"""A brief as Markdown: what an English reader sees, with the Persian beside it.

The order is that of the reader's questions: what is it about, who said what, which names and numbers, can I trust
it, what does the text say, how was this made.
"""

from collections.abc import Iterator, Sequence
from textwrap import shorten

from brief.article import Brief, Check, Figure, Provenance, Rendering, Term, english_of_paragraph
from brief.rendering.escape import escape_markdown, front_matter, persian_block, persian_words
from brief.rendering.quotes import quotes_markdown

_BANNER = {
    "gist": (
        "Machine translation of **gist** quality: the subject comes through, the details often do not. Names, numbers "
        "and who did what to whom are frequently wrong. Do not rely on any English sentence here without reading the "
        "Persian beside it, or having it read."
    ),
    "draft": (
        "Machine translation of **draft** quality: mostly understandable, with errors of fact that read fluently. "
        "Do not quote or rely on it before somebody has checked it against the Persian beside it."
    ),
    "none": (
        "The quality of this translation model has **not been measured**. Do not quote or rely on the English before "
        "somebody has checked it against the Persian beside it."
    ),
}


def brief_markdown(brief: Brief) -> str:
    """The whole page, ending with one line end."""
    sections = (
        _head(brief),
        _banner(brief),
        _summary(brief),
        _statements(brief),
        _facts(brief),
        _checks(brief),
        _full_text(brief),
        _provenance(brief),
    )
    return "\n\n".join(section for section in sections if section).rstrip() + "\n"


def paragraphs_markdown(brief: Brief) -> str:
    """The translation alone: numbered pairs, English then Persian."""
    return _pairs(brief) + "\n"


def summary_markdown(brief: Brief) -> str:
    """The summary alone, each sentence with the paragraphs it rests on and its Persian."""
    return "\n\n".join(_points(brief, link=False)) + "\n"


def _head(brief: Brief) -> str:
    article = brief.article
    fields: dict[str, object] = {
        "title": brief.title_en,
        "title_fa": article.title,
        "date": article.metadata.get("date"),
        "lang": "en",
        "source": article.metadata.get("url") or article.metadata.get("source"),
        "tags": [tag.strip() for tag in article.metadata.get("tags", "").split(",") if tag.strip()],
        "digest": article.digest,
        "signature": str(brief.signature),
    }
    present = {key: value for key, value in fields.items() if value}
    title = f"# {escape_markdown(brief.title_en)}"
    return f"{front_matter(present)}\n{title}\n\n{persian_block(article.title)}"


def _banner(brief: Brief) -> str:
    texts = [_BANNER[model.quality] for model in brief.models if model.quality in _BANNER]
    failed = [check for check in brief.checks if not check.passed and check.severity == "error"]
    if failed:
        where = "; see [Checks](#checks)"
        texts.append(f"**{len(failed)} of the checks below failed**{where}.")
    return "\n>\n".join(f"> {text}" for text in texts)


def _summary(brief: Brief) -> str:
    points = list(_points(brief, link=True))
    return "\n\n".join(["## Summary", *points]) if points else ""


def _points(brief: Brief, *, link: bool) -> Iterator[str]:
    for sentence in brief.summary.sentences:
        marks = " ".join(_paragraph(number) if link else f"[¶{number}]" for number in sentence.paragraphs)
        if brief.summary.language == "fa":
            yield persian_block(f"{sentence.text}") + f"\n\n{marks}"
        else:
            yield f"{escape_markdown(sentence.text)} {marks}"


def _statements(brief: Brief) -> str:
    body = quotes_markdown(brief.article.text, brief.attribution)
    return f"## Who said what\n\n{body.strip()}" if body.strip() else ""


def _facts(brief: Brief) -> str:
    lines = [*_terms(brief.article.text, brief.terms), *_figures(brief.article.text, brief.figures)]
    return "\n".join(["## Names, numbers, dates\n", *lines]) if lines else ""


def _terms(text: str, terms: Sequence[Term]) -> Iterator[str]:
    for kind, heading in (
        ("person", "Persons"),
        ("organisation", "Bodies"),
        ("place", "Places"),
        ("office", "Offices"),
    ):
        chosen = [term for term in terms if term.kind == kind]
        if chosen:
            yield f"- {heading}: " + "; ".join(_term(text, term) for term in chosen)


def _term(text: str, term: Term) -> str:
    doubt = " (spelled by rule)" if term.basis == "rule" else ""
    persian = term.spans[0].of(text) if term.spans else term.persian
    return f"{escape_markdown(term.english)}{doubt} {persian_words(persian)}"


def _figures(text: str, figures: Sequence[Figure]) -> Iterator[str]:
    for kinds, heading in (
        (("number", "percent", "fraction", "money"), "Numbers"),
        (("date", "year", "time"), "Dates"),
    ):
        seen = {figure.span.of(text): figure for figure in figures if figure.kind in kinds}
        if seen:
            yield f"- {heading}: " + "; ".join(
                f"{escape_markdown(f.reading)} {persian_words(w)}" for w, f in seen.items()
            )


def _checks(brief: Brief) -> str:
    failed = [check for check in brief.checks if not check.passed]
    lines = [_check_line(check) for check in failed] or ["Nothing that was checked failed."]
    passed = _passed(brief.checks) if brief.checks else ()
    return "\n\n".join(["## Checks", "\n".join(lines), *passed])


def _check_line(check: Check) -> str:
    where = f" in {_paragraph(check.paragraph)}" if check.paragraph else ""
    facts = "; ".join(escape_markdown(fact) for fact in (_expected(check), _found(check)) if fact)
    return f"- **{check.severity}**, {check.name.replace('_', ' ')}{where}: {facts}"


def _expected(check: Check) -> str:
    # Names are many in a paragraph and most of them stand there: what is missing is said once.
    return f"expected {check.expected}" if check.expected and check.name != "names" else ""


def _found(check: Check) -> str:
    # What is missing or added is said in full; a sentence that stands in the text anyway is only recalled.
    return check.found if check.name in ("names", "numbers") else shorten(check.found, 100, placeholder=" …")


def _passed(checks: Sequence[Check]) -> Iterator[str]:
    """How often each check held; and which numbers were found where they belong, since those are read off first."""
    names = dict.fromkeys(check.name for check in checks)
    held = {name: [check for check in checks if check.name == name and check.passed] for name in names}
    totals = {name: sum(check.name == name for check in checks) for name in names}
    yield (
        "Passed: " + ", ".join(f"{name.replace('_', ' ')} {len(held[name])} of {totals[name]}" for name in names) + "."
    )
    numbers = [
        f"{escape_markdown(c.expected)} in {_paragraph(c.paragraph)}" for c in held.get("numbers", []) if c.paragraph
    ]
    if numbers:
        yield "Numbers found where they belong: " + "; ".join(numbers) + "."


def _full_text(brief: Brief) -> str:
    return f"## Full text\n\n{_pairs(brief)}"


def _pairs(brief: Brief) -> str:
    return "\n\n".join(_pair(brief, paragraph.number) for paragraph in brief.paragraphs)


def _pair(brief: Brief, number: int) -> str:
    renderings = [item for item in brief.renderings if item.unit.paragraph == number]
    persian = next(p.span.of(brief.article.text) for p in brief.paragraphs if p.number == number)
    english = escape_markdown(english_of_paragraph(renderings, number))
    anchor = f'<a id="p{number}"></a>**¶{number}**'
    marks = _marks(brief.checks, number, renderings)
    return f"{anchor} {english}{marks}\n\n{persian_block(persian)}"


def _marks(checks: Sequence[Check], number: int, renderings: Sequence[Rendering]) -> str:
    """What failed in this paragraph, beside it."""
    names = dict.fromkeys(c.name.replace("_", " ") for c in checks if c.paragraph == number and not c.passed)
    if any("quotes_removed" in item.flags for item in renderings):
        names["quotation marks added by the translator were removed"] = None
    return f" *(check: {', '.join(names)})*" if names else ""


def _provenance(brief: Brief) -> str:
    lines = [_model(model) for model in brief.models]
    lines += [f"- Summary: {brief.summary.method}."]
    lines += [f"- Article: sha256 `{brief.article.digest}`."]
    lines += [f"- Signature: `{brief.signature}`."]
    return "\n".join(["## How this was made\n", *lines])


def _model(model: Provenance) -> str:
    licence = model.licence if model.commercial else f"{model.licence}, no commercial use"
    revision = f" at revision `{model.revision}`" if model.revision else ""
    return f"- To {model.task}: `{model.model}`{revision} ({licence}); quality class {model.quality}: {model.figure}."


def _paragraph(number: int) -> str:
    return f"[¶{number}](#p{number})"
