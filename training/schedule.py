"""Learning rate and guidance over target tokens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from training.checkpoint import Progress
    from training.config import Noise, Recipe

GUIDANCE_ENDS = 2 / 3
"""Share of the run after which attention goes unguided."""


@dataclass(frozen=True, slots=True)
class LongRun:
    """Linear warm-up over steps, then a slow decay: training from nothing, over as many sittings as it takes."""

    recipe: Recipe

    @property
    def share(self) -> Mapping[str, float]:
        """How much of each domain an epoch holds."""
        return self.recipe.data.share

    @property
    def noise(self) -> Noise:
        """What is done to source sentences."""
        return self.recipe.noise

    @property
    def end(self) -> int:
        """The number of tokens at which the run is over."""
        return self.recipe.schedule.total_tokens

    def rate(self, progress: Progress) -> float:
        """The learning rate of the next step, the first step being 1."""
        optimiser, schedule = self.recipe.optimiser, self.recipe.schedule
        left = max(schedule.floor, 1 - progress.tokens / schedule.total_tokens)
        warm = min(1.0, (progress.step + 1) / optimiser.warmup_steps)
        return optimiser.peak * warm * left**schedule.decay_power

    def guidance(self, progress: Progress) -> float:
        """The weight of the alignment loss."""
        done = progress.tokens / self.recipe.schedule.total_tokens
        return self.recipe.optimiser.guidance * max(0.0, 1 - done / GUIDANCE_ENDS)


@dataclass(frozen=True, slots=True)
class Descent:
    """The cool-down: from the long run's rate at `start` tokens linearly to its floor, on mostly news, unguided."""

    recipe: Recipe
    start: int

    @property
    def share(self) -> Mapping[str, float]:
        """How much of each domain an epoch holds."""
        return self.recipe.cool_down.share

    @property
    def noise(self) -> Noise:
        """What is done to source sentences."""
        return replace(self.recipe.noise, sampled=self.recipe.cool_down.sampled)

    @property
    def end(self) -> int:
        """The number of tokens at which the model is finished."""
        return self.start + self.recipe.cool_down.tokens

    def rate(self, progress: Progress) -> float:
        """The learning rate of the next step."""
        cool = self.recipe.cool_down
        done = min(1.0, (progress.tokens - self.start) / cool.tokens)
        schedule = self.recipe.schedule
        highest = self.recipe.optimiser.peak * (1 - self.start / schedule.total_tokens) ** schedule.decay_power
        return highest * (1 - (1 - cool.floor) * done)

    def guidance(self, progress: Progress) -> float:
        """None: attention has formed."""
        return 0.0
