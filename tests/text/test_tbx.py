import pytest

from brief.text.tbx import read_tbx

OLD = """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic"><text><body>
<termEntry id="1">
<langSet xml:lang="fa-IR"><tig><term>هیأت مدیره</term></tig><tig><term>هیئت مدیره</term></tig></langSet>
<langSet xml:lang="en"><tig><term>Board of
 Trustees</term></tig><tig><term>the Board</term></tig></langSet></termEntry>
<termEntry id="2"><langSet xml:lang="de"><tig><term>Rat</term></tig></langSet></termEntry>
</body></text></martif>"""
NEW = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic"><text><body><conceptEntry>
<langSec xml:lang="fa"><termSec><term>شورا</term></termSec></langSec>
<langSec xml:lang="en-GB"><termSec><term>council</term></termSec></langSec>
</conceptEntry></body></text></tbx>"""
BOMB = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>
<martif><termEntry><langSet xml:lang="fa"><term>&b;</term></langSet></termEntry></martif>"""


def test_both_versions_are_read() -> None:
    (board,) = read_tbx(OLD.encode())
    assert (board.persian, board.english, board.line) == (
        ("هیأت مدیره", "هیئت مدیره"),
        ("Board of Trustees", "the Board"),
        3,
    )
    (council,) = read_tbx(NEW.encode())
    assert (council.persian, council.english) == (("شورا",), ("council",))


def test_entities_are_refused() -> None:
    with pytest.raises(ValueError, match="declares entities"):
        list(read_tbx(BOMB.encode()))


def test_what_is_no_xml_is_said() -> None:
    with pytest.raises(ValueError, match="no XML"):
        list(read_tbx(b"<martif><termEntry>"))
