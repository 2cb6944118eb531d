"""Laws of the archive: what it says is a function of the set of its documents."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from archive_news import content, read
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import Archive, extract_many
from timeline.archive import linking, stories
from timeline.archive.linking import LEVELS, facts_of, level_of

SIZES = st.sampled_from([2, 3, 5, 40])
"""Documents of a story, so that few make chapters."""


def batches(items, cuts):
    ends = sorted({0, *(cut % (len(items) + 1) for cut in cuts), len(items)})
    return [items[a:b] for a, b in pairwise(ends)]


def filled(steps) -> str:
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "news.db") as archive:
        for step in steps:
            if isinstance(step, str):
                archive.remove(step)
            else:
                archive.add_read(step)
        assert faults_of(archive) == []
        return content(archive)


def faults_of(archive: Archive) -> list:
    """What SQLite says is broken, and the stories that are not those that the documents make."""
    execute = archive._connection.execute
    found = [*execute("PRAGMA foreign_key_check"), *execute("PRAGMA integrity_check")]
    stored = execute("SELECT group_concat(id, ' ') FROM documents GROUP BY story")
    kept = {frozenset(some.split()) for (some,) in stored}
    return [one for one in found if one != ("ok",)] + sorted(map(sorted, kept ^ partition(archive)))


def partition(archive: Archive) -> set[frozenset[str]]:
    """The stories by their definition, from the facts of all documents at once."""
    evidence = {document.id: one for document, one in read()}
    told = {document.id: facts_of(evidence[document.id]) for document in archive.documents()}
    placed = {id_: stories.place_of(id_, evidence[id_].documents[0].published) for id_ in told}
    left = [frozenset(told)] if told else []
    found = set()
    for level in LEVELS:
        parts = [part for group in left for part in connected(group, told, level)]
        found |= {part for part in parts if len(part) <= stories.MOST}
        left = [part for part in parts if len(part) > stories.MOST]
    return found | {part for group in left for part in halved(group, placed, 0, stories._END)}


def connected(group, told, level) -> list[frozenset[str]]:
    parts: list[tuple[set, set]] = []
    for id_ in sorted(group):
        facts = {fact for fact in told[id_] if level_of(fact) >= level}
        near = [part for part in parts if part[1] & facts]
        parts = [part for part in parts if not part[1] & facts]
        parts.append(({id_}.union(*(p[0] for p in near)), facts.union(*(p[1] for p in near))))
    return [frozenset(ids) for ids, _ in parts]


def halved(group, placed, low, high) -> list[frozenset[str]]:
    here = frozenset(id_ for id_ in group if low <= placed[id_] <= high)
    if len(here) <= stories.MOST:
        return [here] if here else []
    middle = (low + high) // 2
    return halved(here, placed, low, middle) + halved(here, placed, middle + 1, high)


@settings(max_examples=15)
@given(order=st.permutations(range(30)), cuts=st.lists(st.integers(0, 30), max_size=4), size=SIZES)
def test_any_order_and_any_batches_give_the_same_bytes(order, cuts, size):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stories, "MOST", size)
        mixed = [read()[i] for i in order]
        assert filled(batches(mixed, cuts)) == filled([read()])


@settings(max_examples=15)
@given(order=st.permutations(range(30)), count=st.integers(1, 12), size=SIZES)
def test_what_is_removed_leaves_no_trace(order, count, size):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stories, "MOST", size)
        gone = [read()[i][0].id for i in order[:count]]
        assert filled([read(), *gone]) == filled([[one for one in read() if one[0].id not in gone]])


def test_an_archive_of_one_story_is_the_timeline_of_its_documents(tmp_path):
    with Archive(tmp_path / "a.db") as archive:
        archive.add(document for document, _ in read())
        found, whole = archive.query(), extract_many(document for document, _ in read())
        assert archive.stats().stories == 1
    assert found.documents == whole.documents
    assert found.problems == whole.problems
    assert [e.id for e in found.events] == [e.id for e in whole.events]
    assert found.events == whole.events
    assert found.relations == whole.relations
    assert found.conflicts == whole.conflicts


def test_facts_say_their_level():
    levels = {level_of(fact) for _, evidence in read() for fact in linking.facts_of(evidence)}
    assert levels == set(LEVELS)
