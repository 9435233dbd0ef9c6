"""Expected failures. Each has an exit code and says what happened, to what, and what to do.

BriefError            base, never raised itself
  InputError      3   unreadable, empty, not text, not Persian
  EngineError     4   unknown model, missing extra, missing weights, licence not accepted, out of memory
  PromptError     5   no such prompt, a $name without value
  ReplyError      6   the model's answer cannot be used
  OutputError     7   cannot write, disk full
  CheckFailed     8   --strict and a check of severity error
  BatchFailed     9   at least one article failed; the others are done

Usage errors exit with 2, an interruption with 130, a bug with 1 and a traceback.
"""


class BriefError(Exception):
    """An expected failure: one line for the reader, and the exit code of its kind."""

    exit_code = 1


class InputError(BriefError):
    """The input cannot be read as a Persian article."""

    exit_code = 3


class EngineError(BriefError):
    """The model cannot be opened or cannot run."""

    exit_code = 4


class PromptError(BriefError):
    """A prompt is missing or has a $name without a value."""

    exit_code = 5


class ReplyError(BriefError):
    """The model's answer cannot be used."""

    exit_code = 6


class OutputError(BriefError):
    """The result cannot be written."""

    exit_code = 7


class CheckFailed(BriefError):
    """A check of severity error failed under --strict."""

    exit_code = 8


class BatchFailed(BriefError):
    """At least one article of a batch failed."""

    exit_code = 9


def cause(error: Exception) -> str:
    """What the system said, without its number and the path, which the message names anyway."""
    return getattr(error, "strerror", None) or str(error)
