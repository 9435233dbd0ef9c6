"""The cards as tables: narrow for a terminal, whole for the documentation. Pure."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from brief.engines.base import ModelCard

COLUMNS = ("NAME", "DISK", "SIZE", "LICENCE", "FIGURE")
HEADINGS = {"translate": "To translate", "summarise": "To summarise", "chat": "To do both"}
_MARKDOWN = ("model", "licence", "size", "figure and its source", "tested with", "note")


def size_text(megabytes: float | None) -> str:
    """For people: `40 B`, `81 kB`, `402 MB`, `2.3 GB`, `?`."""
    if megabytes is None:
        return "?"
    if megabytes < 0.001:
        return f"{megabytes * 1e6:.0f} B"
    if megabytes < 1:
        return f"{megabytes * 1000:.0f} kB"
    return f"{megabytes:.0f} MB" if megabytes < 1000 else f"{megabytes / 1000:.1f} GB"


def sources_of(cards: Iterable[ModelCard]) -> list[str]:
    """Where the published figures stand, each once: the list that `[n]` in a row points into."""
    return list(dict.fromkeys(card.source for card in cards if card.published))


def rows(
    cards: Iterable[ModelCard], sources: Sequence[str], on_disk: Callable[[ModelCard], str]
) -> Iterator[tuple[str, ...]]:
    """A row a card under COLUMNS, the figure in short; `on_disk` says how much of the model lies here."""
    for card in cards:
        reference = f" [{sources.index(card.source) + 1}]" if card.published else ""
        yield (
            card.name,
            on_disk(card),
            size_text(card.size_mb),
            card.licence.removeprefix("LicenseRef-"),
            card.figure.split(",")[0] + reference,
        )


def markdown(cards: Iterable[ModelCard]) -> str:
    """Every fact of every card, a table a task."""
    cards = tuple(cards)
    tables = ([*_table(card for card in cards if card.task == task)] for task in HEADINGS)
    parts = (f"### {heading}\n\n" + "\n".join(table) for heading, table in zip(HEADINGS.values(), tables, strict=True))
    return "\n\n".join(parts) + "\n"


def _table(cards: Iterable[ModelCard]) -> Iterator[str]:
    yield f"| {' | '.join(_MARKDOWN)} |"
    yield "|" + "---|" * len(_MARKDOWN)
    for card in cards:
        name = f"[{card.name}](https://huggingface.co/{card.repo})" if card.repo else card.name
        licence = f"{card.licence} ({card.conditions})" if card.conditions else card.licence
        linked = card.published and card.source.startswith("https:")
        figure = f"{card.figure} ([source]({card.source}))" if linked else card.figure
        yield f"| {name} | {licence} | {size_text(card.size_mb)} | {figure} | {card.tested} | {card.note} |"
