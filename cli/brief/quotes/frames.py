"""From cues to statements: what stands around each cue says where the statement is and who is said to have made it.

One pass over the cues of a line, left to right. Frames in the order in which they are tried: colon (with or without
quotation marks), quotation marks, `که`, complement (`از ... خبر داد`), comma, bare clause; `به گفته X، ...`; secondary
frames (`با بیان اینکه ...`) beside the main statement.
"""

from collections.abc import Callable

from brief.quotes.headers import read_header
from brief.quotes.lexicon import Hit
from brief.quotes.line import Line
from brief.quotes.mentions import Known
from brief.quotes.progress import Progress
from brief.quotes.reporting import take_verb
from brief.quotes.sources import take_according_to, take_sourcing
from brief.quotes.statements import QUOTED_MINIMUM, Reading
from brief.quotes.turns import is_asked, is_inside_statement, is_nested


def read_frames(line: Line, is_known: Callable[[str], bool], known: Known) -> Reading:
    """The statements of a line. `is_known` and `known` tell of the names of speakers met before."""
    progress = Progress.start(line, is_known, known)
    if header := read_header(line, progress.cues, known):
        progress.drafts.append(header)
    for hit in progress.cues:
        _take(progress, hit)
    return Reading(tuple(progress.drafts), tuple(progress.sourcing), progress.editorial)


def _take(progress: Progress, hit: Hit) -> None:
    """One cue: what it introduces is added to the drafts, or nothing where it reports nothing."""
    region = progress.line.region(hit.first)
    if region and region[1] - region[0] > QUOTED_MINIMUM:
        return
    progress.enter_sentence(hit.first)
    if hit.first < progress.covered or is_inside_statement(progress, hit):
        return
    progress.bound_clause(hit)
    match hit.entry.kind:
        case "agency" | "report":
            take_sourcing(progress, hit)
        case "editorial":
            progress.editorial, progress.clause = True, hit.last
        case "frame" | "topic":
            progress.frames.append(hit)
        case "source":
            take_according_to(progress, hit)
        case _ if is_nested(progress, hit) or is_asked(progress, hit):
            return
        case _:
            take_verb(progress, hit)
