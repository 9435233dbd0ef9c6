"""The page as a browser gets it: parsed, its links followed, its policy checked against what it holds."""

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from brief.article import Article, Brief
from brief.rendering.blocks import Item, Pair
from brief.rendering.page.build import brief_page
from brief.rendering.page.voices import voices
from brief.rendering.sections import sections
from examples import hostile, made, seed, short

VOID = {"meta", "br", "link", "input", "img"}


class Parsed(HTMLParser):
    """Elements with their attributes, the text within each kind of element, and whether all of them are closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.text[tag] = self.text.get(tag, "") + data

    def all(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(attribute)) is not None]


def draft(article: Article) -> Brief:
    brief = made(article, english="It is 7.")
    return replace(brief, models=(replace(brief.models[0], quality="draft"),))


BRIEFS = {"seed": draft(seed()), "hostile": made(hostile()), "short": made(short())}


@pytest.fixture(scope="module", params=BRIEFS)
def brief(request: pytest.FixtureRequest) -> Brief:
    return BRIEFS[request.param]


@pytest.fixture(scope="module")
def parsed(brief: Brief) -> Parsed:
    return Parsed(brief_page(brief))


def test_every_element_is_closed_and_every_id_is_one_of_a_kind(parsed: Parsed) -> None:
    assert parsed.open == []
    assert [name for name, times in Counter(parsed.all("id")).items() if times > 1] == []


def test_every_link_has_its_target_on_the_page(parsed: Parsed) -> None:
    targets = [href.removeprefix("#") for href in parsed.all("href")]
    assert targets
    assert set(targets) <= set(parsed.all("id"))


def test_nothing_comes_from_elsewhere(brief: Brief, parsed: Parsed) -> None:
    assert parsed.all("src") == []
    assert {tag for tag, _ in parsed.elements} & {"link", "img", "iframe", "object", "embed", "form", "base"} == set()
    assert not re.search(r"url\(|@import|https?://", parsed.text["style"] + parsed.text["script"])


def test_the_policy_lets_in_the_style_and_the_script_of_the_page_and_nothing_else(parsed: Parsed) -> None:
    policy = next(a["content"] for _, a in parsed.elements if a.get("http-equiv") == "Content-Security-Policy")

    def hashed(tag: str) -> str:
        return f"'sha256-{b64encode(sha256(parsed.text[tag].encode()).digest()).decode()}'"

    assert policy == (
        f"default-src 'none'; style-src {hashed('style')}; script-src {hashed('script')}; "
        "base-uri 'none'; form-action 'none'"
    )
    assert parsed.all("style") == []
    assert [name for _, attributes in parsed.elements for name in attributes if name.startswith("on")] == []


def test_text_of_an_article_is_never_markup() -> None:
    article = replace(
        hostile(), metadata={"url": "javascript:alert(1)", "outlet": "<script>x</script>", "date": '"><b>'}
    )
    parsed = Parsed(brief_page(made(article, english='"></span><script>alert(1)</script>')))
    assert [tag for tag, _ in parsed.elements].count("script") == 1
    assert "alert(1)" in parsed.text["h1"]
    assert not any(href.startswith("javascript") for href in parsed.all("href"))


def test_the_page_tells_everything_that_the_sections_tell(brief: Brief, parsed: Parsed) -> None:
    shown = " ".join(parsed.text["body"].split())
    for section in sections(brief):
        for block in section.blocks:
            lines = (
                [block.line, *(block.body if isinstance(block, Item) else ())] if not isinstance(block, Pair) else []
            )
            for run in (run for line in lines for run in line):
                assert " ".join(run.text.replace("\N{RIGHT-TO-LEFT OVERRIDE}", "").split()) in shown


def test_persian_is_the_source_letter_by_letter_and_marked_as_such() -> None:
    brief = BRIEFS["seed"]
    page = brief_page(brief)
    found = re.findall(r'<p class="fa" lang="fa" dir="rtl">(.*?)</p>', page)
    letters = [re.sub(r"<a class=\"by.*?</a>|<[^>]+>", "", row) for row in found]
    assert letters == [paragraph.span.of(brief.article.text) for paragraph in brief.paragraphs]


def test_every_sentence_has_its_pair() -> None:
    parsed = Parsed(brief_page(BRIEFS["short"]))
    assert set(Counter(parsed.all("data-s")).values()) == {2}
    assert len(parsed.all("data-s")) == 2 * len(BRIEFS["short"].sentences)


def test_headings_go_down_one_step_at_a_time(parsed: Parsed) -> None:
    levels = [int(tag[1]) for tag, _ in parsed.elements if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert set(levels[1:]) <= {2}


def test_the_draft_banner_stands_before_the_first_section() -> None:
    page = brief_page(BRIEFS["seed"])
    assert page.index('role="note"') < page.index("<section")
    assert "quality: mostly understandable" in page


def test_failed_checks_stand_in_the_margin_and_lead_to_the_list() -> None:
    page = brief_page(BRIEFS["seed"])
    margin = re.search(r'aria-label="Checks that failed in paragraph 7">(.*?)</ul>', page)
    assert margin
    target = re.search(r'<li class="error"><a href="#(c\d+)"><span class="unseen">error: </span>numbers', margin[1])
    assert target
    assert re.search(rf'<li id="{target[1]}">.*?numbers in <a href="#p7">', page)


def test_speakers_have_letters_of_their_own() -> None:
    attribution = BRIEFS["seed"].attribution
    many = replace(
        attribution,
        speakers=tuple(replace(attribution.speakers[0], id=str(n)) for n in range(28)),
        quotes=tuple(replace(attribution.quotes[0], speaker=str(n)) for n in range(28)),
    )
    letters = [voice.letter for voice in voices(many).values()]
    assert letters[:3] + letters[25:] == ["A", "B", "C", "Z", "A1", "B1"]


def test_a_source_on_the_web_is_a_link() -> None:
    page = brief_page(made(replace(seed(), metadata={"url": "https://example.org/a?b=1&c=2", "outlet": "ایسنا"})))
    assert '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">example.org</a>' in page
    assert '<span dir="auto">ایسنا</span>' in page
