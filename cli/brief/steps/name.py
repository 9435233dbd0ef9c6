"""The English forms of speakers: one form a person or body throughout the brief, never a guess at an office."""

import re
from collections.abc import Callable
from dataclasses import replace

from brief.article import Attribution, Speaker
from brief.glossary import Glossary
from brief.text.names import english_name

Translate = Callable[[tuple[str, ...]], tuple[str, ...]]


def name_speakers(attribution: Attribution, glossary: Glossary, translate_role: Translate) -> Attribution:
    """The attribution with `name_en` and `role_en` of every speaker; unknown phrases go to the model in one call."""
    composed = {role: compose_role(role, glossary) for role in _roles(attribution)}
    unknown = tuple(role for role, english in composed.items() if english is None)
    translated = dict(zip(unknown, translate_role(unknown), strict=True)) if unknown else {}
    roles = {role: english or translated[role] for role, english in composed.items()}
    return replace(attribution, speakers=tuple(_named(speaker, glossary, roles) for speaker in attribution.speakers))


def _roles(attribution: Attribution) -> dict[str, None]:
    """Distinct phrases in order: offices, and names of what is no person."""
    phrases = [phrase for speaker in attribution.speakers for phrase in (speaker.role, _body(speaker)) if phrase]
    return dict.fromkeys(phrases)


def _body(speaker: Speaker) -> str | None:
    return None if speaker.kind == "person" else speaker.name


def _named(speaker: Speaker, glossary: Glossary, roles: dict[str, str]) -> Speaker:
    role = roles[speaker.role] if speaker.role else None
    if not speaker.name:
        return replace(speaker, role_en=role)
    name = roles[speaker.name] if _body(speaker) else glossary.english(speaker.name) or english_name(speaker.name)[0]
    return replace(speaker, name_en=name, role_en=role)


def compose_role(persian: str, glossary: Glossary) -> str | None:
    """An office from known parts (`شهردار شیراز` Mayor of Shiraz), or None when any part is unknown."""
    whole = glossary.entry(persian)
    if whole is not None:
        return whole.english
    words = re.split(r"\s+", persian.strip())
    for cut in range(len(words) - 1, 0, -1):
        office = glossary.entry(" ".join(words[:cut]))
        if office is not None and office.kind == "office":
            rest = compose_role(" ".join(words[cut:]), glossary)
            return f"{office.english} of {rest}" if rest else None
    return None
