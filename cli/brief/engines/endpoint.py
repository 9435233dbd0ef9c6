"""A chat model behind an OpenAI-compatible server (vLLM, llama.cpp, Ollama, ...): the text is sent there.

The key comes from the environment (`BRIEF_ENDPOINT_KEY`) and stands in no message, signature or file.
"""

import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from brief.engines.address import KEY_VARIABLE, Address
from brief.engines.base import Decoding, ModelCard, Reply, Task
from brief.engines.dialogue import Completion, Dialogue, Turn
from brief.errors import EngineError
from brief.templates import Prompt

if TYPE_CHECKING:
    import httpx2

_AT_ONCE = 8
_SECONDS = 300
"""For one answer; a server on a CPU is slow."""
_WAITS = (1.0, 2.0, 4.0, 8.0)
_LONGEST_WAIT = 60.0
# Servers that run the template themselves pass this on to it; those that refuse it are asked without.
_NO_THINKING = {"chat_template_kwargs": {"enable_thinking": False}}
# Which tokens steer the model we cannot know: whatever is formed like one is broken by a space.
_CONTROL = re.compile(r"<(?=[^<>\s]{1,40}>)|\[(?=/?[A-Z_]{2,20}\])")


class EndpointEngine:
    """The model that a server calls `card.name`, for one task. Raises EngineError for an address that will not do."""

    def __init__(
        self,
        card: ModelCard,
        address: Address,
        *,
        task: Task,
        prompt: Prompt,
        environment: Mapping[str, str] = os.environ,
        pause: Callable[[float], None] = time.sleep,
        seconds: float = _SECONDS,
    ) -> None:
        """`seconds`: to wait for one answer. `pause` is called with those to wait before a further attempt."""
        self.card = card
        self.revision = f"{address.host}+{prompt.name}:{prompt.digest}"
        self._address = address
        self._dialogue = Dialogue(card.name, task, prompt)
        self._key = environment.get(KEY_VARIABLE, "")
        self._pause = pause
        self._seconds = seconds
        self._options: Mapping[str, Any] = _NO_THINKING
        if self._key and not address.local and not address.encrypted:
            message = f"{address.host}: a key is sent over https only."
            raise EngineError(message)

    def count(self, text: str) -> int:
        """About: half its characters, since the tokenizer is the server's. Most make fewer of Persian and English."""
        return (len(text) + 1) // 2

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[Reply]:
        """Without scores, several at once. Raises ReplyError for an answer that cannot be used, and EngineError."""
        return self._dialogue.ask(texts, decoding, self._complete)

    def _complete(self, turns: Sequence[Turn], decoding: Decoding) -> list[Completion]:
        import httpx2

        headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        # A proxy that the environment names is not asked for what is on this machine.
        with (
            httpx2.Client(headers=headers, timeout=self._seconds, trust_env=not self._address.local) as client,
            ThreadPoolExecutor(_AT_ONCE) as pool,
        ):
            return list(pool.map(partial(self._answer, client, decoding), turns))

    def _answer(self, client: "httpx2.Client", decoding: Decoding, turn: Turn) -> Completion:
        """The answer to one turn, asked for again while the server is busy or out of order. Raises EngineError."""
        trouble: _Trouble | None = None
        for wait in (*_WAITS, 0.0):
            try:
                return self._ask(client, self._payload(turn, decoding))
            except _Trouble as failure:
                trouble = failure
                self._pause(failure.wait or wait)
        message = f"{self._address.host}: {trouble}, {len(_WAITS) + 1} times in a row."
        raise EngineError(message) from trouble

    def _payload(self, turn: Turn, decoding: Decoding) -> dict[str, Any]:
        system = [{"role": "system", "content": turn.system}] if turn.system else []
        payload = {
            "model": self.card.name,
            "messages": [*system, {"role": "user", "content": _CONTROL.sub(r"\g<0> ", turn.user)}],
            "temperature": 0,
            "max_tokens": decoding.max_tokens,
        }
        # The price on repeated words that every server knows, though it grows with each repetition.
        price = (
            {"frequency_penalty": round(decoding.repetition_penalty - 1, 2)} if decoding.repetition_penalty > 1 else {}
        )
        return {**payload, **price, **self._options}

    def _ask(self, client: "httpx2.Client", payload: Mapping[str, Any]) -> Completion:
        import httpx2

        try:
            response = client.post(self._address.url, json=payload)
        except httpx2.TimeoutException as failure:
            message = f"no answer within {self._seconds:g} s"
            raise _Trouble(message) from failure
        except httpx2.HTTPError as failure:
            message = f"no connection ({failure})"
            raise _Trouble(message) from failure
        status = response.status_code
        if status == 429 or status >= 500:
            message = f"answered {status}{self._reason(response)}"
            raise _Trouble(message, wait=_asked_to_wait(response))
        if status in (400, 422) and _NO_THINKING.keys() <= payload.keys():
            self._options = {}
            return self._ask(client, {name: value for name, value in payload.items() if name not in _NO_THINKING})
        if status != 200:
            message = f"{self._address.host} answered {status}{self._reason(response)}{_REMEDY.get(status, '')}"
            raise EngineError(message)
        return _read(response)

    def _reason(self, response: "httpx2.Response") -> str:
        """What the server says of it, in one line and without the key, should it have come back."""
        words = shorten(response.text, 200, placeholder=" …")
        return f": {words.replace(self._key, '***') if self._key else words}" if words else ""


_REMEDY = {
    401: f"; set {KEY_VARIABLE}",
    403: f"; set {KEY_VARIABLE} to a key that may use this model",
    404: "; is the address right, and has the server a model of that name?",
}


class _Trouble(Exception):
    """No answer for now. `wait`: the seconds that the server asks for."""

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.wait = wait


def _read(response: "httpx2.Response") -> Completion:
    """Of the first choice; the field for thoughts, where there is one, is left alone."""
    try:
        choice = response.json()["choices"][0]
        text, reason = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as failure:
        message = "an answer that is no chat completion"
        raise _Trouble(message) from failure
    return Completion(str(text or ""), whole=reason != "length")


def _asked_to_wait(response: "httpx2.Response") -> float:
    stated = response.headers.get("Retry-After", "")
    return min(float(stated), _LONGEST_WAIT) if stated.isascii() and stated.isdigit() else 0.0
