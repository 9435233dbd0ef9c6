import pytest
import yaml

from brief.rendering.escape import escape_markdown, front_matter, persian_block


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a <script>alert(1)</script>", "a &lt;script&gt;alert(1)&lt;/script&gt;"),
        ("*bold* _it_ `code` ~no~", "\\*bold\\* \\_it\\_ \\`code\\` \\~no\\~"),
        ("[link](http://x) ![p](y)", "\\[link\\](http://x) !\\[p\\](y)"),
        ("# heading", "\\# heading"),
        ("- item\n1. item\n+ item", "\\- item\n1\\. item\n\\+ item"),
        ("R&D &lt;", "R&amp;D &amp;lt;"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}abc\N{POP DIRECTIONAL FORMATTING}\x07", "abc"),
        ("می‌شود: «این» ۱۲.۵٪", "می‌شود: «این» ۱۲.۵٪"),
    ],
)
def test_text_is_shown_as_it_is(text: str, shown: str) -> None:
    assert escape_markdown(text) == shown


def test_a_persian_block_has_the_blank_lines_that_markdown_needs() -> None:
    assert persian_block("متن") == '<div dir="rtl" lang="fa">\n\nمتن\n\n</div>'


@pytest.mark.parametrize("title", ["a: b", "---", "x\n---\nevil: 1", "'q' \"r\"", "null", "!!python/object:x", "# c"])
def test_front_matter_gives_back_what_went_in_and_stays_one_block(title: str) -> None:
    block = front_matter({"title": title, "tags": ["a", "b"]})
    assert block.startswith("---\n")
    assert block.endswith("\n---\n")
    assert "\n---\n" not in block[4:-5]
    assert yaml.safe_load(block.removeprefix("---\n").removesuffix("---\n"))["title"] == title
