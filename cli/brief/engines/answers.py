"""What of a chat model's reply is the answer, and what is wrong with the answer. Pure, and language data."""

import re
from collections.abc import Iterator

from brief.engines.base import Task
from brief.text.added_names import added_names
from brief.text.figures import compare_figures

_THOUGHT = re.compile(r"<(think|thinking|reasoning|thought)>.*?</\1>", re.DOTALL | re.IGNORECASE)
_THOUGHT_END = re.compile(r"^.*(?:</(?:think|thinking|reasoning|thought)>|<channel\|>)", re.DOTALL | re.IGNORECASE)
_THOUGHT_BEGIN = re.compile(r"<(?:(?:think|thinking|reasoning|thought)>|\|channel>).*", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"^```\w*\n(.*?)\n?```$", re.DOTALL)
_DELIMITERS = re.compile(r"^(?:<<<\s*)?(.*?)(?:\s*>>>)?$", re.DOTALL)
_WRAPPING = re.compile(r"^(?:\"([^\"]*)\"|“([^“”]*)”|«([^«»]*)»|\*\*([^*]*)\*\*)$", re.DOTALL)
_PREAMBLE = re.compile(
    r"^(?:(?:sure|certainly|of course|okay|ok|absolutely)\b[^\n:.!]{0,40}[.!,:]?\s*)?"
    r"(?:here(?:'s|’s| is| are)\b[^\n:]{0,60}(?:translat|english|summary)[^\n:]{0,40}:"
    r"|(?:the )?(?:english )?translat(?:ion|ed text)\b[^\n:]{0,40}:"
    r"|english(?: version)?:|(?:the )?summary:)\s*(?=\S)",
    re.IGNORECASE,
)
_AFTERWORD = re.compile(
    r"(?:\n\s*|\s+(?=\())[*_(\[]*(?:translator['’]s note|notes?|explanation|comment|let me know|i hope this|please let"
    r"|توضیح|نکته|یادداشت)\b.*",
    re.DOTALL | re.IGNORECASE,
)
_NOTE = re.compile(r"توضیح|نکته|یادداشت|توجه|note", re.IGNORECASE)
_ASSISTANT = re.compile(
    r"^(?:(?:i['’]m|i am) sorry, but i\b|sorry, (?:but )?i can|as an ai\b|(?:i['’]m|i am) (?:just |only )?an ai\b|"
    r"i can(?:not|['’]t) (?:assist|comply|fulfil|translate|help with (?:that|this))|how can i (?:help|assist))",
    re.IGNORECASE,
)
_PERSIAN = re.compile(r"[\u0621-\u064A\u066E-\u06D3\uFB50-\uFDFF\uFE70-\uFEFC]")
_MARK = re.compile(r"\[¶(\d+)\]")


def answer_of(reply: str, source: str) -> str:
    """The reply without thoughts, preamble, wrapping and afterword; nothing of that kind goes that `source` has too."""
    answer = _THOUGHT_BEGIN.sub("", _THOUGHT_END.sub("", _THOUGHT.sub("", reply))).strip()
    if "ترجمه" not in source and "translat" not in source.lower():
        answer = _PREAMBLE.sub("", answer, count=1)
    for wrapping in (_FENCE, _DELIMITERS):
        answer = re.sub(wrapping, r"\1", answer).strip()
    if not _NOTE.search(source):
        answer = _AFTERWORD.sub("", answer).strip()
    inner = _WRAPPING.match(answer)
    if inner and not _WRAPPING.match(source.strip()):
        answer = next(group for group in inner.groups() if group is not None).strip()
    return answer


def faults_of(task: Task, source: str, answer: str) -> tuple[str, ...]:
    """What is wrong with the answer, in words; empty where it can be used."""
    if not answer:
        return ("empty",)
    if task == "attribute":
        return () if "\n" not in answer else ("more than a name",)
    found = _of_translation(source, answer) if task == "translate" else _of_summary(source, answer)
    return (*_of_language(answer), *found)


def _of_language(answer: str) -> Iterator[str]:
    letters = [character for character in answer if character.isalpha()]
    if sum(1 for letter in letters if _PERSIAN.match(letter)) * 5 > len(letters):
        yield "not in English"
    if _ASSISTANT.match(answer):
        yield "speaks of itself"


def _of_translation(source: str, answer: str) -> Iterator[str]:
    if len(answer.splitlines()) > len(source.splitlines()):
        yield "more than a translation"
    if not len(source) * SHORTEST - 5 <= len(answer) <= len(source) * LONGEST + 60:
        yield "of an odd length"
    # The disease has a number in English that the Persian press leaves out.
    if added := compare_figures(source, answer.replace("COVID-19", "COVID")).added:
        yield f"adds numbers: {', '.join(added)}"
    if names := added_names(source, answer):
        yield f"adds names: {', '.join(names)}"


SHORTEST, LONGEST = 0.3, 3.0
"""Characters of English for one of Persian."""


def _of_summary(source: str, answer: str) -> Iterator[str]:
    """Whether its facts stand in the article is weighed sentence by sentence by `steps/condense.py`."""
    if len(_MARK.sub("", answer)) > len(_MARK.sub("", source)):
        yield "longer than the text"
    if strange := set(_MARK.findall(answer)) - set(_MARK.findall(source)):
        yield f"rests on paragraphs that are not there: {', '.join(sorted(strange))}"
