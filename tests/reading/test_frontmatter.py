import pytest

from brief.reading.frontmatter import split_front_matter


def test_title_url_and_date_are_read_and_cut_off() -> None:
    metadata, body = split_front_matter("---\ntitle: تیتر\nurl: https://a.ir/1\ndate: 2024-05-04\n---\nمتن\n")
    assert dict(metadata) == {"title": "تیتر", "url": "https://a.ir/1", "date": "2024-05-04"}
    assert body == "متن\n"


def test_a_list_becomes_one_line_and_deeper_values_are_left_out() -> None:
    metadata, _ = split_front_matter("---\ntags: [شهر, سفر]\nx: {a: {b: c}}\n---\nمتن")
    assert dict(metadata) == {"tags": "شهر, سفر"}


@pytest.mark.parametrize(
    "text",
    [
        "متن\n---\nمتن",
        "---\nبدون پایان\nمتن",
        "---\nفقط یک جمله\n---\nمتن",
        "---\nkey: [unclosed\n---\nمتن",
        "---\n!!python/object/apply:os.system ['true']\n---\nمتن",
    ],
    ids=["a rule in the text", "no second fence", "no mapping", "no YAML", "an object"],
)
def test_anything_else_belongs_to_the_text(text: str) -> None:
    metadata, body = split_front_matter(text)
    assert not metadata
    assert body == text


def test_nested_aliases_do_not_grow() -> None:
    bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n---\nمتن"
    assert dict(split_front_matter(bomb)[0]) == {"a": "x, x"}
