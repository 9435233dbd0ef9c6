"""Sentences through each encoding: the share decoded right, beside charset-normalizer and chardet.

    pip install charset-normalizer "chardet>=7"
    BRIEF_DATA_DIR=... PYTHONPATH=tests python -m benchmarks.encodings

The sentences are those of FLORES dev (997), or without BRIEF_DATA_DIR the paragraphs of `tests/cases/pages`. "Right" is
the very text that was encoded. "1" is a sentence by itself, "20" so many in one file; a headline is five words.
`right` and `wrong` are the shares of letters in known words on which our decision rests.
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from brief.errors import InputError
from brief.reading.decoding import decode, known_share
from brief.reading.isiri3342 import decode_isiri3342
from pages import CASES
from persian_bytes import as_isiri3342, as_windows1256

ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-8 with mark": lambda text: text.encode("utf-8-sig"),
    "utf-16 with mark": lambda text: text.encode("utf-16"),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "windows-1256": as_windows1256,
    "isiri-3342": as_isiri3342,
}
DECODINGS: dict[str, Callable[[bytes], str]] = {
    "utf-8 with mark": lambda data: data.decode("utf-8-sig"),
    "utf-16 with mark": lambda data: data.decode("utf-16"),
    "isiri-3342": decode_isiri3342,
}


def ours(data: bytes) -> str:
    try:
        return decode(data, "x").text
    except InputError:
        return ""


def charset_normalizer(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return str(best) if best else ""


def chardet(data: bytes) -> str:
    import chardet as detector

    name = detector.detect(data)["encoding"]
    try:
        return data.decode(name) if name else ""
    except (LookupError, UnicodeDecodeError):
        return ""


DETECTORS: dict[str, Callable[[bytes], str]] = {
    "brief": ours,
    "charset-normalizer": charset_normalizer,
    "chardet": chardet,
}


def sentences() -> list[str]:
    folder = os.environ.get("BRIEF_DATA_DIR")
    if folder:
        lines = (Path(folder) / "dev" / "flores_dev.tsv").read_text(encoding="utf-8").splitlines()
        return [line.split("\t")[0] for line in lines]
    articles = json.loads((CASES / "articles.json").read_text(encoding="utf-8"))
    return [paragraph for article in articles for paragraph in article["paragraphs"]]


def samples(texts: Sequence[str], encode: Callable[[str], bytes], size: int) -> Iterator[tuple[bytes, str]]:
    """Bytes and the text they stand for, of so many sentences each; 0 is a headline. What cannot be encoded is not."""
    for start in range(0, len(texts), size or 1):
        text = "\n".join(texts[start : start + size]) if size else " ".join(texts[start].split()[:5])
        try:
            data = encode(text)
        except UnicodeEncodeError:
            continue
        yield data, text


def main() -> None:
    texts = sentences()
    print(f"{len(texts)} sentences; right of all, by size of the sample")
    print(f"{'':<18}{'':>9}" + "".join(f"{name:>22}" for name in DETECTORS))
    for name, encode in ENCODINGS.items():
        read = DECODINGS.get(name, lambda data, name=name: data.decode(name))
        for size, called in ((0, "headline"), (1, "1"), (20, "20")):
            made = list(samples(texts, encode, size))
            told = "".join(
                f"{sum(detect(data) == read(data) for data, _ in made):>15} of {len(made):<4}"
                for detect in DETECTORS.values()
            )
            print(f"{name:<18}{called:>9}{told}")
    _print_shares(texts)


def _print_shares(texts: Sequence[str]) -> None:
    """How far apart right and wrong decodings are."""
    one, other = (list(samples(texts, encode, 1)) for encode in (as_windows1256, as_isiri3342))
    right = sorted(known_share(data.decode("windows-1256")) for data, _ in one)
    wrong = sorted(
        [known_share(decode_isiri3342(data)) for data, _ in one]
        + [known_share(data.decode("windows-1256")) for data, _ in other]
        + [known_share(text.encode().decode("windows-1256")) for text in texts]
    )
    print(f"right: {right[0]:.2f} to {right[-1]:.2f}, 1 of 100 below {right[len(right) // 100]:.2f}")
    print(f"wrong: {wrong[0]:.2f} to {wrong[-1]:.2f}, 1 of 100 above {wrong[-len(wrong) // 100]:.2f}")


if __name__ == "__main__":
    main()
