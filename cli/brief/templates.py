"""Prompts: Markdown with a `## system` and a `## user` section and `$names`; filled, and what is missing named."""

import re
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from string import Template

from brief.errors import PromptError

_SECTION = re.compile(r"^## (system|user)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """The two messages of a chat turn, with `$names` still open."""

    name: str
    system: str
    user: str

    @property
    def digest(self) -> str:
        """Eight hexadecimal digits for the signature: other words, other digest."""
        return sha256(f"{self.system}\0{self.user}".encode()).hexdigest()[:8]

    def fill(self, **values: str) -> tuple[str, str]:
        """System and user message. Raises PromptError for a `$name` without a value."""
        return self._filled(self.system, values), self._filled(self.user, values)

    def _filled(self, words: str, values: dict[str, str]) -> str:
        try:
            return Template(words).substitute(values)
        except KeyError as error:
            message = f"the prompt {self.name} needs a value for ${error.args[0]}."
            raise PromptError(message) from error


def load_prompt(name: str) -> Prompt:
    """The prompt in `prompts/NAME.md`. Raises PromptError where there is none, or a section is missing."""
    shipped = files("brief.prompts")
    path = shipped / f"{name}.md"
    if not path.is_file():
        known = ", ".join(sorted(p.name.removesuffix(".md") for p in shipped.iterdir() if p.name.endswith(".md")))
        message = f"there is no prompt {name}; there are: {known}."
        raise PromptError(message)
    parts = _SECTION.split(path.read_text(encoding="utf-8"))
    sections = dict(zip(parts[1::2], (part.strip() for part in parts[2::2]), strict=True))
    missing = {"system", "user"} - sections.keys()
    if missing:
        message = f"the prompt {name} has no section {' and '.join(sorted(missing))}."
        raise PromptError(message)
    return Prompt(name, sections["system"], sections["user"])
