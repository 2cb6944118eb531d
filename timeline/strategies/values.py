"""Values of the library: documents, mentions, evidence and timelines."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from timeline.strategies.dates import bounds, days, timex_values
from timeline.strategies.texts import arabic_texts, english_texts, spans, texts
from timeline.values.bounds import Bounds
from timeline.values.document import Document, DocumentInfo
from timeline.values.events import FIELDS, RELATIONS, Claim, Conflict, Event, Origin, Problem, Relation, with_origins
from timeline.values.ids import stable_id
from timeline.values.mentions import STATUSES, TIMEX_TYPES, Anchor, EventMention, Link, TimeMention
from timeline.values.overrides import Override
from timeline.values.timeline import Evidence, Timeline, gather
from timeline.values.timex import days_of

_CONCEPTS = ("", "sign", "attack", "meet")
_id_of = attrgetter("id")
_NAMES = ("سلمي", "Horvik", "لينا هورفيك", "the council")


def documents() -> st.SearchStrategy[Document]:
    """A document of any kind of text, with or without what else may be known of it."""
    return st.builds(
        Document,
        st.one_of(arabic_texts(), english_texts(), texts()),
        id=st.none() | st.sampled_from(["d1", "d2", "خبر"]),
        published=st.none() | days(),
        lang=st.sampled_from([None, None, "ar", "en", "xx"]),
        source=st.none() | st.sampled_from(["The Post", "صحيفة"]),
    )


@st.composite
def time_mentions(draw: st.DrawFn, text: str = "On 17 January", doc: str = "d1") -> TimeMention:
    """A time mention at a span of a text; its days are those of its value."""
    start, end = draw(spans(text))
    kind, value = draw(st.sampled_from(TIMEX_TYPES)), draw(timex_values())
    mod = draw(st.sampled_from([None, None, "START", "MID", "END", "APPROX", "BEFORE", "AFTER"]))
    meant = days_of(value, mod) if kind in ("DATE", "TIME") else Bounds()
    return TimeMention(
        id=stable_id("t", doc, start, end),
        doc=doc,
        start=start,
        end=end,
        text=text[start:end],
        type=kind,
        value=value,
        mod=mod,
        earliest=meant.earliest,
        latest=meant.latest,
        anchor=draw(st.none() | st.builds(Anchor, st.sampled_from(["published", "time"]))),
        rule="full_date",
    )


_SAID: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries({
    "concept": st.sampled_from(_CONCEPTS), "lemma": st.sampled_from(_CONCEPTS), "headline": st.booleans(),
    "status": st.sampled_from(STATUSES), "tense": st.sampled_from(["past", "future", "none"]),
    "kind": st.sampled_from(["occurrence", "reporting"]), "pos": st.sampled_from(["verb", "noun", "phrase"]),
    "says": st.none() | st.sampled_from(_NAMES), "place": st.none() | st.sampled_from(_NAMES),
    "participants": st.lists(st.sampled_from(_NAMES), max_size=2, unique=True).map(tuple),
    "caption_grade": st.integers(0, 2), "numbers": st.sampled_from([(), (("killed", 12),)]),
    "manner": st.lists(st.sampled_from(["direct", "indirect"]), max_size=1).map(tuple),
    **dict.fromkeys(("salience", "belongs"), st.integers(50, 100).map(lambda percent: percent / 100)),
    "date_from": st.sampled_from(["context", "published", "status"]), "date_probability": st.sampled_from([0.0, 0.7]),
})  # fmt: skip


@st.composite
def event_mentions(draw: st.DrawFn, text: str = "The treaty was signed", doc: str = "d1") -> EventMention:
    """An event mention at a span of a text, dated or not; it links to nothing."""
    start, end = draw(spans(text))
    low, high = draw(st.integers(0, start)), draw(st.integers(end, len(text)))
    period = draw(bounds())
    return EventMention(
        id=stable_id("m", doc, start, end),
        doc=doc,
        start=start,
        end=end,
        text=text[start:end],
        sentence=(low, high),
        quote=text[low:high],
        title=draw(st.sampled_from(["", text[start:end], "signed the treaty"])),
        earliest=period.earliest,
        latest=period.latest,
        **draw(_SAID),
    )


@st.composite
def evidence(draw: st.DrawFn, ids: Sequence[str] = ("d1", "d2", "d3")) -> Evidence:
    """What may have been read in some of the documents of the ids; the text of a document is its source."""
    read = []
    for doc in draw(st.lists(st.sampled_from(ids), unique=True)):
        text = draw(st.one_of(arabic_texts(), english_texts()))
        info = DocumentInfo(doc, draw(st.sampled_from(["ar", "en"])), draw(st.none() | days()), source=text)
        info = evolve(info, published_from="given" if info.published else None, digest=stable_id("", text))
        times = draw(st.lists(time_mentions(text, doc), max_size=3, unique_by=_id_of))
        mentions = draw(st.lists(event_mentions(text, doc), max_size=5, unique_by=_id_of))
        linked = tuple(draw(_linked(m, mentions, times)) for m in mentions)
        problems = draw(st.lists(st.just(Problem("empty", "the text is empty", doc)), max_size=1))
        read.append(Evidence((info,), tuple(times), linked, tuple(problems)))
    return gather(read)


@st.composite
def _linked(
    draw: st.DrawFn, mention: EventMention, others: Sequence[EventMention], times: Sequence[TimeMention]
) -> EventMention:
    targets = [m.id for m in others if m.id != mention.id]
    relation = st.sampled_from(["before", "after", "simultaneous", "includes", "is_included"])
    length = st.none() | st.tuples(st.integers(0, 9), st.integers(9, 99))
    link = st.builds(Link, relation, st.sampled_from(targets or [""]), length, st.just("as the text says"))
    dated = [t for t in times if t.earliest and t.latest]
    for time in draw(st.lists(st.sampled_from(dated), max_size=1)) if dated else ():
        mention = evolve(mention, times=(time.id,), earliest=time.earliest, latest=time.latest, date_from="time")
    mention = evolve(mention, group=draw(st.none() | st.sampled_from([m.id for m in others])))
    return evolve(mention, links=tuple(draw(st.lists(link, max_size=1)))) if targets else mention


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """A consistent timeline that no pipeline built: any groups and claims, relations forward in the list."""
    read = draw(evidence())
    groups: dict[int, list[EventMention]] = {}
    for mention in read.mentions:
        groups.setdefault(draw(st.integers(0, len(read.mentions))), []).append(mention)
    events = tuple(draw(_event(group)) for _, group in sorted(groups.items()))
    pairs = [(a.id, b.id) for i, a in enumerate(events) for b in events[i + 1 : i + 3]]
    return Timeline(
        id=stable_id("tl", *(d.id for d in read.documents)),
        documents=read.documents,
        times=read.times,
        events=events,
        relations=tuple(draw(_relation(a, b)) for a, b in pairs if draw(st.booleans())),
        conflicts=tuple(draw(_conflict(event)) for event in events if len(event.mentions) > 1),
        problems=read.problems,
    )


@st.composite
def _event(draw: st.DrawFn, group: Sequence[EventMention]) -> Event:
    begin = draw(bounds())
    event = Event(
        id=stable_id("e", *(m.id for m in group)),
        title=group[0].title or group[0].text,
        lang="ar",
        status=draw(st.sampled_from(STATUSES)),
        granularity="day",
        edtf=begin.edtf(),
        begin=begin,
        end=draw(st.sampled_from([begin, Bounds(begin.earliest, None)])),
        confidence=draw(st.floats(0, 1)),
        mentions=tuple(group),
        why=tuple(draw(st.lists(st.sampled_from(["«17 يناير»: 2025-01-17", "before e2"]), max_size=2))),
    )
    return with_origins(event, *draw(st.lists(_origins(event), max_size=4, unique_by=attrgetter("field"))))


def _origins(event: Event) -> st.SearchStrategy[Origin]:
    """The origin of any field: mentions of the event, corrections, other events."""
    places = st.lists(st.sampled_from(range(len(event.mentions))), unique=True).map(sorted).map(tuple)
    override = st.just(Override("status", event.mentions[0].id, event.status))
    return st.builds(
        Origin,
        st.sampled_from(FIELDS),
        st.sampled_from(["", *_NAMES]),
        places,
        st.lists(override, max_size=1).map(tuple),
        st.lists(st.just(stable_id("e")), max_size=1).map(tuple),
    )


def _relation(a: str, b: str) -> st.SearchStrategy[Relation]:
    return st.builds(Relation, st.just(a), st.just(b), st.sampled_from(RELATIONS), st.floats(0, 1))


def _conflict(event: Event) -> st.SearchStrategy[Conflict]:
    claims = (Claim("direct", (0,)), Claim("indirect", tuple(range(1, len(event.mentions)))))
    return st.sampled_from(["manner", "date"]).map(lambda name: Conflict((event.id,), name, claims))
