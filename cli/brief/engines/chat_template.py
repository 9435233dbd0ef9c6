"""From messages to token ids through a checkpoint's own chat template, in which an article's text stays text."""

from collections.abc import Mapping, Sequence
from typing import Any

from brief.engines.dialogue import Turn
from brief.errors import EngineError

_PROBE = "SENTENCE"
# Variables by which templates leave out the model's thinking: Qwen, Hunyuan, Gemma 4; Granite, DeepSeek. A template
# ignores those that it does not know.
_NO_THINKING = {"enable_thinking": False, "thinking": False}
_THOUGHT_END = "<channel|>"
"""Where Gemma 4's answer begins, if it thought at all."""
_LANGUAGES = {"source_lang_code": "fa", "target_lang_code": "en"}
"""What TranslateGemma's template wants beside the text."""


class ChatTemplate:
    """The template of `tokenizer`. Raises EngineError where there is none, or none that says what it is told."""

    def __init__(self, name: str, tokenizer: Any) -> None:
        self._name = name
        self._tokenizer = tokenizer
        if not tokenizer.chat_template or not tokenizer.is_fast:
            message = f"{name} has no chat template or no tokenizer.json; it is no chat model that can be run here."
            raise EngineError(message)
        self._structured = "source_lang_code" in str(tokenizer.chat_template)
        self._control = frozenset(
            identifier for identifier, token in tokenizer.added_tokens_decoder.items() if _is_control(token)
        ) - {tokenizer.unk_token_id}
        self._thought_end = next(iter(self._control & {tokenizer.convert_tokens_to_ids(_THOUGHT_END)}), None)
        self._has_system = not self._structured and self._keeps_system()
        if _PROBE not in self._render([self._user(_PROBE)]):
            message = f"{name}: its chat template leaves out what the user says."
            raise EngineError(message)

    def encode(self, turn: Turn) -> list[int]:
        """The token ids of the turn, up to where the model's answer begins."""
        turn = Turn(turn.system, self.plain(turn.user))
        ids: list[int] = self._tokenizer(self._render(self._messages(turn)), add_special_tokens=False).input_ids
        return ids

    def decode(self, ids: Sequence[int]) -> str:
        """The text of what the model answered. Thoughts go here where tokens enclose them that text does not show."""
        thought = len(ids) - ids[::-1].index(self._thought_end) if self._thought_end in ids else 0
        text: str = self._tokenizer.decode(ids[thought:], skip_special_tokens=True)
        return text

    def plain(self, text: str) -> str:
        """`text` with a space inside whatever the tokenizer would take for a token that steers the model."""
        while True:
            encoding = self._tokenizer(text, add_special_tokens=False, return_offsets_mapping=True)
            pairs = zip(encoding.input_ids, encoding.offset_mapping, strict=True)
            found = [start for identifier, (start, _) in pairs if identifier in self._control]
            if not found:
                return text
            for start in reversed(found):
                text = f"{text[: start + 1]} {text[start + 1 :]}"

    def ends(self) -> frozenset[int]:
        """The token that closes the model's own turn in this template, where there is one."""
        answered = [self._user("..."), {"role": "assistant", "content": _PROBE}]
        _, _, rest = self._render(answered, asking=False).rpartition(_PROBE)
        ids = self._tokenizer(rest, add_special_tokens=False).input_ids
        return frozenset(ids[:1]) & self._control

    def _messages(self, turn: Turn) -> list[Mapping[str, object]]:
        """A template without a system message has it at the head of the user's."""
        if turn.system and self._has_system:
            return [{"role": "system", "content": turn.system}, self._user(turn.user)]
        return [self._user("\n\n".join(part for part in (turn.system, turn.user) if part))]

    def _user(self, text: str) -> Mapping[str, object]:
        content = [{"type": "text", **_LANGUAGES, "text": text}] if self._structured else text
        return {"role": "user", "content": content}

    def _keeps_system(self) -> bool:
        from jinja2 import TemplateError

        try:
            return _PROBE in self._apply([{"role": "system", "content": _PROBE}, self._user("...")])
        except TemplateError:
            return False

    def _render(self, messages: list[Mapping[str, object]], *, asking: bool = True) -> str:
        from jinja2 import TemplateError

        try:
            return self._apply(messages, asking=asking)
        except TemplateError as failure:
            message = f"{self._name}: its chat template does not take our messages: {failure}"
            raise EngineError(message) from failure

    def _apply(self, messages: list[Mapping[str, object]], *, asking: bool = True) -> str:
        rendered: str = self._tokenizer.apply_chat_template(
            messages, tokenize=False, add_generation_prompt=asking, **_NO_THINKING
        )
        return rendered


def _is_control(token: Any) -> bool:
    """Special tokens, and added ones that look like marks (`<think>`), not runs of white space nor a lone sign."""
    return len(token.content) > 1 and (token.special or any(sign in token.content for sign in "<>[]|"))
