"""Speed, memory and robustness of quotation attribution.

    BRIEF_DATA_DIR=... python -m benchmarks.quotes_speed

Over the articles of mono/ on one core: articles a second, statements, peak memory; an article on which the rules raise
ends the run. Then articles of one megabyte of bytes, each made of one difficulty repeated, which must stay under a
second each.
"""

import os
import resource
import time
from pathlib import Path

from training.word_frequencies import articles

from brief.article import Attribution
from brief.steps.attribute import attribute
from brief.text import segment

MEGABYTE = 1_000_000
LONG = {
    "paragraphs of one statement each": "وی افزود: هوا خوب است و راه باز است.\n",
    "one paragraph, many statements": "وی افزود: هوا خوب است. ",
    "one paragraph without a cue": "هوا خوب است و راه باز است، ",
    "one paragraph without a stop": "هوا خوب راه باز ",
    "opening marks only": "«هوا ",
    "straight marks": '" هوا ',
    "nested marks": "«هوا «خوب» است» ",
    "brackets that never close": "(هوا ",
    "frames without a main verb": "با بیان اینکه هوا خوب است، ",
    "clauses of frames": "علی رضایی با بیان اینکه راه باز است، گفت که هوا خوب است، ",
    "questions": "در گفت‌وگو با علی رضایی\nچرا؟\nهوا خوب است.\n",
    "names": "علی رضایی، مدیر کل راه، ",
    "offices": "رئیس ",
    "half-spaces": "می\N{ZERO WIDTH NON-JOINER}",
    "complements": "از هوا و را از به بر راه خبر داد و ",
}


def read(text: str) -> Attribution:
    """The statements of a text."""
    paragraphs = segment.paragraphs(text)
    return attribute(text, paragraphs, segment.sentences(text, paragraphs))


def main() -> None:
    """Print the figures."""
    texts = [text for _, text in articles(Path(os.environ["BRIEF_DATA_DIR"]))]
    read(texts[0])
    start = time.process_time()
    statements = sum(len(read(text).quotes) for text in texts)
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(texts)} articles, {statements} statements, no crash: {len(texts) / seconds:.0f} articles a second")
    print(f"peak memory {memory:.0f} MiB, the corpus itself included")
    for name, piece in LONG.items():
        text = "خبر روز\n" + piece * (MEGABYTE // len(piece.encode()))
        start = time.process_time()
        found = read(text)
        print(f"{time.process_time() - start:6.2f} s  {len(found.quotes):6d} statements  1 MB: {name}")


if __name__ == "__main__":
    main()
