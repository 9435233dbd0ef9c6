"""A brief as Markdown: for GitHub, Obsidian and pandoc."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from brief.article import Article, Attribution, Brief
from brief.rendering.blocks import Block, Item, Line, Pair, Prose, Run, Section, is_persian
from brief.rendering.escape import escape_markdown, front_matter, persian_block, persian_words
from brief.rendering.sections import header_fields, pairs, sections, summary_points
from brief.rendering.statements import statements

_STYLES = {"plain": "", "strong": "**", "code": ""}


def brief_markdown(brief: Brief) -> str:
    """The whole page, ending with one line end."""
    title = f"# {escape_markdown(brief.title_en)}"
    head = f"{front_matter(header_fields(brief))}\n{title}\n\n{persian_block(brief.article.title)}"
    return "\n\n".join([head, *map(_section, sections(brief))]) + "\n"


def translation_markdown(brief: Brief) -> str:
    """The translation alone: numbered pairs, English then Persian."""
    return _blocks(pairs(brief)) + "\n"


def summary_markdown(brief: Brief) -> str:
    """The summary alone, each sentence with the paragraphs it rests on."""
    return _blocks(_unlinked(summary_points(brief))) + "\n"


def quotes_markdown(article: Article, attribution: Attribution) -> str:
    """The statements alone; empty where there are none."""
    return _blocks(statements(article.text, attribution))


def _unlinked(points: Iterable[Block]) -> Iterator[Block]:
    """Alone, a summary has no paragraphs to link to: their numbers stand in brackets."""
    for point in points:
        if isinstance(point, Prose):
            yield Prose(tuple(Run(f"[{run.text}]") if run.target else run for run in point.line))


def _section(section: Section) -> str:
    return f"## {section.title}\n\n{_blocks(section.blocks)}" if section.title else _blocks(section.blocks)


def _blocks(blocks: Iterable[Block]) -> str:
    """The entries of a list follow each other without a blank line, as long as none has a body."""
    found = list(blocks)
    written = "".join(_block(first) + _gap(first, second) for first, second in pairwise(found))
    return written + (_block(found[-1]) if found else "")


def _gap(first: Block, second: Block) -> str:
    if isinstance(first, Prose) and isinstance(second, Prose) and first.note and second.note:
        return "\n>\n"
    bullets = all(isinstance(block, Item) and block.number is None for block in (first, second))
    return "\n" if bullets else "\n\n"


def _block(block: Block) -> str:
    if isinstance(block, Pair):
        return _pair(block)
    if isinstance(block, Prose):
        return f"> {_line(block.line)}" if block.note else _line(block.line)
    marker = "-" if block.number is None else f"{block.number}."
    # Within the entry of a list: CommonMark takes what is set in by three columns.
    body = ("\n".join(f"    {row}" if row else "" for row in _line(line).split("\n")) for line in block.body)
    label = f"{escape_markdown(block.label)}: " if block.label else ""
    return "\n\n".join([f"{marker} {label}{_line(block.line)}", *body])


def _pair(pair: Pair) -> str:
    marks = f" *(check: {', '.join(pair.marks)})*" if pair.marks else ""
    anchor = f'<a id="p{pair.number}"></a>**¶{pair.number}**'
    return f"{anchor} {escape_markdown(pair.english)}{marks}\n\n{persian_block(pair.persian)}"


def _line(line: Line) -> str:
    if is_persian(line):
        return persian_block("".join(run.text for run in line))
    groups = ((_STYLES[style], "".join(map(_run, runs))) for style, runs in groupby(line, lambda run: run.style))
    return "".join(f"{mark}{words}{mark}" for mark, words in groups)


def _run(run: Run) -> str:
    if run.style == "code":
        return "`" + run.text.replace("`", "'") + "`"
    words = persian_words(run.text) if run.language == "fa" else escape_markdown(run.text)
    return f"[{words}](#{run.target})" if run.target else words
