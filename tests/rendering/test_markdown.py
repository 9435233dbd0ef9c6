"""The page as a reader gets it: parsed by CommonMark, its links followed, its Persian compared with the source."""

import json
import re

import yaml
from markdown_it import MarkdownIt

from brief.rendering.formats import BRIEF, render
from brief.rendering.markdown import brief_markdown, summary_markdown, translation_markdown
from brief.rendering.sidecar import brief_object
from examples import hostile, made, seed


def test_the_sections_come_in_the_order_of_the_readers_questions() -> None:
    headings = re.findall(r"^## (.+)$", brief_markdown(made(seed())), re.MULTILINE)
    assert headings == [
        "Summary", "Who said what", "Names, numbers, dates", "Checks", "Full text", "How this was made",
    ]  # fmt: skip


def test_every_link_leads_to_a_paragraph_and_every_summary_sentence_has_one() -> None:
    page = brief_markdown(made(seed()))
    anchors = set(re.findall(r'<a id="(p\d+)"></a>', page))
    assert anchors == {f"p{n}" for n in range(1, 12)}
    assert set(re.findall(r"\(#(p\d+)\)", page)) <= anchors
    summary = page.split("## Summary")[1].split("## ")[0].strip()
    assert all(re.search(r"\[¶\d+\]\(#p\d+\)$", line) for line in summary.split("\n\n"))


def test_the_persian_of_the_full_text_is_the_source_letter_by_letter() -> None:
    page = brief_markdown(made(seed()))
    blocks = re.findall(r'<div dir="rtl" lang="fa">\n\n(.+?)\n\n</div>', page.split("## Full text")[1], re.DOTALL)
    assert "\n".join(blocks) + "\n" == seed().text


def test_front_matter_reads_back() -> None:
    fields = yaml.safe_load(brief_markdown(made(seed())).split("---\n")[1])
    assert fields["title_fa"] == seed().title
    assert fields["digest"] == seed().digest
    assert fields["tags"] == ["a", "b"]
    assert str(fields["date"]) == "2024-05-04"
    assert fields["signature"].startswith("brief:")


def test_nothing_of_the_article_or_the_model_becomes_markup() -> None:
    page = brief_markdown(made(hostile())).split("\n---\n", 1)[1]
    html = MarkdownIt("commonmark").render(page)
    assert "<script>" not in html
    assert "<b>" not in html
    assert "http://x.ir" not in re.findall(r'href="([^"]*)"', html)
    assert html.count("<h1>") == 1
    assert "<hr" not in html


def test_a_draft_says_so_and_a_failed_check_stands_beside_its_paragraph() -> None:
    brief = made(seed(), english="The number is 7.")
    page = brief_markdown(brief)
    assert any(not check.passed for check in brief.checks)
    assert "of the checks below failed" in page.split("## Summary")[0]
    assert re.search(r"\*\*¶7\*\* .*\*\(check: .*numbers.*\)\*", page)


def test_quotation_marks_that_the_model_added_are_gone_and_told() -> None:
    page = brief_markdown(made(seed(), english='The mayor said "this".'))
    body = page.split("## Full text")[1]
    assert '"' not in re.sub(r"<[^>]+>", "", body.split("## How")[0].split("¶11")[0])
    assert "quotation marks added by the translator were removed" in body


def test_the_parts_alone_show_what_the_page_shows() -> None:
    brief = made(seed())
    assert translation_markdown(brief).strip() in brief_markdown(brief)
    assert summary_markdown(brief).count("[¶") == len(brief.summary.sentences)


def test_the_sidecar_is_json_without_clocks_and_carries_the_text() -> None:
    brief = made(seed())
    loaded = json.loads(render(BRIEF["json"], brief))
    assert loaded == json.loads(json.dumps(brief_object(brief), ensure_ascii=False))
    assert loaded["schema"] == 1
    assert loaded["article"]["text"] == seed().text
    assert all(seed().text[u["start"] : u["end"]].strip() for u in loaded["renderings"])
    assert render(BRIEF["json"], made(seed())) == render(BRIEF["json"], brief)
