"""Makes of chat models that were trained on words of their own; the words are in `prompts/TASK.FAMILY.md`."""

import json
from pathlib import Path

from brief.engines.failures import foreign_failures

_BY_TYPE = {"hunyuan_v1_dense": "hy-mt2", "hy_v3": "hy-mt2"}


def chat_family(folder: Path) -> str | None:
    """The family of the chat model in `folder`, "chat" for any other; None where there is no chat template."""
    with foreign_failures(f"reading {folder}"):
        template = _template(folder)
        config = json.loads((folder / "config.json").read_text(encoding="utf-8")) if template else {}
    if not template:
        return None
    if "source_lang_code" in template:
        return "translategemma"
    if "lmt-60" in str(folder).lower():
        return "lmt-60"
    return _BY_TYPE.get(config.get("model_type", ""), "chat")


def _template(folder: Path) -> str:
    """From its own file, as newer checkpoints have it, or from the tokenizer's configuration."""
    own, settings = folder / "chat_template.jinja", folder / "tokenizer_config.json"
    if own.is_file():
        return own.read_text(encoding="utf-8")
    found = json.loads(settings.read_text(encoding="utf-8")).get("chat_template") if settings.is_file() else ""
    return str(found or "")
