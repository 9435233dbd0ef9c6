"""A paragraph that names its speaker and a colon, without a verb: `سخنگوی دولت: مرز باز است.`"""

from collections.abc import Sequence

from brief.quotes.lexicon import Hit
from brief.quotes.line import Line
from brief.quotes.mentions import Known, Phrase, read_phrase
from brief.quotes.statements import Draft
from brief.quotes.words import is_finite

_LONGEST_SOURCE = 16
_SHORTEST_STATEMENT = 4


def read_header(line: Line, cues: Sequence[Hit], known: Known) -> Draft | None:
    """The direct statement of the paragraph; None where what stands before the colon is a label.

    A list of credits (`مدیر تولید: ...`) has offices before its colons too, but no finite verbs after them.
    """
    colon = line.find({":"}, 1, min(len(line), _LONGEST_SOURCE + 1))
    if colon is None or (cues and cues[0].first < colon):
        return None
    phrase = read_phrase(line, 0, colon, known)
    if phrase is None or phrase.last != colon or not _is_speaker(line, phrase, known):
        return None
    content = line.trimmed(colon + 1, len(line))
    region = line.region(colon + 1)
    quoted = region is not None and region == (colon + 1, content[1] - 1)
    if quoted:
        content = line.trimmed(content[0] + 1, content[1] - 1)
    if content[1] - content[0] < _SHORTEST_STATEMENT or not any(map(is_finite, line.words[slice(*content)])):
        return None
    return Draft(None, (content,), "colon", "direct", verbatim=quoted, phrase=phrase, runs_on=True)


def _is_speaker(line: Line, phrase: Phrase, known: Known) -> bool:
    """A speaker met before, a name with its office, or an office of more than one word.

    A name alone may head a portrait, and a club looks like a surname.
    """
    if phrase.kind == "role":
        # `تهیه‌کننده`, spelled with a space or without, is one word.
        return phrase.sure and sum(word != "کننده" for word in line.words[phrase.first : phrase.last]) > 1
    if phrase.kind == "name" and phrase.role:
        return phrase.sure
    return known(line.words[phrase.first : phrase.last]) == phrase.last - phrase.first
