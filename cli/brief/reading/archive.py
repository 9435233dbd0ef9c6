"""Zip files that are documents: members within limits, and XML that builds nothing but what it says."""

import io
import zlib
from typing import NoReturn
from zipfile import BadZipFile, ZipFile

from lxml import etree

from brief.errors import InputError

LIMIT = 50_000_000
"""Bytes of the packed file."""
MOST_MEMBERS = 5_000
LARGEST_MEMBER = 20_000_000
LARGEST_IN_ALL = 100_000_000
"""Bytes when unpacked; read into memory, never written to disk, so that names in the archive mean nothing."""


class Archive:
    """The members of a zip file. Raises InputError for what is no zip file or exceeds the limits."""

    def __init__(self, data: bytes, called: str) -> None:
        self._called = called
        self._left = LARGEST_IN_ALL
        try:
            self._zip = ZipFile(io.BytesIO(data))
        except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
            self._refuse("is damaged: its zip directory cannot be read", error)
        if len(self._zip.infolist()) > MOST_MEMBERS:
            self._refuse(f"has more than {MOST_MEMBERS:,} parts")
        self.names = frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """One member, unpacked. Raises InputError where there is none, or one too large or damaged."""
        if name not in self.names:
            self._refuse(f"lacks its part {name[:80]!r}")
        try:
            with self._zip.open(name) as stream:
                data = stream.read(min(LARGEST_MEMBER, self._left) + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError) as error:
            # RuntimeError: a password; NotImplementedError: a method of compression that Python lacks.
            self._refuse(f"is damaged or locked in its part {name[:80]!r}", error)
        if len(data) > min(LARGEST_MEMBER, self._left):
            self._refuse(f"unpacks to more than {LARGEST_MEMBER:,} bytes a part or {LARGEST_IN_ALL:,} in all")
        self._left -= len(data)
        return data

    def xml(self, name: str) -> etree._Element:
        """One member as XML. Raises InputError."""
        return parse_xml(self.read(name), f"{self._called}, part {name[:80]!r},")

    def _refuse(self, why: str, cause: Exception | None = None) -> NoReturn:
        message = f"{self._called} {why}."
        raise InputError(message) from cause


def parse_xml(data: bytes, called: str, *, repair: bool = False) -> etree._Element:
    """The root element. Entities are refused, nothing is fetched, and depth is bounded. Raises InputError.

    `repair` accepts what a lenient feed reader would accept.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=repair)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        message = f"{called} is no XML that can be read: {str(error)[:120]}."
        raise InputError(message) from error
    if root is None:
        message = f"{called} is no XML."
        raise InputError(message)
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(dtd.iterentities(), None) is not None:
        message = f"{called} defines entities of its own, which no article needs."
        raise InputError(message)
    return root
