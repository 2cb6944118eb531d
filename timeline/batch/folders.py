"""Documents from files and folders of any kind that there is a reader for."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve

from timeline.batch.readers import READERS, Reader, read_csv, read_jsonl
from timeline.batch.stream import Record, make_documents
from timeline.errors import InputError, TimelineError
from timeline.values import Document, Problem

STDIN = "-"
MANY = (read_csv, read_jsonl)
"""Readers of files that hold documents, and do not each make one."""


def documents_from_files(
    paths: Iterable[str], *, other: Reader, given: Mapping[str, Any] | None = None, strict: bool = False
) -> Iterator[Document | Problem]:
    """The documents of files, of all files in folders that there is a reader for, and of standard input (``-``).

    `other` reads standard input and the files without a known suffix; what is `given` (``published``, ``lang``)
    holds for the documents that say nothing else. A file that cannot be read is a problem ``bad-file`` with its path,
    or with `strict` an InputError. Raises InputError for a path that is not there, before any file is read.
    """
    paths = list(paths)
    if paths.count(STDIN) > 1:
        raise InputError("standard input can be read only once", place=STDIN)
    for path in paths:
        if path != STDIN and not Path(path).exists():
            raise InputError("cannot read: No such file or directory", place=path, value=path)
    return make_documents((record for path in paths for record in _records_in(path, other, strict=strict)), given)


def count_documents(paths: Iterable[str], *, other: Reader) -> int | None:
    """How many documents `documents_from_files` finds, broken ones among them, as far as that shows without reading.

    None where it does not: for tables, standard input, and what can be read only once or not at all.
    """
    count = 0
    for file in (file for path in paths for file in _files_in(path)):
        reader = READERS.get(Path(file).suffix.lower(), other)
        if reader is read_csv or file == STDIN or not Path(file).is_file():
            return None
        try:
            count += _count_lines(file) if reader is read_jsonl else 1
        except OSError:
            return None
    return count


def _count_lines(path: str) -> int:
    with Path(path).open("rb") as stream:
        return sum(1 for line in stream if line.strip())


def _records_in(path: str, other: Reader, *, strict: bool) -> Iterator[Record | Problem]:
    for file in _files_in(path):
        try:
            yield from _records_of(file, other)
        except TimelineError as fault:
            if strict or not isinstance(fault, InputError):
                raise
            yield Problem("bad-file", f"{fault.place}: {fault.message}")


def _files_in(path: str) -> Iterator[str]:
    """The path, or the files below it that have a reader, sorted."""
    if path == STDIN or not Path(path).is_dir():
        yield path
        return
    found = (p for p in Path(path).rglob("*") if p.suffix.lower() in READERS and p.is_file())
    yield from map(str, sorted(found))


def _named(record: Record, path: str) -> Record:
    """The record, with the name of its file as source where it says of none: so that people can tell files apart."""
    return record if record.data.get("source") else evolve(record, data={**record.data, "source": Path(path).name})


def _records_of(path: str, other: Reader) -> Iterator[Record | Problem]:
    if path == STDIN:
        yield from other(sys.stdin.buffer, "standard input")
        return
    reader = READERS.get(Path(path).suffix.lower(), other)
    try:
        with Path(path).open("rb") as stream:
            for record in reader(stream, path):
                yield record if reader in MANY or isinstance(record, Problem) else _named(record, path)
    except OSError as fault:
        raise InputError(f"cannot read: {fault.strerror or fault}", place=path, value=path) from fault
    except TimelineError:
        raise
    except Exception as fault:  # a package that reads a format may raise anything of a broken file
        raise InputError(f"cannot read: {type(fault).__name__}: {fault}", place=path, value=path) from fault
