"""The hostile set: every input is refused in a line, or read as text that does no harm in the brief made of it."""

import html
import json
import os
import time
from pathlib import Path

import pytest
import yaml
from lxml.html import document_fromstring
from markdown_it import MarkdownIt

from brief import console
from brief.article import Brief
from brief.batch.sources import find_sources
from brief.engines.base import Decoding
from brief.errors import InputError
from brief.glossary import Glossary
from brief.kit import Kit
from brief.pipeline import make_brief
from brief.reading.source import read_all, read_path
from brief.rendering.formats import BRIEF, render
from fakes import ScriptedEngine
from hostile import HOSTILE, LARGE, PAGE, READ, TEXT, TITLE, Hostile


def file(folder: Path, data: bytes, name: str) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.label)
def test_hostile_input(tmp_path: Path, hostile: Hostile) -> None:
    path = file(tmp_path, hostile.make(), f"a{hostile.suffix}")
    started = time.perf_counter()
    if hostile.refusal == READ:
        assert "شهردار شیراز گفت" in next(read_all(str(path))).text
    else:
        with pytest.raises(InputError, match=hostile.refusal) as caught:
            list(read_all(str(path)))
        assert "\n" not in str(caught.value)
    assert time.perf_counter() - started < 5
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", LARGE)
def test_a_hundred_megabytes_are_refused_by_their_size(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    with pytest.raises(InputError, match="is larger than"):
        read_path(path)


EVIL = "</div><script>alert(1)</script>](javascript:alert(1)) ![x](http://a.ir/x)"
KIT = Kit(ScriptedEngine(lambda text: f"English {EVIL} {len(text)}"), Decoding(), Glossary.load(None))
SOURCES = {
    "a.txt": f"---\ntitle: '# {TITLE} {EVIL}'\nurl: javascript:alert(1)\ndate: '<b>2024'\n---\n"
    f"{TEXT}# {TITLE}\n---\n{EVIL}\n",
    "a.html": PAGE.replace(TITLE, html.escape(f"{TITLE} {EVIL}")).replace("او", html.escape(f"{EVIL} او"), 1),
    "a.json": json.dumps({"title": f"{TITLE}\n---\n{EVIL}", "author": EVIL, "tags": EVIL, "text": f"{TEXT}{EVIL}"}),
}


def brief_of(folder: Path, name: str) -> Brief:
    return make_brief(read_path(file(folder, SOURCES[name].encode(), name)), KIT)


@pytest.mark.parametrize("name", SOURCES)
def test_no_script_and_no_link_of_an_article_lives_in_its_brief(tmp_path: Path, name: str) -> None:
    brief = brief_of(tmp_path, name)
    shown = MarkdownIt("commonmark").render(render(BRIEF["markdown"], brief).decode().split("\n---\n", 1)[1])
    page = render(BRIEF["html"], brief).decode()
    for tree in (document_fromstring(shown), document_fromstring(page)):
        assert not [script for script in tree.iter("script") if "alert" in (script.text or "")]
        assert not [link for link in tree.xpath("//@href | //@src | //@action") if not link.startswith(("#", "data:"))]
        assert not tree.xpath("//img")
        assert not [name for element in tree.iter() for name in element.attrib if str(name).startswith("on")]


@pytest.mark.parametrize("name", SOURCES)
def test_the_front_matter_of_a_brief_is_one_block_whatever_the_article_says(tmp_path: Path, name: str) -> None:
    brief = brief_of(tmp_path, name)
    block = render(BRIEF["markdown"], brief).decode().split("---\n")[1]
    fields = yaml.safe_load(block)
    assert fields["digest"] == brief.article.digest
    assert fields["title_fa"] == brief.article.title


def test_no_bidi_override_reaches_the_brief(tmp_path: Path) -> None:
    text = TEXT.replace("هفت", "\N{RIGHT-TO-LEFT OVERRIDE}هفت\N{LEFT-TO-RIGHT ISOLATE}")
    brief = make_brief(read_path(file(tmp_path, text.encode(), "a.txt")), KIT)
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" in brief.article.text
    for name in ("markdown", "html", "text"):
        page = render(BRIEF[name], brief).decode()
        assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in page
        assert "\N{LEFT-TO-RIGHT ISOLATE}هفت" not in page


def test_a_folder_is_not_left_by_a_link(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "in"
    for each in (outside, folder):
        each.mkdir()
    file(outside, TEXT.encode(), "secret.txt")
    file(folder, TEXT.encode(), "a.txt")
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "links").symlink_to(outside)
    (folder / "own.txt").symlink_to(folder / "a.txt")
    assert [source.name for source in find_sources([str(folder)])] == ["a", "own"]


@pytest.mark.parametrize(
    "name", [b"a\nb.txt", b"\x1b]0;x\x07.txt", b"\xff\xfe.txt", "\N{RIGHT-TO-LEFT OVERRIDE}a.txt".encode()]
)
def test_the_name_of_a_file_does_no_harm(tmp_path: Path, name: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(TEXT.encode())
    article = read_path(path)
    assert article.name.isprintable()
    assert (Path("out") / f"{article.name}.md").parent == Path("out")
    assert [source.name for source in find_sources([str(tmp_path)])] == [article.name]
    path.write_bytes(b"English only.")
    with pytest.raises(InputError) as caught:
        read_path(path)
    console.warn(str(caught.value))
    assert not set(capsys.readouterr().err) & {"\x1b", "\x07", "\N{RIGHT-TO-LEFT OVERRIDE}"}
