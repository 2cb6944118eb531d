"""What the fuzzer calls: a function a reader, from any bytes to nothing, or an exception that is a finding.

Only the errors of the library are allowed out of a reader. What is read must also be usable: a timeline that was read
is written in every format, a pack that was read is compiled.
"""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from timeline import Timeline, TimelineError, extract, read_overrides
from timeline.batch.folders import documents_from_files
from timeline.batch.readers import READERS, read_plain
from timeline.events.forms import compile_forms
from timeline.export.formats import FORMATS
from timeline.languages import load, read_pack
from timeline.languages.load import FILES
from timeline.times.patterns import compile_patterns
from timeline.values import Document, Problem

PACK = {
    "language": 'name = "X"\ndate_order = "dmy"\n[shape]\npast = [".{2,}ed"]\n'
    '[[inflection]]\nof = "verb"\npart = 1\ntense = "past"\nmatch = "(.+[^e])"\nforms = ["{1}ed"]\n',
    "words": '[month]\n1 = ["january"]\n',
    "patterns": 'full_date = ["{day} of? {month} {year}?"]\n[guard.full_date]\nbehind = ["on"]\n',
    "cues": "[few_days]\nsoon = [1, 3]\n[cue]\n",
    "triggers": '[sign]\nclass = "occurrence"\nverb = ["sign"]\nphrase = ["sign up"]\n[irregular]\nsign = ["signt"]\n',
    "names": '[territory]\nFR = ["france"]\n',
}
"""A small pack, of which a fuzzer replaces one file."""
PACK["cues"] += "".join(f"{name} = []\n" for name in load.CUES)
STORY = "The treaty was signed on 17 January 2025. Three days later the minister resigned."
VALUES: tuple[Any, ...] = (
    None, True, -1, 0, 1, 2**53, 10**40, 1e400, float("nan"), "", "x", "\ud800", "\x00", "0001-01-01", "9999-12-31",
    "d1", "e", "2025-W01", "XXXX", "P99999999999Y", "\u202e<script>", "before", [], {}, [[]], [0, 10**15], {"a": []},
)  # fmt: skip
"""What somebody may put in the place of a value."""
SUFFIXES = (".html", ".eml", ".csv", ".md", ".jsonl", ".txt")
OWN = {".csv", ".md", ".jsonl", ".txt"}
"""Read by this library alone, so that nothing but its own errors may come out."""


@cache
def _story() -> Timeline:
    return extract(Document(STORY, id="d1", lang="en", published="2025-04-08"))


def read_text(data: bytes) -> None:
    """A text in a language that is given or found, with and without a day of publication."""
    kind, text = (data[:1] or b"\0")[0], data[1:].decode("utf-8", "surrogateescape")
    found = extract(
        text,
        lang=(None, "ar", "en", "fr")[kind & 3],
        published="2025-04-08" if kind & 4 else None,
        keep="all" if kind & 8 else "timeline",
    )
    for mention in (*found.times, *(m for event in found.events for m in event.mentions)):
        assert text[mention.start : mention.end] == mention.text
    assert Timeline.from_json(found.to_json()) == found


def edited(text: str, edits: bytes) -> str:
    """A JSON text with some of its values replaced: three bytes an edit, two for the place and one for the value."""
    plain = json.loads(text)
    for first, second, value in zip(edits[::3], edits[1::3], edits[2::3], strict=False):
        places = list(_places(plain))
        inside, key = places[(first << 8 | second) % len(places)]
        inside[key] = deepcopy(VALUES[value % len(VALUES)])
    return json.dumps(plain)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


def read_json(data: bytes) -> None:
    """The JSON of a timeline, or edits of one, and every format that it can be written in."""
    edits, text = (data[:1] or b"\0")[0] % 2, data[1:].decode("utf-8", "surrogateescape")
    found = Timeline.from_json(edited(_story().to_json(), data[1:]) if edits else text)
    assert Timeline.from_json(found.to_json()) == found
    for form in FORMATS:
        found.to(form, texts={document.id: STORY for document in found.documents})
    assert isinstance(found | found, Timeline)


@frozen
class Folder:
    """A folder of texts that is not on a disk, as far as a pack needs one."""

    files: Mapping[str, bytes]
    name: str = "xx"
    opened: str = ""

    def joinpath(self, name: str) -> Folder:
        """A file of it."""
        return Folder(self.files, self.name, name)

    def read_text(self, encoding: str) -> str:
        """The text of the file."""
        return self.files[self.opened].decode(encoding)


def read_language_pack(data: bytes) -> None:
    """A pack with one file replaced; what can be read can be compiled."""
    name = FILES[(data[:1] or b"\0")[0] % len(FILES)]
    files = {f"{other}.toml": text.encode() for other, text in PACK.items()} | {f"{name}.toml": data[1:]}
    pack = read_pack(Folder(files))  # type: ignore[arg-type]
    compile_forms(pack)
    compile_patterns(pack.patterns)


def read_override_file(data: bytes) -> None:
    """Overrides in TOML or JSON, applied to a timeline."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, ("o.toml", "o.json")[(data[:1] or b"\0")[0] % 2])
        path.write_bytes(data[1:])
        overrides = read_overrides(path)
    found = _story().corrected(overrides)
    assert Timeline.from_json(found.to_json()) == found


def read_file(data: bytes) -> None:
    """A file of each kind that there is a reader for."""
    suffix, content = SUFFIXES[(data[:1] or b"\0")[0] % len(SUFFIXES)], data[1:]
    if suffix in OWN:
        list(READERS[suffix](io.BytesIO(content), "x"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a{suffix}")
        path.write_bytes(content)
        found = list(documents_from_files([str(path)], other=read_plain, strict=True))
    assert all(isinstance(one, Document | Problem) for one in found)


def _allowed(read: Callable[[bytes], None]) -> Callable[[bytes], None]:
    def once(data: bytes) -> None:
        try:
            read(data)
        except TimelineError as fault:
            str(fault).encode("utf-8", "backslashreplace")

    return once


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "text": _allowed(read_text),
    "pack": _allowed(read_language_pack),
    "json": _allowed(read_json),
    "overrides": _allowed(read_override_file),
    "files": _allowed(read_file),
}
