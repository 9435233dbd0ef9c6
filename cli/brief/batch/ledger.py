"""`batch.jsonl`: the story of every run into an output folder, one event a line. Nothing depends on it being whole."""

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from brief.writing import append_line

FILE = "batch.jsonl"
Status = Literal["written", "unchanged", "failed", "elsewhere"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article. `failed_checks` counts checks of severity error that did not hold.

    `elsewhere`: another process has it in hand. `seconds` are those in hand, most of them beside other articles.
    """

    name: str
    status: Status
    path: str = ""
    seconds: float = 0.0
    sentences: int = 0
    failed_checks: int = 0
    error: str | None = None
    signature: str = ""
    """The recipe that it was settled by."""


class Tally:
    """The outcomes of a run, counted as they come."""

    def __init__(self) -> None:
        self.counts: Counter[Status] = Counter()
        self.sentences = self.flagged = 0
        self._started = time.monotonic()

    def add(self, outcome: Outcome) -> None:
        """Count one more."""
        self.counts[outcome.status] += 1
        self.sentences += outcome.sentences
        self.flagged += outcome.failed_checks > 0

    @property
    def articles(self) -> int:
        """All of them."""
        return self.counts.total()

    @property
    def seconds(self) -> float:
        """Since the counting began."""
        return time.monotonic() - self._started

    @property
    def rate(self) -> float:
        """Sentences a second, everything included."""
        return self.sentences / max(self.seconds, 1e-9)

    def seconds_left(self, total: int) -> float:
        """At the pace so far; without any article, none is foretold."""
        return (total - self.articles) * self.seconds / self.articles if self.articles else 0.0


class Ledger:
    """The ledger of one output folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def keep(self, outcomes: Iterable[Outcome], tally: Tally, *, model: str) -> Iterator[Outcome]:
        """Hand the outcomes of a run through, counted in `tally`; what is written or failed is told one by one.

        Raises OutputError.
        """
        if self._is_cut():
            append_line(self.path, "")
        self._add({"event": "start", "model": model})
        for outcome in outcomes:
            tally.add(outcome)
            if outcome.status in ("written", "failed"):
                self._add({"event": "article", **asdict(outcome)})
            yield outcome
        spent = {"seconds": round(tally.seconds, 1), "sentences": tally.sentences}
        self._add({"event": "end", **spent, **{str(status): number for status, number in tally.counts.items()}})

    def model(self) -> str | None:
        """The model of the last run, so that a resumed batch keeps it."""
        last = None
        for event in self._events("start"):
            last = event.get("model")
        return last

    def failed(self) -> frozenset[str]:
        """The names of the articles that failed when they were last in hand."""
        names: set[str] = set()
        for event in self._events("article"):
            (names.add if event.get("status") == "failed" else names.discard)(str(event.get("name")))
        return frozenset(names)

    def _add(self, event: dict[str, object]) -> None:
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        append_line(self.path, json.dumps({"time": now, **event}, ensure_ascii=False))

    def _events(self, kind: str) -> Iterator[dict[str, Any]]:
        """A line cut short by a full disk or a kill is no reason to stop."""
        try:
            with self.path.open(encoding="utf-8", errors="replace") as lines:
                for line in lines:
                    if (
                        line.startswith("{")
                        and line.endswith("}\n")
                        and (event := json.loads(line)).get("event") == kind
                    ):
                        yield event
        except OSError:
            return

    def _is_cut(self) -> bool:
        try:
            with self.path.open("rb") as stream:
                return stream.seek(0, 2) > 0 and stream.seek(-1, 2) >= 0 and stream.read(1) != b"\n"
        except OSError:
            return False
