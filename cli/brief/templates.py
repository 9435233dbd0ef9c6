"""Prompts: Markdown with a `## user` section around one `$text`, and perhaps `## system` and `## again`.

`prompts/TASK.md` is for every chat model, `prompts/TASK.FAMILY.md` for models that were trained on words of their own.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from brief.errors import PromptError, cause

_SECTION = re.compile(r"^## (system|user|again)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is said to a chat model around a text. `again` is the user message of a second try, in other words."""

    name: str
    system: str
    user: str
    again: str = ""

    @property
    def digest(self) -> str:
        """Eight hexadecimal digits for the signature: other words, other digest."""
        return sha256("\0".join((self.system, self.user, self.again)).encode()).hexdigest()[:8]

    def fill(self, text: str, *, again: bool = False) -> tuple[str, str]:
        """System and user message. `$` within `text` is left alone."""
        words = self.again if again and self.again else self.user
        return Template(self.system).substitute(), Template(words).substitute(text=text)


def load_prompt(task: str, *, family: str = "", folder: Path | None = None) -> Prompt:
    """The prompt for `task`: of the two files that may hold it, a reader's in `folder` wins over a shipped one.

    Raises PromptError: no such prompt, a file that cannot be read, a section or `$text` missing.
    """
    shipped = files("brief.prompts")
    if folder is not None:
        require_prompts(folder)
    names = [f"{task}.{family}.md", f"{task}.md"] if family else [f"{task}.md"]
    for place in (folder, shipped):
        for name in names:
            if place is not None and (file := place / name).is_file():
                return _parse(name.removesuffix(".md"), file)
    message = f"there is no prompt {task}; there are: {', '.join(_names(shipped))}."
    raise PromptError(message)


def _parse(name: str, file: Traversable) -> Prompt:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as failure:
        message = f"the prompt {name} cannot be read: {cause(failure)}."
        raise PromptError(message) from failure
    parts = _SECTION.split(text)
    sections = dict(zip(parts[1::2], (part.strip() for part in parts[2::2]), strict=True))
    if not sections.get("user"):
        message = f"the prompt {name} has no section `## user`."
        raise PromptError(message)
    for section, words in sections.items():
        _require_names(f"the prompt {name}, section {section},", words, set() if section == "system" else {"text"})
    return Prompt(name, **{"system": "", **sections})


def _require_names(where: str, words: str, names: set[str]) -> None:
    template = Template(words)
    if not template.is_valid():
        message = f"{where} has a $ before something that is no name; write $$ for a dollar sign."
        raise PromptError(message)
    found = set(template.get_identifiers())
    if found != names:
        wrong = [f"lacks ${name}" for name in names - found] + [f"has ${name}" for name in sorted(found - names)]
        message = f"{where} {' and '.join(wrong)}: $text stands in `user` and in `again`, and nothing else has a value."
        raise PromptError(message)


def require_prompts(folder: Path) -> None:
    """Raise PromptError where it is no folder, or for a file that overrides nothing: a mistake in its name."""
    shipped = files("brief.prompts")
    if not folder.is_dir():
        message = f"{folder} is no folder of prompts."
        raise PromptError(message)
    tasks = {name.partition(".")[0] for name in _names(shipped)}
    for name in _names(folder):
        if name.partition(".")[0] not in tasks:
            message = f"{folder / name}.md overrides no prompt; there are: {', '.join(_names(shipped))}."
            raise PromptError(message)


def _names(place: Traversable) -> list[str]:
    return sorted(
        file.name.removesuffix(".md")
        for file in place.iterdir()
        if file.name.endswith(".md") and file.name != "README.md"
    )
