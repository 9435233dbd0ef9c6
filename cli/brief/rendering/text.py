"""A brief as plain text: no marks but those a typewriter has."""

import unicodedata
from collections.abc import Iterable

from brief.article import Article, Attribution, Brief
from brief.rendering.blocks import Block, Line, Pair, Prose, Section, is_persian, persian
from brief.rendering.escape import visible
from brief.rendering.sections import header_fields, pairs, sections
from brief.rendering.statements import statements

_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_RIGHT_TO_LEFT = "\N{RIGHT-TO-LEFT MARK}"


def brief_text(brief: Brief) -> str:
    """The whole brief, ending with one line end."""
    title = f"{visible(brief.title_en)}\n{_line(persian(brief.article.title))}"
    fields = header_fields(brief)
    facts = " | ".join(visible(str(fields[key])) for key in ("date", "source") if key in fields)
    return "\n\n".join(filter(None, [title, facts, *map(_section, sections(brief))])) + "\n"


def translation_text(brief: Brief) -> str:
    """The translation alone: numbered pairs, English then Persian."""
    return _blocks(pairs(brief)) + "\n"


def quotes_text(article: Article, attribution: Attribution) -> str:
    """The statements alone."""
    return _blocks(statements(article.text, attribution)) + "\n"


def _section(section: Section) -> str:
    body = _blocks(section.blocks)
    return f"{section.title.upper()}\n{'-' * len(section.title)}\n\n{body}" if section.title else body


def _blocks(blocks: Iterable[Block]) -> str:
    return "\n\n".join(map(_block, blocks))


def _block(block: Block) -> str:
    if isinstance(block, Pair):
        marks = f" (check: {', '.join(block.marks)})" if block.marks else ""
        return f"[¶{block.number}] {visible(block.english)}{marks}\n\n{_line(persian(block.persian))}"
    if isinstance(block, Prose):
        return f"! {_line(block.line)}" if block.note else _line(block.line)
    marker = "-" if block.number is None else f"{block.number}."
    label = f"{block.label}: " if block.label else ""
    return "\n".join([f"{marker} {label}{_line(block.line)}", *(f"   {_line(line)}" for line in block.body)])


def _line(line: Line) -> str:
    if is_persian(line):
        sentence = visible("".join(run.text for run in line))
        return sentence if _leans_right(sentence) else _RIGHT_TO_LEFT + sentence
    # A Persian name within an English line must not pull the punctuation after it to its other side (UAX 9, isolates).
    words = (f"{_ISOLATE}{visible(run.text)}{_END}" if run.language == "fa" else visible(run.text) for run in line)
    return "".join(f"[{shown}]" if run.target else shown for run, shown in zip(line, words, strict=True))


def _leans_right(words: str) -> bool:
    """Whether a viewer that goes by the first strong letter (UAX 9, P2) sets the line from right to left."""
    strong = (kind for kind in map(unicodedata.bidirectional, words) if kind in ("L", "R", "AL"))
    return next(strong, "L") != "L"
