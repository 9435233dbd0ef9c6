"""Train, or go on training: `python -m training.train RECIPE RUN`. Stops on SIGTERM with its state saved."""

from __future__ import annotations

import argparse
import dataclasses
import json
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.multiprocessing as processes

from training import update
from training.batching import count_targets, draw_epoch, to_tensors
from training.checkpoint import Progress, load_state, save_state, save_weights
from training.config import read_recipe
from training.loss import alignment_targets, cross_entropy, guidance
from training.model import build_model
from training.prepare import read_pairs
from training.renaming import read_names
from training.schedule import Descent, LongRun
from training.segmentation import open_pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from training.config import Recipe
    from training.segmentation import Example

PATIENCE = 3600
"""Seconds a worker waits for the others (one of them may be evaluating) before it gives up."""
GOING, STOPPING = 0, 1


@dataclasses.dataclass(frozen=True)
class Options:
    """What belongs to the machine and the sitting, not to the model."""

    run: Path
    workers: int
    device: str
    minutes: float
    """Wall-clock length of this sitting."""
    save_minutes: float
    evaluate_tokens: int
    """Target tokens between two evaluations; 0 evaluates never."""
    stop_step: int = 0
    """Stop after this step; 0 stops at the schedule's end."""


class Worker:
    """One process: its model bound to the shared arrays, its share of every step's batches."""

    def __init__(self, rank: int, recipe: Recipe, options: Options, shared: dict[str, Any]) -> None:
        if options.workers > 1:
            torch.set_num_threads(1)
        self.rank, self.recipe, self.options = rank, recipe, options
        self.schedule = shared["schedule"]
        self.control: torch.Tensor = shared["control"]
        self.meet: Callable[[], object] = shared["meet"]
        self.progress: Progress = shared["progress"]
        self.flat: update.Flat = shared["flat"]
        self.pieces = open_pieces(options.run / "spm.model")
        self.domains = read_pairs(options.run / "pairs.tsv")
        self.names = read_names(options.run / "names.tsv")
        affinity = np.load(options.run / "align.npy", mmap_mode="c")
        self.affinity = torch.from_numpy(affinity).to(options.device)
        self.model = build_model(recipe.model, self.pieces.get_piece_size()).to(options.device, self.flat.weights.dtype)
        update.bind(self.model, self.flat, rank)
        self.model.train()
        self.update = update.Updater(self.flat, rank, recipe.optimiser, self.progress.step, self.meet)

    def steps(self) -> Iterator[tuple[list[Example], int]]:
        """From where the run stands: this worker's batch, and the target tokens of all workers, without end."""
        workers = self.options.workers
        while True:
            batches = draw_epoch(
                self.domains,
                self.schedule.share,
                self.schedule.noise,
                self.names,
                self.pieces,
                seed=self.recipe.seed,
                epoch=self.progress.epoch,
                tokens=self.recipe.optimiser.batch_tokens // workers,
            )
            for start in range(self.progress.batch, len(batches) - workers + 1, workers):
                group = batches[start : start + workers]
                yield group[self.rank], sum(count_targets(batch) for batch in group)
            self.progress = dataclasses.replace(self.progress, epoch=self.progress.epoch + 1, batch=0)

    def step(self, batch: list[Example], total: int) -> tuple[float, float]:
        """One update; return this worker's part of both losses, a target token, natural logarithm."""
        torch.manual_seed(hash((self.recipe.seed, self.progress.step, self.rank)))
        tensors = to_tensors(batch, self.options.device)
        weight = self.schedule.guidance(self.progress)
        out = self.model.model(
            input_ids=tensors.source,
            attention_mask=tensors.mask,
            decoder_input_ids=tensors.shifted,
            use_cache=False,
            output_attentions=weight > 0,
        )
        smoothing = self.recipe.optimiser.label_smoothing
        table = self.model.get_output_embeddings().weight
        loss = cross_entropy(out.last_hidden_state, table, tensors.labels, smoothing=smoothing, scale=total)
        guided = torch.zeros((), device=loss.device)
        if weight > 0:
            targets = alignment_targets(self.affinity, tensors, self.recipe.alignment.diagonal)
            guided = guidance(out.cross_attentions[-1], targets, tensors.labels, scale=total)
        (loss + weight * guided).backward()
        self.update(self.schedule.rate(self.progress))
        self.progress = dataclasses.replace(
            self.progress,
            step=self.progress.step + 1,
            tokens=self.progress.tokens + total,
            batch=self.progress.batch + self.options.workers,
        )
        return loss.item(), guided.item()

    @property
    def over(self) -> bool:
        """Whether the schedule, or the step asked for, is reached."""
        return self.progress.tokens >= self.schedule.end or self.progress.step == self.options.stop_step


def follow(rank: int, recipe: Recipe, options: Options, shared: dict[str, Any]) -> None:
    """A worker other than the first: step until the first one says stop."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    worker = Worker(rank, recipe, options, shared)
    for batch, total in worker.steps():
        worker.meet()
        if worker.control[0] == STOPPING:
            return
        worker.control[1 + rank * 2 : 3 + rank * 2] = torch.tensor(worker.step(batch, total), dtype=torch.float64)


class Leader(Worker):
    """The first worker: it also keeps the log, saves and evaluates."""

    def __init__(self, rank: int, recipe: Recipe, options: Options, shared: dict[str, Any]) -> None:
        super().__init__(rank, recipe, options, shared)
        self.asked = False
        self.began = self.saved = time.monotonic()
        self.sums = [0.0, 0.0, 0, time.monotonic()]
        self.evaluated = self.progress.tokens
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.ask)

    def ask(self, *_: object) -> None:
        """A signal: stop before the next step."""
        self.asked = True

    def lead(self) -> Progress:
        """Train until the schedule ends, the minutes are over or a signal comes; the state is saved in every case."""
        for batch, total in self.steps():
            late = time.monotonic() - self.began > 60 * self.options.minutes
            self.control[0] = STOPPING if self.asked or late or self.over else GOING
            self.meet()
            if self.control[0] == STOPPING:
                break
            parts = self.step(batch, total)
            self.note(*parts, total)
            self.rest()
        self.save()
        self.log(kind="stop", epoch=self.progress.epoch, batch=self.progress.batch)
        return self.progress

    def note(self, loss: float, guided: float, total: int) -> None:
        """Gather the losses (those of the other workers as of the step before), and log each hundredth step."""
        others = self.control[3:].view(-1, 2).sum(0).tolist() if self.options.workers > 1 else (0.0, 0.0)
        self.sums[0] += (loss + others[0]) * total
        self.sums[1] += (guided + others[1]) * total
        self.sums[2] += total
        if self.progress.step % 100 == 0:
            loss, guided, tokens, since = self.sums
            speed = tokens / (time.monotonic() - since)
            rate = self.schedule.rate(self.progress)
            self.log(kind="train", loss=loss / tokens, guide=guided / tokens, rate=rate, tokens_per_second=speed)
            self.sums = [0.0, 0.0, 0, time.monotonic()]

    def rest(self) -> None:
        """What is due between two steps."""
        due = self.options.evaluate_tokens
        if due and self.progress.tokens - self.evaluated >= due:
            self.evaluated = self.progress.tokens
            self.save()
            self.evaluate()
        if time.monotonic() - self.saved > 60 * self.options.save_minutes:
            self.save()

    def save(self) -> None:
        """The state to resume from, and beside it the weights to average."""
        save_state(self.options.run / "state.pt", self.model, self.flat, self.progress)
        save_weights(self.options.run / f"weights/{self.progress.step:08d}.pt", self.model, self.flat)
        for old in sorted((self.options.run / "weights").glob("*.pt"))[:-8]:
            old.unlink()
        self.saved = time.monotonic()

    def evaluate(self) -> None:
        """Export the weights of this moment and score them as users will run them; keep the best."""
        from training.evaluate import learning_point

        path = self.options.run / "moment.pt"
        save_weights(path, self.model, self.flat)
        point = learning_point(path, self.recipe, self.options.run)
        self.log(kind="score", **point)
        if point["news_chrf"] > self.progress.best:
            self.progress = dataclasses.replace(self.progress, best=point["news_chrf"])
            path.replace(self.options.run / "best.pt")
        self.sums = [0.0, 0.0, 0, time.monotonic()]

    def log(self, **entry: object) -> None:
        """One JSON line; figures to four digits."""
        short = {key: float(f"{value:.4g}") if isinstance(value, float) else value for key, value in entry.items()}
        line = {"step": self.progress.step, "tokens": self.progress.tokens, **short}
        with (self.options.run / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        print(line, flush=True)


def train(recipe: Recipe, options: Options, *, cool_down: bool = False) -> Progress:
    """Run one sitting on a folder that holds what prepare.py made, and state.pt where there is something to resume."""
    kind = torch.bfloat16
    torch.manual_seed(recipe.seed)
    pieces = open_pieces(options.run / "spm.model")
    model = build_model(recipe.model, pieces.get_piece_size())
    flat = update.allocate(model, options.workers, options.device, kind)
    state = options.run / "state.pt"
    progress = load_state(state, model, flat) if state.exists() else Progress()
    context = processes.get_context("spawn")
    shared = {
        "schedule": schedule_of(recipe, options, progress, cool_down=cool_down),
        "control": torch.zeros(1 + 2 * options.workers, dtype=torch.float64).share_memory_(),
        "meet": context.Barrier(options.workers, timeout=PATIENCE).wait,
        "progress": progress,
        "flat": flat,
    }
    others = [
        context.Process(target=follow, args=(rank, recipe, options, shared), daemon=True)
        for rank in range(1, options.workers)
    ]
    for other in others:
        other.start()
    try:
        end = Leader(0, recipe, options, shared).lead()
    except BaseException:
        # They take SIGTERM for a wish to save, and would be waited for until the barrier's patience ends.
        for other in others:
            other.kill()
        raise
    for other in others:
        other.join()
    return end


def schedule_of(recipe: Recipe, options: Options, progress: Progress, *, cool_down: bool) -> LongRun | Descent:
    """A cool-down remembers where it began, for it may be interrupted too."""
    if not cool_down:
        return LongRun(recipe)
    mark = options.run / "cool_down.json"
    if not mark.exists():
        mark.write_text(json.dumps({"start": progress.tokens}), encoding="utf-8")
    return Descent(recipe, json.loads(mark.read_text(encoding="utf-8"))["start"])


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipe", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--workers", type=int, help="processes of one thread; default two on a CPU, one on a GPU")
    parser.add_argument("--minutes", type=float, default=1e6)
    parser.add_argument("--save-minutes", type=float, default=10)
    parser.add_argument("--evaluate-tokens", type=int, default=2_500_000)
    parser.add_argument("--cool-down", action="store_true", help="finish the model; on a copy of the run's folder")
    given = parser.parse_args()
    workers = given.workers or (2 if given.device == "cpu" else 1)
    options = Options(given.run, workers, given.device, given.minutes, given.save_minutes, given.evaluate_tokens)
    train(read_recipe(given.recipe), options, cool_down=given.cool_down)


if __name__ == "__main__":
    main()
