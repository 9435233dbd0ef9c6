"""Damaged documents are read or refused in one line, at once. Many more: `benchmarks/mutate_readers.py`."""

import random
import tempfile
import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from brief.article import Article
from brief.errors import InputError
from brief.reading.source import read_each
from mutations import mutate, samples

SAMPLES = samples()


@settings(max_examples=400, deadline=None)
@given(name=st.sampled_from(sorted(SAMPLES)), seed=st.integers(0, 2**32))
def test_no_damage_breaks_a_reader(name: str, seed: int) -> None:
    suffix, data = SAMPLES[name]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(mutate(data, random.Random(seed)))
        started = time.process_time()
        try:
            found = list(read_each(path))
        except InputError as error:
            found = [error]
        assert time.process_time() - started < 2
    for item in found:
        if isinstance(item, Article):
            assert item.text.strip()
            assert item.text.encode()
        else:
            assert "\n" not in str(item).removeprefix(str(path))
