"""Whether two descriptions are of one office, or two names of one person or body."""

from brief.quotes.names import is_given
from brief.quotes.words import words_of

_SAME_OFFICE = 0.7
"""Share of the telling words from which two descriptions are of one office (`وزیر خارجه`, not `وزیر بهداشت`)."""


def overlap(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Share of the telling words of the shorter role that the longer one has; 0 where the offices differ."""
    a, b = set(left) - words_of("common_in_roles"), set(right) - words_of("common_in_roles")
    if not a or not b or not (left[0] in right or right[0] in left):
        return 0.0
    shorter, joined = (a, "".join(right)) if len(a) <= len(b) else (b, "".join(left))
    return sum(word in joined for word in shorter) / len(shorter)


def same_office(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """The overlap where it is large, and at most a word, which names no place, parts the two descriptions; else 0."""
    common = words_of("common_in_roles")
    own = {word for word in left if word not in common and word not in "".join(right)}
    other = {word for word in right if word not in common and word not in "".join(left)}
    share = overlap(left, right)
    if share and left[0] != right[0] and (_is_under(left[0], right) or _is_under(right[0], left)):
        return 0.0
    if left[:1] == right[:1] and (_is_former(left) != _is_former(right) or _of_other_bodies(left, right)):
        return 0.0
    differ = own and other and (len(own | other) > 2 or (own | other) & (words_of("places") | words_of("provinces")))
    return share if share >= _SAME_OFFICE and not differ else 0.0


def _is_under(office: str, role: tuple[str, ...]) -> bool:
    """Whether the office only says whose the other is: `معاون استاندار` is not `استاندار`; one after `و` is his too."""
    return office in role and role[role.index(office) - 1] != "و"


_FORMER = frozenset({"سابق", "اسبق", "پیشین"})


def _is_former(office: tuple[str, ...]) -> bool:
    return not _FORMER.isdisjoint(office[1:3])


def _of_other_bodies(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """`رئیس مجلس`, `رئیس کمیسیون صنایع مجلس`: the body right after the office is another one."""
    bodies = words_of("organisations")
    return len(left) > 1 < len(right) and left[1] != right[1] and left[1] in bodies and right[1] in bodies


def same_body(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """The words of one name are among those of the other; a country alone is not its ministry."""
    shorter, longer = sorted((left, right), key=len)
    return set(shorter) <= set(longer) and (
        left == right or shorter[-1:] != shorter or shorter[0] not in words_of("places")
    )


def same_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Equal, or one the end or the beginning of the other; half-spaces and spaces within do not count."""
    joined, other = sorted(("".join(left), "".join(right)), key=len)
    if joined == other or (other.endswith(joined) and (len(joined) >= 5 or is_given(other.removesuffix(joined)))):
        return True
    shorter, longer = sorted((left, right), key=len)
    return longer[-len(shorter) :] == shorter or (set(shorter) <= set(longer) and len(shorter) > 1)


def is_part(word: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether what is used are words within a name of three or more: `نیکبخت` of `علیرضا نیکبخت واحدی`.

    East Asian surnames come first (`چوئه` of `چوئه سون هوی`); a surname of two words may be spelled as one.
    """
    if not word or len(name) < 3 or is_given(word[0]):
        return False
    runs = ("".join(name[i:j]) for i in range(len(name)) for j in range(i + 1, min(i + 3, len(name)) + 1))
    return "".join(word) in runs
