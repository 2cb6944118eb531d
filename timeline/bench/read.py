"""Annotated files in one shape, whatever they were written in."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from timeline.batch.files import decode_text, read_bytes
from timeline.errors import InputError

Record = dict[str, Any]
"""An annotated document: `id`, `lang`, `dct`, `text`, `timexes`, `events`, `tlinks`, `clusters`.

One that was annotated with a whole timeline has it under `gold`."""

_LISTS: dict[str, dict[str, type]] = {
    "timexes": {"start": int, "end": int},
    "events": {"start": int, "end": int},
    "tlinks": {"a": str, "b": str},
    "clusters": {"members": list},
}
"""The lists of a record, and what each of their entries must have."""


def read_documents(path: str | Path) -> list[Record]:
    """The annotated documents of a .jsonl, .jsonl.gz or .json file, or of a folder of .json files.

    Raises InputError with file and line for anything else.
    """
    objects = _read_objects(Path(path))
    return [as_record(data, place) for data, place in objects if not is_story(data) and not is_target(data)]


def read_stories(path: str | Path) -> list[Record]:
    """The stories told by several documents (``name``, ``docs``, ``events``) of a file or a folder.

    ``id`` is the name; ``records`` holds the documents, found beside it, in ``../docs`` or in ``../articles``.
    """
    stories = [(data, place) for data, place in _read_objects(Path(path)) if is_story(data)]
    return [_story(data, _members(data, Path(path), place)) for data, place in stories]


def read_targets(path: str | Path) -> list[Record]:
    """The timelines of entities (``set``, ``file``, ``entity``, ``items``), as SemEval-2015 task 4 has them."""
    return [_target(data, place) for data, place in _read_objects(Path(path)) if is_target(data)]


def _target(data: Record, place: str) -> Record:
    items = data.get("items") or []
    wanted = {"order": int, "time": str, "events": list}
    if not isinstance(items, list) or not all(_has(item, wanted) for item in items):
        raise InputError("expected `items` with order, time and events", place=place)
    named = {"doc": str, "sent": int, "word": str}
    if not all(_has(event, named) for item in items for event in item["events"]):
        raise InputError("expected events with doc, sent and word", place=place)
    return {**data, "items": items, "id": f"{data.get('set')}/{data.get('file') or data['entity']}"}


def _has(data: Any, wanted: dict[str, type]) -> bool:
    return isinstance(data, dict) and all(isinstance(data.get(key), kind) for key, kind in wanted.items())


def _story(data: Record, records: list[Record]) -> Record:
    codes = sorted({str(record["lang"]) for record in records})
    return {**data, "id": data["name"], "lang": "+".join(codes), "records": records}


def event_id(event: Record) -> str:
    """The id of an annotated event mention: corpora say `eid` or `id`."""
    return str(event.get("eid") or event.get("id"))


def is_story(data: Any) -> bool:
    """Whether this is a story told by several documents, not one document."""
    return isinstance(data, dict) and "docs" in data and "text" not in data


def is_target(data: Any) -> bool:
    """Whether this names an entity whose timeline is asked for, or has it."""
    return isinstance(data, dict) and isinstance(data.get("entity"), str) and "text" not in data


def _members(story: Record, path: Path, place: str) -> list[Record]:
    folder = path if path.is_dir() else path.parent
    if not isinstance(story["docs"], list):
        raise InputError("expected a list of the ids of documents", place=place, value=story["docs"])
    for name in story["docs"]:
        if not isinstance(name, str) or Path(name).name != name:
            raise InputError("expected the id of a document, not a path", place=place, value=name)
    for docs in (folder.parent / "docs", folder.parent / "articles", folder / "docs", folder):
        files = [docs / f"{name}.json" for name in story["docs"]]
        if all(file.is_file() for file in files):
            return [record for file in files for record in read_documents(file)]
    message = "the documents of the story are not in ../docs or ../articles"
    raise InputError(message, place=place, value=story["docs"])


def _read_objects(path: Path) -> Iterator[tuple[Any, str]]:
    if path.is_dir():
        for file in sorted(path.glob("*.json")):
            yield _parse(_read_file(file), str(file)), str(file)
    elif path.suffix == ".json":
        yield _parse(_read_file(path), str(path)), str(path)
    elif path.name.endswith((".jsonl", ".jsonl.gz")):
        # Not splitlines: JSON strings may hold U+2028 and its like.
        for number, line in enumerate(_read_file(path).split("\n"), 1):
            if line.strip():
                yield _parse(line, f"{path}:{number}"), f"{path}:{number}"
    else:
        raise InputError("expected .jsonl, .jsonl.gz, .json or a folder of .json files", place=str(path))


def _read_file(path: Path) -> str:
    data = read_bytes(path)
    try:
        return decode_text(gzip.decompress(data) if path.suffix == ".gz" else data, str(path))
    except (OSError, EOFError, zlib.error) as fault:
        raise InputError(f"not a gzip file: {fault}", place=str(path)) from fault


def _parse(text: str, place: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise InputError(f"not JSON: {fault}", place=place) from fault


def as_record(data: Any, place: str) -> Record:
    """One annotated document in the uniform shape.

    >>> as_record({"id": "d", "lang": "en", "text": "", "published": "2025-01-01"}, "x")["dct"]
    '2025-01-01'
    """
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise InputError("expected an annotated document with a `text`", place=place)
    try:
        return _checked(_uniform(data, place), place)
    except (KeyError, TypeError, AttributeError) as fault:
        raise InputError(f"not an annotated document: {fault!r}", place=place) from fault


def _checked(record: Record, place: str) -> Record:
    for name, wanted in _LISTS.items():
        for number, entry in enumerate(record[name]):
            wrong = [key for key, kind in wanted.items() if not isinstance(entry.get(key), kind)]
            if wrong:
                kind = wanted[wrong[0]].__name__
                raise InputError(f"expected {wrong[0]!r} to be {kind}", place=f"{place} $.{name}[{number}]")
    return record


def _uniform(data: Record, place: str) -> Record:
    record = {"id": place, "lang": None, "dct": data.get("published"), **data}
    record.update({key: data.get(key) or [] for key in _LISTS})
    if any("mentions" in event for event in record["events"]) or "order" in data:
        record["gold"] = {key: data.get(key) or [] for key in ("events", "order", "conflicts")}
        record["events"] = list(_flat_mentions(record["gold"]["events"]))
        record["clusters"] = list(_event_clusters(record["events"]))
    return record


def _flat_mentions(events: Iterable[Record]) -> Iterator[Record]:
    for event in events:
        for number, mention in enumerate(event["mentions"]):
            name = f"{event['id']}.{number}"
            yield {**mention, "eid": name, "event": event["id"], "status": event.get("status")}


def _event_clusters(mentions: Iterable[Record]) -> Iterator[Record]:
    members: dict[str, list[str]] = {}
    for mention in mentions:
        members.setdefault(mention["event"], []).append(mention["eid"])
    for name, ids in members.items():
        yield {"id": name, "scope": "intra", "kind": "event", "members": ids}
