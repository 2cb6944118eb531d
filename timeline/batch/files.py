"""Texts from files and to files: UTF-8 or a message that says where it is not."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

from timeline.errors import InputError

_FOREIGN_MARKS = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}
_MOST_NULS = 0.01


def read_bytes(path: str | Path) -> bytes:
    """What is in a file. Raises InputError with the path if it cannot be read."""
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise InputError(f"cannot read: {reason}", place=str(path), value=path) from fault


def decode_text(data: bytes, place: str) -> str:
    """UTF-8 bytes as text, without the byte order mark that some editors put in front.

    >>> decode_text(b"\\xef\\xbb\\xbfHello", "a.txt")
    'Hello'
    """
    for mark, name in _FOREIGN_MARKS.items():
        if data.startswith(mark):
            raise InputError(f"the file is {name}; save it as UTF-8", place=place)
    if data.count(0) > len(data) * _MOST_NULS:
        raise InputError("the file looks binary, not text (many NUL bytes)", place=place)
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        raise InputError(f"not UTF-8 at byte {fault.start}", place=place) from fault


def refuse_existing(path: str | Path) -> None:
    """Raise InputError if there is a file of that name."""
    if os.path.lexists(path):
        raise InputError("the file is there already (--force writes over it)", place=str(path), value=path)


def write_text(path: str | Path, text: str, *, force: bool = False) -> None:
    """Write a text to a new file as UTF-8, with a line end at its end; over what is there only with `force`.

    Raises InputError with the path if the file is there or cannot be written. Half a surrogate pair becomes an escape.
    """
    write_bytes(path, (text if text.endswith("\n") else text + "\n").encode("utf-8", "backslashreplace"), force=force)


def write_bytes(path: str | Path, data: bytes, *, force: bool = False) -> None:
    """Write a new file, or with `force` over what is there. Raises InputError as `write_text` does."""
    if not force:
        refuse_existing(path)
    try:
        with Path(path).open("wb" if force else "xb") as file:
            file.write(data)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise InputError(f"cannot write: {reason}", place=str(path), value=path) from fault
