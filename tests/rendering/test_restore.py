"""There and back: a sidecar holds everything that any format of the brief shows."""

import copy
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brief.article import Article, Brief, Summary, SummarySentence
from brief.errors import InputError
from brief.rendering.formats import BRIEF, files_of, render
from brief.rendering.restore import brief_of_sidecar, load_brief
from brief.rendering.sidecar import brief_object
from examples import SENTENCES, hostile, made, seed, short


def restored(brief: Brief) -> Brief:
    return brief_of_sidecar(render(BRIEF["json"], brief), "a.json")


@pytest.mark.parametrize("article", [seed(), hostile()], ids=["seed", "hostile"])
def test_a_brief_comes_back_whole(article: Article) -> None:
    brief = made(article, english="It is 7.")
    assert restored(brief) == brief
    assert files_of(restored(brief), BRIEF) == files_of(brief, BRIEF)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40),
)
def test_every_format_is_the_same_from_the_sidecar_as_from_the_pipeline(paragraphs: list[str], english: str) -> None:
    brief = made(Article(name="a", text="\n".join(paragraphs), title=english), english=english)
    assert files_of(restored(brief), BRIEF) == files_of(brief, BRIEF)


def test_a_summary_in_persian_comes_back() -> None:
    brief = made(seed())
    told = replace(brief, summary=Summary((SummarySentence("متن", (1, 2), ()),), "fa", "by hand"))
    assert restored(told) == told


OBJECT = brief_object(made(short(), english="It is 7."))


def changed(**fields: Any) -> bytes:
    return json.dumps({**OBJECT, **fields}).encode()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "a.json is not JSON"),
        (b"\xff\xfe\xff", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b'{"schema": NaN}', "is not JSON"),
        (b"[]", "has no schema version"),
        (changed(schema=2), "has schema version 2; this brief reads version 1"),
        (changed(paragraphs=[]), "a sentence belongs to no paragraph"),
        (changed(summary=None), "is not a whole sidecar"),
        (changed(summary={"sentences": [], "language": "de", "method": ""}), "'de' where"),
        (changed(paragraphs=[{"number": "1", "role": "body", "start": 0, "end": 1}]), "'1' where int is expected"),
        (changed(article={"text": "x", "name": "n", "title": "t", "digest": "0"}), "its digest is not that"),
        (changed(signature={"a": "\ud800"}), "surrogates not allowed"),
    ],
)
def test_what_is_no_sidecar_is_refused_in_one_line(content: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as raised:
        brief_of_sidecar(content, "a.json")
    assert "\n" not in str(raised.value)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_sidecar_with_any_value_replaced_is_read_or_refused(data: st.DataObject) -> None:
    found: Any = copy.deepcopy(OBJECT)
    at = found
    while True:
        key = data.draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
        if not (isinstance(at[key], dict | list) and at[key]) or data.draw(st.booleans()):
            break
        at = at[key]
    at[key] = data.draw(st.sampled_from([None, -1, 10**9, 0.5, "<b>", [], {}, True, [[]]]))
    try:
        brief = brief_of_sidecar(json.dumps(found).encode(), "a.json")
    except InputError:
        return
    files_of(brief, BRIEF)


def test_a_sidecar_that_is_not_there_is_told(tmp_path: Any) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        load_brief(tmp_path / "a.json")
