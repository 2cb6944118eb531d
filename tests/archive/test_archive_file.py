"""The file of an archive: its versions, who may write, and what is wrong with it."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from archive_news import content, read

from timeline import Archive, ArchiveError
from timeline.archive import schema, store
from timeline.archive.add import BATCH


@pytest.fixture
def path(tmp_path):
    return tmp_path / "news.db"


@pytest.fixture
def filled(path):
    with Archive(path) as archive:
        archive.add_read(read()[:6])
    return path


def test_an_older_version_is_brought_up_to_date(filled, monkeypatch):
    with Archive(filled) as archive:
        before = content(archive)
    step = "CREATE TABLE notes (n INTEGER PRIMARY KEY, note TEXT) STRICT;\nINSERT INTO notes (note) VALUES ('new');\n"
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
    monkeypatch.setattr(store, "MIGRATIONS", schema.MIGRATIONS)
    with pytest.raises(ArchiveError, match="older version: open it for writing once"):
        Archive(filled, read_only=True)
    with Archive(filled) as archive:
        assert content(archive) == before
        assert archive.stats().version == 2
        assert [*archive._connection.execute("SELECT note FROM notes")] == [("new",)]
        archive.add_read(read()[6:8])
    Archive(filled, read_only=True).close()


def test_a_migration_that_fails_changes_nothing(filled, monkeypatch):
    step = "DROP TABLE conflicts;\nCREATE TABLE events (n INTEGER);\n"
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
    with pytest.raises(ArchiveError, match="already exists"):
        Archive(filled)
    monkeypatch.undo()
    with Archive(filled) as archive:
        assert archive.stats().version == 1
        assert list(archive.conflicts())


def test_a_newer_version_is_refused(filled):
    with sqlite3.connect(filled) as connection:
        connection.execute("PRAGMA user_version = 99")
    for read_only in (False, True):
        with pytest.raises(ArchiveError, match="version 99") as caught:
            Archive(filled, read_only=read_only)
        assert caught.value.place == str(filled)


def test_another_database_is_left_alone(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (a)")
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match="not an archive"):
        Archive(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("data", [b"x" * 5000, b"id,text\n1,abc\n"])
def test_another_file_is_left_alone(path, data):
    path.write_bytes(data)
    with pytest.raises(ArchiveError, match="not an archive"):
        Archive(path)
    assert path.read_bytes() == data


def test_a_missing_archive_is_not_made_by_readers(path):
    with pytest.raises(ArchiveError, match="there is no archive"):
        Archive(path, read_only=True)
    assert not path.exists()
    with pytest.raises(ArchiveError, match="cannot be opened"):
        Archive(path / "none" / "a.db")


def test_a_damaged_archive_is_told_of(filled):
    data = bytearray(filled.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    filled.write_bytes(data)
    with pytest.raises(ArchiveError, match="damaged") as caught, Archive(filled) as archive:
        archive.query()
    assert caught.value.place == str(filled)


def test_a_damaged_event_is_told_of(filled):
    with sqlite3.connect(filled) as connection:
        connection.execute("UPDATE bodies SET body = x'00'")
    with pytest.raises(ArchiveError, match="damaged Kept"), Archive(filled) as archive:
        archive.query()


def test_a_reader_writes_nothing(filled):
    with Archive(filled, read_only=True) as archive:
        assert len(list(archive.documents())) == 6
        with pytest.raises(ArchiveError, match="can only be read"):
            archive.add_read(read()[6:8])
        with pytest.raises(ArchiveError, match="can only be read"):
            archive.remove(read()[0][0].id)


def test_a_lock_that_lasts_is_told_of(filled, monkeypatch):
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    holder = sqlite3.connect(filled, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with Archive(filled) as archive:
        with pytest.raises(ArchiveError, match="locked"):
            archive.add_read(read()[6:8])
        assert archive.stats().documents == 6
        holder.close()
        assert archive.add_read(read()[6:8]).added == 2


def test_a_full_disk_leaves_the_last_batch_out_and_nothing_half(filled):
    with Archive(filled) as archive:
        before = content(archive)
        (pages,) = archive._connection.execute("PRAGMA page_count").fetchone()
        archive._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(ArchiveError, match="no space"):
            archive.add_read(read())
        assert content(archive) == before
        archive._connection.execute("PRAGMA max_page_count = 1000000")
        archive.add_read(read())
        assert archive.stats().documents == len(read())


def test_a_closed_archive_and_another_thread_are_refused(filled):
    archive = Archive(filled)
    found = []

    def ask():
        with pytest.raises(ArchiveError) as caught:
            archive.remove("x")
        found.append(str(caught.value))

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert "thread" in found[0]
    archive.close()
    archive.close()
    with pytest.raises(ArchiveError, match="closed"):
        archive.remove("x")


@pytest.mark.parametrize(("durable", "level"), [(False, 1), (True, 2)])
def test_a_durable_archive_waits_for_the_disk(path, durable, level):
    with Archive(path, durable=durable) as archive:
        assert archive._connection.execute("PRAGMA synchronous").fetchone() == (level,)
        assert archive._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_readers_see_whole_batches_while_one_writes(path):
    Archive(path).close()
    steps = [read()[i : i + 5] for i in range(0, len(read()), 5)]
    with Archive(path.with_suffix(".whole")) as whole:
        known = {content(whole)}
        for step in steps:
            whole.add_read(step)
            known.add(content(whole))
    over, seen = threading.Event(), []

    def look():
        with Archive(path, read_only=True) as archive:
            while not over.is_set():
                seen.append(archive.query().to_json())

    readers = [threading.Thread(target=look) for _ in range(2)]
    for reader in readers:
        reader.start()
    with Archive(path) as archive:
        for step in steps:
            archive.add_read(step)
    over.set()
    for reader in readers:
        reader.join()
    starts = tuple(known)
    assert seen and all(any(some.startswith(one) for some in starts) for one in seen)
    assert len(set(seen)) > 1


def test_going_through_events_sees_one_moment(filled):
    with Archive(filled) as archive:
        before = list(archive.events())
        events = archive.events()
        first = next(events)
        archive.add_read(read())
        assert [first, *events] == before
        assert list(archive.events()) != before


def test_writers_take_turns(path):
    def add(part):
        with Archive(path) as archive:
            for one in part:
                archive.add_read([one])

    Archive(path).close()
    threads = [threading.Thread(target=add, args=(read()[n::2],)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Archive(path) as archive, Archive(path.with_suffix(".whole")) as whole:
        whole.add_read(read())
        assert content(archive) == content(whole)


def test_a_fault_in_a_batch_leaves_the_batches_before_it(path):
    def broken():
        for n in range(BATCH + 1):
            document, evidence = read()[n % len(read())]
            yield document, evidence
        raise RuntimeError("stop")

    with Archive(path) as archive:
        with pytest.raises(RuntimeError, match="stop"):
            archive.add_read(broken())
        assert archive.stats().documents == len(read())
