"""A brief from its sidecar, so that every format can be made again without a model.

A sidecar may come from anybody: each value must have the type that the records declare, or nothing is made of it.
"""

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from brief.article import Article, Attribution, Brief, Signature
from brief.errors import InputError
from brief.rendering.sidecar import SCHEMA

LARGEST = 64 * 1024 * 1024
"""Bytes of a sidecar: ten times what the longest article makes."""


def load_brief(path: Path) -> Brief:
    """The brief of the sidecar at `path`. Raises InputError."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}."
        raise InputError(message) from error
    if len(content) > LARGEST:
        message = f"{path} is no sidecar: it has more than {LARGEST} bytes."
        raise InputError(message)
    return brief_of_sidecar(content, str(path))


def brief_of_sidecar(content: bytes, name: str) -> Brief:
    """The brief whose sidecar this is; `name` is what a message calls it. Raises InputError."""
    try:
        found = json.loads(content, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        message = f"{name} is not JSON: {error}."
        raise InputError(message) from error
    schema = found.get("schema") if isinstance(found, dict) else None
    if schema != SCHEMA:
        told = "has no schema version" if schema is None else f"has schema version {json.dumps(schema)[:40]}"
        message = f"{name} {told}; this brief reads version {SCHEMA}: make the brief again from its article."
        raise InputError(message)
    try:
        return _brief(found)
    except (KeyError, TypeError, ValueError) as error:
        message = f"{name} is not a whole sidecar ({error}): make the brief again from its article."
        raise InputError(message) from error


def _brief(found: dict[str, Any]) -> Brief:
    article = _read(Article, found["article"])
    if article.digest != found["article"]["digest"]:
        message = "its digest is not that of its text"
        raise ValueError(message)
    chain = [
        {"paragraph": link["paragraph"], "cue": link["cue_span"], "source": link["source_span"]}
        for link in found["sourcing"]
    ]
    attribution = _read(Attribution, {**found, "sourcing": chain})
    parts = tuple(_read(Mapping[str, str], found["signature"]).items())
    flat = {**found, "article": article, "title_en": found["article"]["title_en"]}
    brief: Brief = _read(Brief, {**flat, "attribution": attribution, "signature": Signature(parts)})
    numbers = {paragraph.number for paragraph in brief.paragraphs}
    if not numbers.issuperset(sentence.paragraph for sentence in brief.sentences):
        message = "a sentence belongs to no paragraph"
        raise ValueError(message)
    return brief


def _read(kind: Any, value: Any) -> Any:
    """`value` as a `kind`: a record, or what the fields of records are made of. Raises TypeError and KeyError."""
    return _reader(kind)(value)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What reads values of one kind: put together once, since a sidecar holds thousands of them."""
    origin, inner = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _record_reader(kind)  # type: ignore[arg-type]  # no instance: it comes from a type hint
    if origin in (types.UnionType, Union):
        present = _reader(inner[0])
        return lambda value: None if value is None else present(value)
    if origin is tuple:
        each = _reader(inner[0])
        return lambda value: tuple(map(each, _of(list, value)))
    if origin is Literal:
        return lambda value: value if value in inner else _refuse(value, kind)
    if origin is Mapping:
        return lambda value: types.MappingProxyType({_of(str, k): _of(str, v) for k, v in _of(dict, value).items()})
    if kind is float:
        # JSON writes a float without fraction like an int.
        return lambda value: float(value) if type(value) is int else _of(float, value)
    return partial(_of, kind)


def _record_reader(kind: type) -> Callable[[Any], Any]:
    """A field that is itself a record may lie flat among its neighbours: a span as `start` and `end`."""
    hints = get_type_hints(kind)
    parts = [
        (item.name, _reader(hints[item.name]), is_dataclass(hints[item.name]), _is_needed(item))
        for item in fields(kind)
    ]

    def read(value: Any) -> Any:
        if isinstance(value, kind):
            return value
        _of(dict, value)
        given = {}
        for name, reader, flat, needed in parts:
            if name in value:
                given[name] = reader(value[name])
            elif flat:
                given[name] = reader(value)
            elif needed:
                raise KeyError(name)
        return kind(**given)

    return read


def _is_needed(item: Field[Any]) -> bool:
    return item.default is MISSING and item.default_factory is MISSING


def _of(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        _refuse(value, kind)
    if kind is str:
        value.encode("utf-8")  # raises on half a surrogate pair, which no file could hold
    return value


def _no_number(name: str) -> float:
    message = f"{name} is no JSON number"
    raise ValueError(message)


def _refuse(value: object, kind: object) -> Any:
    message = f"{str(value)[:40]!r} where {getattr(kind, '__name__', kind)} is expected"
    raise TypeError(message)
