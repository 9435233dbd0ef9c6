"""One task put to a chat model: what is said around a text, what of the reply counts, and when to ask again."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from textwrap import shorten

from brief.engines.answers import answer_of, faults_of
from brief.engines.base import Decoding, Reply, Task
from brief.errors import ReplyError
from brief.templates import Prompt

_RUN = 7
_DELIMITER = re.compile(r"<{3,}|>{3,}")


@dataclass(frozen=True, slots=True)
class Turn:
    """What is said: the system message, which may be empty, and the user's."""

    system: str
    user: str


@dataclass(frozen=True, slots=True)
class Completion:
    """What comes back; not `whole` where the limit of tokens cut it off."""

    text: str
    whole: bool = True


Complete = Callable[[Sequence[Turn], Decoding], list[Completion]]
"""One completion a turn, in order."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Asks `model` for `task` in the words of `prompt`."""

    model: str
    task: Task
    prompt: Prompt
    _saved: dict[tuple[str, Decoding], str] = field(default_factory=dict)
    """Good answers that came together with a bad one: who asks again without the bad one gets them."""

    def ask(self, texts: Sequence[str], decoding: Decoding, complete: Complete) -> list[Reply]:
        """One reply a text, in order; an empty text has an empty one.

        What cannot be used is asked for again in the prompt's other words, then at a price on repeated words besides.
        Raises ReplyError where the third answer will not do either: half a translation is none. Who made a statement
        may stay open: there the reply is then empty.
        """
        answers = {text: "" for text in texts if not text.strip()}
        answers |= {text: self._saved.pop((text, decoding)) for text in set(texts) if (text, decoding) in self._saved}
        pending = [text for text in dict.fromkeys(texts) if text not in answers]
        found: dict[str, tuple[str, tuple[str, ...]]] = {}
        for again, setting in _tries(decoding) if pending else ():
            completions = complete([self._turn(text, again=again) for text in pending], setting)
            found = {text: self._judge(text, item) for text, item in zip(pending, completions, strict=True)}
            answers |= {text: answer for text, (answer, faults) in found.items() if not faults}
            pending = [text for text, (_, faults) in found.items() if faults]
            if not pending:
                break
        if pending and self.task == "attribute":
            answers |= dict.fromkeys(pending, "")
        elif pending:
            self._saved.update({(text, decoding): answer for text, answer in answers.items() if answer})
            raise ReplyError(self._complaint(pending[0], *found[pending[0]]))
        return [Reply(answers[text]) for text in texts]

    def _turn(self, text: str, *, again: bool) -> Turn:
        return Turn(*self.prompt.fill(part_delimiters(text), again=again))

    def _judge(self, text: str, completion: Completion) -> tuple[str, tuple[str, ...]]:
        """The answer, and what is wrong with it."""
        answer = answer_of(completion.text, text)
        faults = faults_of(self.task, text, answer)
        if not completion.whole:
            faults = ("cut off", *faults)
        if _repeats(self.prompt, answer):
            faults = (*faults, "repeats the prompt")
        return answer, faults

    def _complaint(self, text: str, answer: str, faults: Iterable[str]) -> str:
        asked, said = (shorten(words, 80, placeholder=" …") for words in (text, answer))
        return f"{self.model} gave no usable answer ({self.task}): {'; '.join(faults)}: {asked!r} -> {said!r}"


def _repeats(prompt: Prompt, answer: str) -> bool:
    """Whether a run of words of the prompt stands in the answer."""
    words, said = " ".join((prompt.system, prompt.user)).split(), " ".join(answer.split())
    return any(" ".join(words[start : start + _RUN]) in said for start in range(len(words) - _RUN + 1))


def part_delimiters(text: str) -> str:
    """`text` with a space between the signs of whatever looks like the marks that the prompts put around it."""
    return _DELIMITER.sub(lambda match: " ".join(match[0]), text)


def _tries(decoding: Decoding) -> tuple[tuple[bool, Decoding], ...]:
    return (False, decoding), (True, decoding), (True, replace(decoding, repetition_penalty=1.2))
