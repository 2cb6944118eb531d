"""An archive: documents and the events they tell, in one file that grows, is asked, and survives what kills it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from os import PathLike, fspath
from pathlib import Path
from typing import Unpack

from timeline.archive.add import BATCH, Batch, Read, known, reader
from timeline.archive.codec import storable, unpack
from timeline.archive.query import events_of, numbers_of, timeline_of
from timeline.archive.results import Added, Stats
from timeline.archive.slices import Asked, Slice
from timeline.archive.stats import stats_of
from timeline.archive.store import connect, faults_named, reading, writing
from timeline.batch.files import refuse_existing, write_bytes, write_text
from timeline.batch.reading import OnError, read_many
from timeline.errors import InputError
from timeline.export.formats import FORMATS, NEED_TEXTS, PICTURES
from timeline.values.document import Document, as_document
from timeline.values.events import Conflict, Event, Problem
from timeline.values.timeline import Evidence, Timeline


class Archive:
    """Documents and their events in a file of SQLite, which is made if it is not there.

    One process writes at a time, any number read meanwhile and see only what was committed. What `add` has committed
    stays, whatever kills the process; with ``durable=True`` also when the machine loses its power, at the price of a
    wait for the disk with each batch. `read_only` opens an archive that is there. An object belongs to one
    thread; others open their own. Raises ArchiveError, as do all methods, if the file is no archive, is of a newer
    version, damaged, or locked for long.
    """

    def __init__(self, path: str | PathLike[str], *, read_only: bool = False, durable: bool = False) -> None:
        self.path = fspath(path)
        self._connection = connect(self.path, read_only=read_only, durable=durable)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Archive({self.path!r})"

    def close(self) -> None:
        """Let go of the file. It is done once more without harm."""
        with faults_named(self.path):
            self._connection.close()

    def add(self, documents: Iterable[str | Document], *, processes: int = 1, on_error: OnError = "collect") -> Added:
        """Read documents and store them with their events, a batch of 64 in one transaction.

        A document that is there with the same content is not read again. One with the id of another takes its
        place. The events are those of all documents in the archive, whatever the order in which they came. `processes`
        and `on_error` are those of `timeline.extract_many`.
        """
        unchanged = Added()
        waiting: deque[Document] = deque()

        def new() -> Iterator[Document]:
            nonlocal unchanged
            for document in map(as_document, documents):
                with faults_named(self.path):
                    what = known(self._connection, document)
                if what == "unchanged":
                    unchanged |= Added(unchanged=1)
                else:
                    waiting.append(document)
                    yield document

        read = read_many(new(), processes=processes, on_error=on_error)
        added = self._add_all((waiting.popleft(), one) for one in read)
        return added | unchanged

    def add_read(self, read: Iterable[tuple[Document, Evidence]]) -> Added:
        """Store documents with evidence that was read in them elsewhere, by the same version of the library."""
        return self._add_all(read)

    def refresh(self, *, processes: int = 1) -> Added:
        """Read again the documents that another version of the library or its model has read; they are `replaced`."""
        with faults_named(self.path):
            rows = self._connection.execute("SELECT id FROM documents WHERE reader != ? ORDER BY id", (reader(),))
            outdated = [row[0] for row in rows]
        waiting: deque[Document] = deque()

        def old() -> Iterator[Document]:
            for id_ in outdated:
                waiting.append(self.document(id_))
                yield waiting[-1]

        read = read_many(old(), processes=processes)
        return self._add_all(((waiting.popleft(), one) for one in read), again=True)

    def remove(self, id_: str) -> None:
        """Delete a document and what only it tells. Raises InputError if there is none of this id."""
        with self._batch() as batch:
            batch.remove(id_)

    def query(self, **asked: Unpack[Asked]) -> Timeline:
        """The timeline of the events that meet all of what is asked; without anything, of all.

        `begin` and `end` (days, or periods in EDTF), `participant` and `place` (names in any spelling and script),
        `status`, `text` (words), `source`, `lang`, and `limit`, how many at most. Raises InputError for other values.
        """
        meant = Slice(**asked)
        with faults_named(self.path), reading(self.path) as connection:
            return timeline_of(connection, meant)

    def events(self, **asked: Unpack[Asked]) -> Iterator[Event]:
        """The same events one by one, as the archive is when the first is taken; few are in memory."""
        return self._events(Slice(**asked))

    def _events(self, meant: Slice) -> Iterator[Event]:
        with faults_named(self.path), reading(self.path) as connection:
            for kept in events_of(connection, numbers_of(connection, meant)):
                yield kept.event

    def export(self, form: str, path: str | PathLike[str], *, force: bool = False, **asked: Unpack[Asked]) -> Timeline:
        """Write the events that meet what is asked (as in `query`) in a format of `Timeline.to`, or ``png``.

        Returns what was written. Raises InputError for a format that is none, or if the file is there, unless `force`.
        """
        if form not in FORMATS and form not in PICTURES:
            raise InputError(f"one of {', '.join((*FORMATS, *PICTURES))}, not {form!r}", place="form", value=form)
        if not force:
            refuse_existing(fspath(path))
        found = self.query(**asked)
        if form in PICTURES:
            write_bytes(Path(path), PICTURES[form](found), force=force)
        else:
            write_text(Path(path), FORMATS[form](found, self.texts(found, form)), force=force)
        return found

    def texts(self, found: Timeline, form: str) -> dict[str, str]:
        """The texts of the documents of a timeline, if a format needs them."""
        return {d.id: self.document(d.id).text for d in found.documents} if form in NEED_TEXTS else {}

    def document(self, id_: str) -> Document:
        """A document as it was given. Raises InputError if there is none of this id."""
        with faults_named(self.path):
            row = self._connection.execute(
                "SELECT given FROM contents JOIN documents ON n = document WHERE id = ?", (storable(id_),)
            ).fetchone()
            if row is None:
                raise InputError(f"no document {id_!r} in this archive", place="id", value=id_)
            return unpack(row[0], Document)

    def documents(self) -> Iterator[Document]:
        """All documents as they were given, by their ids, one by one."""
        with faults_named(self.path), reading(self.path) as connection:
            for (given,) in connection.execute("SELECT given FROM contents JOIN documents ON n = document ORDER BY id"):
                yield unpack(given, Document)

    def conflicts(self) -> Iterator[Conflict]:
        """Where sources disagree, one by one."""
        rows = "SELECT body FROM conflicts JOIN events ON events.n = event JOIN stories ON stories.n = story"
        with faults_named(self.path), reading(self.path) as connection:
            for (body,) in connection.execute(f"{rows} ORDER BY placed, name, conflicts.n"):
                yield unpack(body, Conflict)

    def stats(self) -> Stats:
        """How large the archive is, and how many documents `refresh` would read again."""
        with faults_named(self.path), reading(self.path) as connection:
            return stats_of(connection, self.path)

    @contextmanager
    def _batch(self) -> Iterator[Batch]:
        with faults_named(self.path), writing(self._connection):
            batch = Batch(self._connection)
            yield batch
            batch.finish()

    def _add_all(self, read: Iterable[tuple[Document, Evidence | Problem]], *, again: bool = False) -> Added:
        added = Added()
        found = iter(read)
        while some := list(islice(found, BATCH)):
            problems = tuple(one for _, one in some if isinstance(one, Problem))
            pairs: list[Read] = [(document, one) for document, one in some if not isinstance(one, Problem)]
            with self._batch() as batch:
                told = batch.add(pairs, again=again)
            added |= told | Added(problems=problems)
        return added
