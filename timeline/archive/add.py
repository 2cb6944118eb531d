"""Documents into an archive: a batch of them and all that follows from them in one transaction."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from typing import Literal

from attrs import field, frozen

from timeline.archive.codec import pack, pack_numbers, storable, storable_or_none, unpack, unpack_numbers
from timeline.archive.linking import facts_of
from timeline.archive.results import Added
from timeline.archive.stories import Stories, place_of
from timeline.archive.telling import write_story
from timeline.errors import InputError
from timeline.model.weights import model_digest
from timeline.values.document import Document, DocumentInfo, text_digest
from timeline.values.timeline import Evidence

BATCH = 64
"""Documents of a transaction."""
Known = Literal["added", "unchanged", "replaced"]
Read = tuple[Document, Evidence]
"""A document and what was read in it."""


@cache
def reader() -> str:
    """What reads documents here: the version of the library, and the digest of its model."""
    try:
        number = version("timeline-extraction")
    except PackageNotFoundError:
        number = "not installed"
    return f"{number} {model_digest()}"


def digest_of(document: Document) -> bytes:
    """Of all that is given of a document but its id."""
    parts = (document.text, document.published, document.lang, document.source, document.title)
    data = "\x1f".join("" if part is None else f"={part}" for part in parts)
    return blake2b(data.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def known(connection: sqlite3.Connection, document: Document) -> Known:
    """What adding a document does."""
    row = connection.execute("SELECT digest FROM documents WHERE id = ?", (storable(document.id),)).fetchone()
    if row is None:
        return "added"
    return "unchanged" if row[0] == digest_of(document) else "replaced"


def _info_of(document: Document, evidence: Evidence) -> DocumentInfo:
    """What evidence says of its document; InputError if it is not evidence of this document alone."""
    said = [(info.id, info.digest) for info in evidence.documents]
    if said != [(document.id, text_digest(document.text))]:
        raise InputError("this is not the evidence of this document", place=document.id, value=said)
    return evidence.documents[0]


@frozen
class _Row:
    """What is stored of a document."""

    number: int
    digest: bytes
    revision: int
    place: int
    facts: tuple[int, ...]


@frozen(eq=False)
class Batch:
    """What one transaction changes: documents come and go first, then `finish` makes their stories anew."""

    connection: sqlite3.Connection
    stories: Stories = field(init=False)
    evidence: dict[int, Evidence] = field(factory=dict, init=False)
    """By number; what is not here is read from the archive."""

    @stories.default
    def _new_stories(self) -> Stories:
        return Stories(self.connection)

    def add(self, read: Iterable[Read], *, again: bool = False) -> Added:
        """Store documents; those that are there with the same content are passed over, unless they are read `again`.

        Of several contents of one id the last one stays.
        """
        counts = Counter[str]()
        new: dict[str, Read] = {}
        rows: dict[str, _Row | None] = {}
        for document, evidence in read:
            row = rows.setdefault(document.id, self._row(document.id))
            digest = digest_of(new[document.id][0]) if document.id in new else row.digest if row else None
            same = digest == digest_of(document)
            counts["added" if digest is None else "unchanged" if same and not again else "replaced"] += 1
            if again or not same:
                new[document.id] = (document, evidence)
        old = {id_: row for id_, row in rows.items() if row and id_ in new}
        moved = [row for id_, row in old.items() if not _stays(row, new[id_])]
        self._delete(moved)
        for id_, one in new.items():
            self._store(one, old.get(id_))
        return Added(counts["added"], counts["unchanged"], counts["replaced"])

    def remove(self, id_: str) -> None:
        """Delete a document. Raises InputError if there is none."""
        row = self._row(id_)
        if row is None:
            raise InputError(f"no document {id_!r} in this archive", place="id", value=id_)
        self._delete([row])

    def finish(self) -> None:
        """Make the stories anew in which documents came or went."""
        for members in self.stories.settle():
            write_story(self.connection, {n: self._evidence_of(n) for n in members})

    def _row(self, id_: str) -> _Row | None:
        row = self.connection.execute(_ROW, (storable(id_),)).fetchone()
        if row is None:
            return None
        number, digest, revision, place, facts = row
        return _Row(number, digest, revision, place, unpack_numbers(facts))

    def _delete(self, rows: Sequence[_Row]) -> None:
        if rows:
            self.stories.leave({row.number: row.facts for row in rows})
            self.connection.executemany("DELETE FROM documents WHERE n = ?", [(row.number,) for row in rows])

    def _store(self, read: Read, old: _Row | None) -> None:
        document, evidence = read
        info, digest = _info_of(document, evidence), digest_of(document)
        revision = old.revision + (old.digest != digest) if old else 1
        stays = old if old and _stays(old, read) else None
        facts, place = sorted(facts_of(evidence)), place_of(document.id, info.published)
        named = (storable(document.id), digest, revision, storable(info.lang), storable_or_none(document.source))
        number = self.connection.execute(_PUT, (stays and stays.number, *named, reader())).fetchone()[0]
        contents = (number, pack(document), pack(info), pack(evidence), pack_numbers(facts))
        self.connection.execute("INSERT OR REPLACE INTO contents VALUES (?, ?, ?, ?, ?)", contents)
        self.evidence[number] = evidence
        if stays:
            self.stories.spots.add(number)
        else:
            self.stories.enter(number, place, facts)

    def _evidence_of(self, number: int) -> Evidence:
        if number not in self.evidence:
            row = self.connection.execute("SELECT evidence FROM contents WHERE document = ?", (number,)).fetchone()
            self.evidence[number] = unpack(row[0], Evidence)
        return self.evidence[number]


def _stays(row: _Row, read: Read) -> bool:
    """Whether a document stays where it is with another content: it tells the same facts at the same place."""
    document, evidence = read
    place = place_of(document.id, _info_of(document, evidence).published)
    return row.place == place and frozenset(row.facts) == facts_of(evidence)


_ROW = """
SELECT n, digest, revision, place, facts FROM documents
JOIN contents ON contents.document = n JOIN components ON components.document = n AND level = 0
WHERE id = ?
"""
_PUT = """
INSERT INTO documents (n, id, digest, revision, lang, source, reader) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (n) DO UPDATE SET
    digest = excluded.digest, revision = excluded.revision, lang = excluded.lang,
    source = excluded.source, reader = excluded.reader
RETURNING n
"""
