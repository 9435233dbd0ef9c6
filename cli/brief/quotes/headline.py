"""What a headline says of statements: `X مطرح کرد؛ A / B` and `X: A`."""

from brief.quotes.lexicon import find_cues
from brief.quotes.line import Line
from brief.quotes.mentions import read_phrase
from brief.quotes.openings import find_subject
from brief.quotes.statements import Draft

_LONGEST_SOURCE = 8
_STROKES = frozenset({"/", "؛"})


def read_headline(line: Line) -> tuple[Draft, ...]:
    """The statements of a headline; secondary, because the article says them again."""
    for cue in find_cues(line):
        if cue.entry.kind == "verb" and line.word(cue.last) in {"؛", ":"}:
            phrase = find_subject(line, 0, cue.first)
            return _statements(
                line, cue.last + 1, len(line), Draft(cue, (), "headline", "indirect", phrase=phrase, secondary=True)
            )
    colon = line.find({":"}, 1, min(len(line), _LONGEST_SOURCE + 1))
    if colon is None:
        return ()
    phrase = read_phrase(line, 0, colon)
    if phrase is None or phrase.last != colon or not phrase.sure:
        return ()
    end = _next_speaker(line, colon + 1)
    return _statements(line, colon + 1, end, Draft(None, (), "headline", "direct", phrase=phrase, secondary=True))


def _next_speaker(line: Line, first: int) -> int:
    """Before the stroke after which somebody else speaks (`A: .../ B: ...`); the end where nobody does."""
    colon = line.find({":"}, first, len(line)) or first
    strokes = (i for i in range(colon - 1, max(first, colon - _LONGEST_SOURCE - 1), -1) if line.words[i] in _STROKES)
    return next(strokes, len(line))


def _statements(line: Line, first: int, last: int, draft: Draft) -> tuple[Draft, ...]:
    """One statement; a stroke parts its pieces."""
    pieces: list[tuple[int, int]] = []
    start = first
    for position in range(first, last + 1):
        if position == last or line.words[position] in _STROKES:
            piece = line.trimmed(start, position)
            if line.words[piece[0] : piece[0] + 1] and line.words[piece[0]] in '«“"' and piece[1] - piece[0] > 2:
                region = line.region(piece[0])
                piece = (piece[0] + 1, piece[1] - 1) if region and region[1] == piece[1] - 1 else piece
            if piece[0] < piece[1]:
                pieces.append(piece)
            start = position + 1
    if not pieces or draft.phrase is None:
        return ()
    return (Draft(draft.cue, tuple(pieces), "headline", draft.kind, phrase=draft.phrase, secondary=True),)
