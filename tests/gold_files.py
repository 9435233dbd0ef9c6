"""Made-up gold: one article and its annotation, as `brief eval quotes` reads them."""

import json
from pathlib import Path


def gold_quote(paragraph: int, cue: str, content: str, speaker: str) -> dict[str, object]:
    """A direct core statement without guillemets."""
    kind = {"type": "direct", "verbatim": False, "core": True}
    return {"paragraph": paragraph, "cue": cue, "content": [content], "speaker": speaker, **kind}


def write_gold(folder: Path, text: str, gold: dict[str, object]) -> Path:
    """The folder, with the article `a` in it."""
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "a.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return folder
