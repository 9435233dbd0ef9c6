import pytest
from training.checkpoint import Progress
from training.schedule import Descent, LongRun
from training_toy import toy_recipe

RECIPE = toy_recipe()


def test_the_rate_warms_up_then_falls_to_its_floor():
    run = LongRun(RECIPE)
    rates = [run.rate(Progress(step=step, tokens=0)) for step in range(5)]
    peak = RECIPE.optimiser.peak
    assert rates == pytest.approx([peak / 4, peak / 2, peak * 3 / 4, peak, peak])
    assert run.rate(Progress(step=99, tokens=run.end)) == pytest.approx(peak * 0.02**0.8)


def test_guidance_fades_out_at_two_thirds():
    run = LongRun(RECIPE)
    assert run.guidance(Progress()) == RECIPE.optimiser.guidance
    assert run.guidance(Progress(tokens=run.end * 2 // 3 + 1)) == 0


def test_a_cool_down_begins_at_the_rate_of_the_long_run():
    start = Progress(step=99, tokens=50_000)
    descent = Descent(RECIPE, start.tokens)
    assert descent.rate(start) == pytest.approx(LongRun(RECIPE).rate(start))
    assert descent.rate(Progress(step=199, tokens=descent.end)) == pytest.approx(descent.rate(start) / 50)
    assert descent.guidance(start) == 0
