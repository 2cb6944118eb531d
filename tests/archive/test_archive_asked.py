"""What goes into an archive and what is asked of it."""

from __future__ import annotations

import json

import pytest
from archive_news import content, documents, read
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import Archive, Document, InputError, Timeline
from timeline.archive import add as adding
from timeline.archive.names import is_named, name_keys
from timeline.archive.telling import search_words


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with Archive(tmp_path_factory.mktemp("asked") / "news.db") as archive:
        archive.add_read(read())
        yield archive


@pytest.fixture
def empty(tmp_path):
    with Archive(tmp_path / "empty.db") as archive:
        yield archive


def test_documents_are_added_once(empty):
    news = documents()[:4]
    assert empty.add(news[:3]) == adding.Added(added=3)
    before = content(empty)
    assert empty.add(news[:3]) == adding.Added(unchanged=3)
    assert content(empty) == before
    assert empty.add([*news, news[3]]) == adding.Added(added=1, unchanged=4)
    assert list(empty.documents()) == sorted(news, key=lambda document: document.id)


def test_another_content_takes_the_place_of_the_first(empty, tmp_path):
    old = Document("The mayor resigned on 3 March 2025.", id="a", published="2025-03-04")
    new = Document("The mayor was arrested on 5 March 2025.", id="a", published="2025-03-06")
    other = Document("The bridge was opened on 3 March 2025.", id="b", published="2025-03-04")
    empty.add([old, other])
    assert empty.add([new]) == adding.Added(replaced=1)
    assert empty.document("a") == new
    with Archive(tmp_path / "fresh.db") as fresh:
        fresh.add([new, other])
        assert content(empty) == content(fresh)
    assert [*empty._connection.execute("SELECT id, revision FROM documents ORDER BY id")] == [("a", 2), ("b", 1)]


def test_of_several_contents_of_one_id_the_last_stays(empty):
    news = [Document(f"The mayor resigned on {day} March 2025.", id="a") for day in (3, 4, 5)]
    found = empty.add(news)
    assert (found.added, found.replaced) == (1, 2)
    assert [event.edtf for event in empty.events()] == ["2025-03-05"]


def test_what_cannot_be_read_is_a_problem_and_not_in_the_archive(empty, monkeypatch):
    from timeline.batch import reading

    def fail(document, *, keep):
        if "bad" in document.text:
            raise ValueError("no")
        return read_document(document, keep=keep)

    read_document = reading.read_document
    monkeypatch.setattr(reading, "read_document", fail)
    found = empty.add(["She resigned on 3 May 2024.", "bad", "He won on 4 May 2024."])
    assert (found.added, [p.code for p in found.problems]) == (2, ["failed"])
    assert empty.stats().documents == 2
    with pytest.raises(ValueError, match="no"):
        empty.add(["bad"], on_error="raise")
    with pytest.raises(InputError, match="a text is a str"):
        empty.add([3])


def test_evidence_of_another_document_is_refused(empty):
    (first, _), (_, evidence) = read()[:2]
    with pytest.raises(InputError, match="not the evidence"):
        empty.add_read([(first, evidence)])
    assert empty.stats().documents == 0


def test_documents_of_another_version_are_read_again(empty, monkeypatch):
    news = documents()[:5]
    monkeypatch.setattr(adding, "reader", lambda: "0.0 old")
    empty.add(news)
    before = content(empty)
    monkeypatch.undo()
    assert empty.stats().outdated == 5
    assert empty.refresh() == adding.Added(replaced=5)
    assert empty.stats().outdated == 0
    assert content(empty) == before
    assert empty.refresh() == adding.Added()


def test_a_document_that_is_not_there_is_named(empty):
    for ask in (empty.remove, empty.document):
        with pytest.raises(InputError, match="no document 'none'"):
            ask("none")


def test_an_empty_archive_has_an_empty_timeline(empty):
    assert empty.query().events == ()
    assert list(empty.events(participant="Weber", text="court", begin="2025")) == []
    assert empty.stats().documents == empty.stats().stories == 0


def plain(archive, **asked):
    """The ids of the events that meet what is asked, by looking at each."""

    def meets(event):
        first, last = event.begin.earliest, event.end.latest
        return all(
            [
                "status" not in asked or event.status == asked["status"],
                "source" not in asked or asked["source"] in {sources[m.doc] for m in event.mentions},
                "lang" not in asked or asked["lang"] in {langs[m.doc] for m in event.mentions},
                "begin" not in asked or last is None or str(last) >= asked["begin"],
                "end" not in asked or first is None or str(first) <= asked["end"],
                not {"begin", "end"} & set(asked) or first is not None or last is not None,
                "participant" not in asked or any(is_named(asked["participant"], n) for n in event.participants)
                or any(is_named(asked["participant"], n) for names in event.aliases for n in names),
                "place" not in asked or any(m.place and is_named(asked["place"], m.place) for m in event.mentions),
                "text" not in asked or said(event).issuperset(search_words(asked["text"])),
            ]
        )  # fmt: skip

    sources = {document.id: document.source for document in archive.documents()}
    langs = {document.id: document.lang for document in archive.documents()}
    return [event.id for event in archive.query().events if meets(event)]


def said(event):
    return {word for text in (event.title, *(m.quote for m in event.mentions)) for word in search_words(text)}


ASKED = st.fixed_dictionaries(
    {},
    optional={
        "begin": st.sampled_from(["2025-03-01", "2025-03-06", "2025-03-12", "2026-01-01"]),
        "end": st.sampled_from(["2025-03-12", "2025-03-13", "2030-01-01"]),
        "participant": st.sampled_from(["Karim Haddad", "Haddad", "حداد", "Weber", "Lopez", "Nobody"]),
        "place": st.sampled_from(["Beirut", "بيروت", "Rome", "Paris"]),
        "status": st.sampled_from(["happened", "planned"]),
        "text": st.sampled_from(["court", "treaty signed", "المحكمة", "killed people", "nothing"]),
        "source": st.sampled_from(["paper 1", "جريدة", "none"]),
        "lang": st.sampled_from(["en", "ar", "fr"]),
    },
)


@settings(max_examples=150)
@given(asked=ASKED, limit=st.none() | st.integers(0, 5))
def test_every_question_finds_what_looking_at_each_event_finds(archive, asked, limit):
    if asked.get("begin", "") > asked.get("end", "9"):
        with pytest.raises(InputError):
            archive.query(**asked)
        return
    found = [event.id for event in archive.events(**asked, limit=limit)]
    assert found == plain(archive, **asked)[:limit]


def test_documents_without_events_are_only_in_the_whole(empty):
    empty.add([Document("She resigned on 3 May 2024.", id="a"), Document("", id="b")])
    assert [document.id for document in empty.query().documents] == ["a", "b"]
    assert {problem.doc for problem in empty.query().problems} == {"b"}
    assert [document.id for document in empty.query(limit=1).documents] == ["a"]
    assert empty.query(limit=0).documents == ()


def test_questions_find_something(archive):
    for asked in ({"participant": "حداد"}, {"participant": "Haddad"}, {"place": "بيروت"}, {"text": "kill* peop*"}):
        assert list(archive.events(**asked)), asked


def test_a_slice_is_a_timeline_with_all_that_belongs_to_it(archive):
    found = archive.query(begin="2025-03-03", end="2025-03-06", participant="Haddad")
    assert Timeline.from_json(found.to_json()) == found
    ids = {event.id for event in found.events}
    docs = {m.doc for event in found.events for m in event.mentions}
    assert {document.id for document in found.documents} == docs
    assert all({relation.a, relation.b} <= ids for relation in found.relations)
    assert all(ids.issuperset(conflict.events) for conflict in found.conflicts)
    dating = {id_ for event in found.events for m in event.mentions for id_ in m.times}
    assert {time.id for time in found.times} == dating
    assert found.at("2025-03-04")
    assert found.why(found.events[0]).times


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ({"begin": "soon"}, "begin"),
        ({"end": 3}, "end"),
        ({"status": "maybe"}, "status"),
        ({"limit": -1}, "limit"),
        ({"limit": True}, "limit"),
        ({"participant": 3}, "participant"),
        ({"begin": "2025-03", "end": "2025-02"}, "begin"),
    ],
)
def test_what_cannot_be_asked_is_named(archive, asked, place):
    for ask in (archive.query, archive.events):
        with pytest.raises(InputError) as caught:
            ask(**asked)
        assert caught.value.place == place


@pytest.mark.parametrize("text", ['"', "AND", "a* OR", "NEAR(court)", "-", "*", "", "court;--"])
def test_words_of_the_language_of_questions_are_words(archive, text):
    assert isinstance(list(archive.events(text=text)), list)


@pytest.mark.parametrize("form", ["json", "csv", "html", "ical", "markdown"])
def test_a_slice_is_exported_as_its_timeline_is(archive, tmp_path, form):
    path = tmp_path / "out"
    found = archive.export(form, path, participant="Haddad")
    assert path.read_bytes().decode("utf-8").removesuffix("\n") == found.to(form).removesuffix("\n")
    assert found == archive.query(participant="Haddad")
    with pytest.raises(InputError, match="the file is there"):
        archive.export(form, path)
    archive.export(form, path, force=True)


def test_a_format_that_needs_texts_has_them(empty, tmp_path):
    empty.add(["She resigned on 3 May 2024."])
    empty.export("timeml", tmp_path / "a.tml")
    assert "She" in (tmp_path / "a.tml").read_text("utf-8")
    with pytest.raises(InputError, match="not 'none'"):
        empty.export("none", tmp_path / "b")


def test_odd_texts_and_ids_are_kept(empty):
    odd = [Document("\ud800 signed on 3 May 2024.", id="\ud800"), Document("", id="a\x00b"), Document("x", id="'\"")]
    assert empty.add(odd).added == 3
    assert set(empty.documents()) == set(odd)
    assert empty.add(odd).unchanged == 3
    empty.remove("\ud800")
    assert json.loads(empty.query().to_json())["documents"]
    assert list(empty.events(source="\ud800", participant="\ud800", text="\ud800")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Putin", "بوتين"), ("Vladimir Putin", "بوتين"), ("Gorbachev", "غورباتشوف"), ("Egypt", "مصر"), ("Haddad", "حداد")],
)
def test_spellings_of_one_name_share_a_key(one, other):
    assert name_keys(one) & name_keys(other)
    assert is_named(one, other)


@given(name=st.text(max_size=12))
def test_any_name_is_found_by_itself(name):
    assert is_named(name, name) or not name_keys(name)
