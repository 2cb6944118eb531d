"""Hypothesis strategies for texts and values of the library, for its own laws and for the tests of its users.

Needs `hypothesis`, which the extra ``test`` installs. Values are consistent: ids resolve, and offsets slice
to the surface of the text they are drawn with.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from timeline.events.forms import trigger_forms
from timeline.languages import load_pack
from timeline.values.bounds import Bounds
from timeline.values.document import Document, DocumentInfo
from timeline.values.events import RELATIONS, Claim, Conflict, Event, Problem, Relation
from timeline.values.ids import stable_id
from timeline.values.mentions import STATUSES, TIMEX_TYPES, Anchor, EventMention, Link, TimeMention
from timeline.values.timeline import Evidence, Timeline, gather
from timeline.values.timex import days_of

__all__ = [
    "arabic_texts", "bounds", "days", "documents", "english_texts", "event_mentions", "evidence",
    "respellings", "spans", "texts", "time_mentions", "timelines", "timex_values",
]  # fmt: skip

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CONTROLS = "\x00\x1b\x85\u200c\u2028\ufeff\ud800\udfff" + _BIDI
_HARD = "ab 17.،؟«»\"'()\n\r\t-/:—" + "وقّعَةأإىـ٣ﷺﻻ" + "é½ßİ東🙂" + _CONTROLS
_MARKS = "\u064b\u064e\u064f\u0650\u0651\u0652\u0640\u200d"
_DIGITS = {str(i): f"{i}{chr(0x660 + i)}{chr(0x6F0 + i)}" for i in range(10)}
_SPELLINGS = {"ا": "اأإآٱ", "ي": "يىی", "ه": "هة", "ك": "كک"} | _DIGITS
_CONCEPTS = ("", "sign", "attack", "meet")
_id_of = attrgetter("id")
_NAMES = ("سلمي", "Horvik", "لينا هورفيك", "the council")


def days(first: date = date.min, last: date = date.max) -> st.SearchStrategy[date]:
    """Any day between two days, mostly of the years that news speaks of."""
    news = (max(first, date(1990, 1, 1)), min(last, date(2035, 12, 31)))
    return st.one_of(st.dates(*news), st.dates(first, last)) if news[0] < news[1] else st.dates(first, last)


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    """Open, half open, one day, a month, a year, a decade, or any interval."""
    day = draw(days())
    year, ten = day.year, day.year // 10 * 10
    month_end = day.replace(day=calendar.monthrange(year, day.month)[1])
    closed = [(day, day), (day.replace(day=1), month_end), (date(year, 1, 1), date(year, 12, 31))]
    closed += [(date(max(ten, 1), 1, 1), date(ten + 9, 12, 31)), (day, draw(st.dates(day)))]
    return Bounds(*draw(st.sampled_from([(None, None), (day, None), (None, day), *closed])))


@st.composite
def timex_values(draw: st.DrawFn) -> str:
    """A TIMEX3 value: dates of every grain, clock times, lengths, intervals, references, unknown parts."""
    day, number = draw(days()), draw(st.integers(1, 4))
    iso, year = day.isocalendar(), f"{day.year:04d}"
    week = f"{iso.year:04d}-W{iso.week:02d}"
    season, unit = draw(st.sampled_from(["SP", "FA", "WI"])), draw(st.sampled_from("DWMQY"))
    dates = [f"{day}", f"{year}-{day.month:02d}", year, year[:3], year[:2], f"{year[:3]}X", f"{year[:2]}XX"]
    dates += [week, f"{week}-{iso.weekday}", f"{week}-WE", f"{year}-02-30", f"{day}/{draw(days())}"]
    dates += [f"{year}-{season}", f"{year}-Q{number}", f"{year}-H{number}"]
    others = [f"{day}TMO", f"{day}TNI", f"{day}T14:30", f"{week}T10:00", f"P{number}{unit}", "PXD", "PT3H"]
    vague = ["PAST_REF", "PRESENT_REF", "FUTURE_REF", "XXXX-WXX-2", "XXXX-XX-XX", f"XXXX-{day.month:02d}"]
    return draw(st.sampled_from([*dates, *others, *vague]))


def texts(max_size: int | None = 300) -> st.SearchStrategy[str]:
    """Any Unicode text: also lone surrogates, NUL, bidi controls, marks without a letter, several scripts."""
    hard = st.sampled_from(_HARD)
    word = st.sampled_from(["2025", " يناير", "Tuesday", " وقع ", "signed "]) | hard
    rows = st.lists(word, max_size=60).map(lambda parts: "".join(parts)[:max_size])
    return st.one_of(st.text(st.characters(), max_size=max_size), st.text(hard, max_size=max_size), rows)


def spans(text: str) -> st.SearchStrategy[tuple[int, int]]:
    """The offsets of a part of a text that is not empty, nor the text."""
    return st.integers(0, len(text) - 1).flatmap(
        lambda start: st.integers(start + 1, min(len(text), start + 30)).map(lambda end: (start, end))
    )


@st.composite
def respellings(draw: st.DrawFn, text: str) -> str:
    """The same text in other spelling: diacritics, tatweel, hamza seats, digits of other scripts."""
    out = []
    for char in text:
        out.append(draw(st.sampled_from(_SPELLINGS[char])) if char in _SPELLINGS else char)
        if "\u0621" <= char <= "\u064a" and draw(st.integers(0, 3)) == 0:
            out.append(draw(st.sampled_from(_MARKS)))
    return "".join(out)


@cache
def _words(code: str) -> dict[str, tuple[str, ...]]:
    """Words of a pack by what they are good for in a sentence."""
    pack, single = load_pack(code), trigger_forms(code).single
    cues = ("place_preposition", "future", "negation", "before", "after")
    return {
        "verb": tuple(sorted(form for form, senses in single.items() if senses[0].pos == "verb")),
        "noun": tuple(sorted(form for form, senses in single.items() if senses[0].pos == "noun")),
        "function": tuple(word for kind in cues for word in pack.cues[kind]),
    }


def _time_words(code: str) -> st.SearchStrategy[str]:
    words = load_pack(code).words
    kinds = ("month", "units", "weekday", "day_offset", "part", "season", "reference")
    one = {kind: st.sampled_from([w for forms in words[kind].values() for w in forms]) for kind in kinds}
    number, year = st.integers(1, 31).map(str), st.integers(1900, 2035).map(str)
    return st.one_of(
        st.builds("{} {} {}".format, number, one["month"], year),
        st.builds("{} {}".format, one["month"], year),
        st.builds("{} {}".format, number, one["units"]),
        *(one[kind] for kind in kinds[2:]),
    )


def _pack_texts(code: str, stops: Sequence[str], commas: Sequence[str]) -> st.SearchStrategy[str]:
    words = _words(code)
    word = st.one_of(
        st.sampled_from(words["verb"]),
        st.sampled_from(words["noun"]),
        st.sampled_from(words["function"]),
        _time_words(code),
        st.sampled_from(commas),
    )
    sentence = st.lists(word, min_size=3, max_size=14).map(" ".join)
    ended = st.builds("{} {}{}".format, sentence, _time_words(code), st.sampled_from(stops))
    return st.lists(ended, min_size=1, max_size=4).map(" ".join)


def arabic_texts() -> st.SearchStrategy[str]:
    """Sentences of words of the Arabic pack: triggers, cues, dates, in many spellings."""
    plain = _pack_texts("ar", [".", "؟", "…", ".\n", "!"], ["،", "؛", "«و»", ":"])
    return st.one_of(plain, plain.flatmap(respellings))


def english_texts() -> st.SearchStrategy[str]:
    """Sentences of words of the English pack: triggers, cues, dates."""
    plain = _pack_texts("en", [".", "?", "!", ".\n", ".”"], [",", ";", "“", "-", "("])
    return st.one_of(plain, plain.map(str.title))


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
    return Event(
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


def _relation(a: str, b: str) -> st.SearchStrategy[Relation]:
    return st.builds(Relation, st.just(a), st.just(b), st.sampled_from(RELATIONS), st.floats(0, 1))


def _conflict(event: Event) -> st.SearchStrategy[Conflict]:
    claims = (Claim("direct", (0,)), Claim("indirect", tuple(range(1, len(event.mentions)))))
    return st.sampled_from(["manner", "date"]).map(lambda name: Conflict((event.id,), name, claims))
