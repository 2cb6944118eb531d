"""Laws of extraction over any text: a timeline, whose offsets slice, whose ids resolve, whose order has no cycle."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from timeline import Document, Timeline, extract
from timeline.pipeline import describe_document
from timeline.strategies import arabic_texts, days, documents, english_texts, respellings, spans, texts

CODES = st.sampled_from([None, "ar", "en"])
ODD = {
    "empty": "",
    "white space": " \n\t\u2003\n\n",
    "marks": "؟!.…«»\"'—" * 20,
    "bytes": bytes(range(256)).decode("latin-1") * 8,
    "NULs": "\x00" * 500,
    "lone surrogates": "signed \ud800 on 17 \udfff January 2025. وقع\ud83d الاتفاق.",
    "diacritics alone": "\u064b\u0651" * 200,
    "mixed scripts": "وقع Adam Selmi الاتفاق on 17 January 2025 في باريس。東京で署名 подписан",
    "bidi": "\u202eيوم الجمعة\u202c signed\u2066 on Monday\u2069",
    "BOM": "\ufeffThe treaty was signed on 17 January 2025.",
    "line ends": "Signed\r\non 17 January\r2025.\u2028Denied.\x85\n",
    "numbers": "99999999999999999999999 ٣٣٣٣٣٣٣٣٣٣ 31/02/2025 2025-13-45 0000-00-00",
    "years at the edge": "on 31 December 9999, in 1 BC, next year, a thousand years ago, ten thousand years later",
}


def cycle_free(pairs: set[tuple[str, str]]) -> bool:
    left = set(pairs)
    while left:
        heads = {a for a, _ in left} - {b for _, b in left}
        if not heads:
            return False
        left = {(a, b) for a, b in left if a not in heads}
    return True


def check(timeline: Timeline, text: str) -> None:
    for mention in (*timeline.times, *(m for e in timeline.events for m in e.mentions)):
        assert text[mention.start : mention.end] == mention.text != ""
    times, events = {t.id for t in timeline.times}, {e.id for e in timeline.events}
    mentions = [m for e in timeline.events for m in e.mentions]
    assert len({m.id for m in mentions}) == len(mentions)
    assert len(events) == len(timeline.events)
    assert {t for m in mentions for t in m.times} <= times
    assert {link.target for m in mentions for link in m.links} <= {m.id for m in mentions}
    assert {name for r in timeline.relations for name in (r.a, r.b)} <= events
    assert {name for c in timeline.conflicts for name in c.events} <= events
    assert cycle_free({(r.a, r.b) for r in timeline.relations if r.relation == "before"})


@given(documents())
def test_any_document_gives_a_sound_timeline(document):
    check(extract(document), document.text)


@given(documents())
def test_every_event_of_any_document_gives_a_sound_timeline(document):
    check(extract(document, keep="all"), document.text)


@given(texts(), CODES, st.none() | days())
def test_any_text_in_any_language_gives_a_sound_timeline(text, code, published):
    check(extract(text, lang=code, published=published), text)


@given(arabic_texts(), st.none() | days(date(1900, 1, 1), date(2100, 1, 1)))
def test_arabic_texts_give_a_sound_timeline(text, published):
    check(extract(text, lang="ar", published=published), text)


@given(english_texts(), st.none() | days(date(1900, 1, 1), date(2100, 1, 1)))
def test_english_texts_give_a_sound_timeline(text, published):
    check(extract(text, lang="en", published=published), text)


@pytest.mark.parametrize("published", [None, "2025-04-08", "0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("name", ODD)
def test_odd_texts(name, published):
    for lang in ("ar", "en", None):
        check(extract(ODD[name], lang=lang, published=published), ODD[name])
        check(extract(ODD[name], lang=lang, published=published, keep="all"), ODD[name])


@given(arabic_texts(), st.data())
def test_spelling_changes_no_value_of_a_time(text, data):
    other = data.draw(respellings(text))
    plain, respelled = (extract(t, lang="ar", published="2025-04-08").times for t in (text, other))
    assert [(t.type, t.value, t.mod) for t in respelled] == [(t.type, t.value, t.mod) for t in plain]


@given(st.one_of(arabic_texts(), english_texts()), days(date(1950, 1, 1), date(2050, 1, 1)))
def test_without_a_publication_date_nothing_counts_from_it(text, published):
    for lang in ("ar", "en"):
        blind, seeing = (extract(Document(text, id="d", lang=lang, published=p)) for p in (None, published))
        assert len(blind.times) == len(seeing.times)
        for one, other in zip(blind.times, seeing.times, strict=True):
            # what counts from an event is told whole where the event has a day, and that may be the publication day
            assert one.text == other.text or (other.anchor and other.anchor.kind == "event" and one.text in other.text)
        for time in blind.times if blind.documents[0].published is None else ():
            counted = time.anchor is not None and time.anchor.kind == "published"
            assert not (counted and time.earliest), time


@given(arabic_texts(), st.data())
def test_given_spans_come_back_in_their_order(text, data):
    wanted = data.draw(st.lists(spans(text), min_size=1, max_size=4, unique=True))
    found = describe_document(Document(text, lang="ar", published="2025-04-08"), wanted).mentions
    assert [(m.start, m.end, m.text) for m in found] == [(a, b, text[a:b]) for a, b in wanted]


@given(documents())
def test_what_is_known_of_a_document_is_kept(document):
    (info,) = extract(document).documents
    assert (info.id, info.source) == (document.id, document.source)
    assert info.lang == document.lang or document.lang is None
    if document.published:
        assert (info.published, info.published_from) == (document.published, "given")
    else:
        assert info.published_from == ("text" if info.published else None)


@given(documents())
def test_one_document_names_its_timeline(document):
    named = evolve(document, id="the id")
    assert extract(named).id == "the id"
    assert extract(named) == extract(named)
