"""Small strategies and one example timeline for the export tests."""

from datetime import date

from hypothesis import strategies as st

from timeline.values import (
    Anchor,
    Bounds,
    Claim,
    Conflict,
    DocumentInfo,
    Event,
    EventMention,
    Link,
    Origin,
    Problem,
    Relation,
    Timeline,
    TimeMention,
)
from timeline.values.events import RELATIONS
from timeline.values.mentions import STATUSES, TIMEX_TYPES

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MARKUP = "<>&\"'`|*_[]{}()#:;,%=@$~\\"
HARD = "ab 1«é東قَع🙂\u200c\x00\x1b\x85\r\n\t\u2028\ufffe\ud800"
NOISE = st.text(st.sampled_from(HARD + MARKUP + BIDI), max_size=40) | st.text(max_size=40)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
BOUNDS = st.lists(st.none() | DAYS, min_size=2, max_size=2).map(
    lambda days: Bounds(*days) if None in days else Bounds(min(days), max(days))
)
MAYBE = st.none() | NOISE


def tuples(items, max_size=3):
    return st.lists(items, max_size=max_size).map(tuple)


MENTIONS = st.builds(
    EventMention,
    id=NOISE,
    doc=st.sampled_from(["d1", "d2"]),
    start=st.integers(0, 9),
    end=st.integers(10, 20),
    text=NOISE,
    sentence=st.just((0, 20)),
    says=MAYBE,
    status=st.sampled_from(STATUSES),
    links=tuples(st.builds(Link, st.just("before"), NOISE, st.none() | st.just((1, 2)))),
)
TIMES = st.builds(
    TimeMention,
    id=NOISE,
    doc=NOISE,
    start=st.integers(0, 9),
    end=st.integers(10, 20),
    text=NOISE,
    type=st.sampled_from(TIMEX_TYPES),
    value=NOISE,
    earliest=st.none() | DAYS,
    anchor=st.none() | st.builds(Anchor, st.sampled_from(["published", "event"]), MAYBE),
)


def events(event_id):
    return st.builds(
        Event,
        id=st.just(event_id),
        title=NOISE,
        lang=st.just("en"),
        status=st.sampled_from(STATUSES),
        granularity=st.just("day"),
        edtf=st.just(""),
        begin=BOUNDS,
        end=BOUNDS,
        place=MAYBE,
        mentions=tuples(MENTIONS),
    )


NAMES = st.sampled_from(["e1", "e2", "e3"])
TIMELINES = st.builds(
    Timeline,
    id=NOISE,
    documents=tuples(
        st.builds(DocumentInfo, st.sampled_from(["d1", "d2"]), NOISE, st.none() | DAYS, source=MAYBE)
    ),
    times=tuples(TIMES),
    events=st.tuples(events("e1"), events("e2"), events("e3")),
    relations=tuples(st.builds(Relation, NAMES, NAMES, st.sampled_from(RELATIONS), st.floats(0, 1))),
    conflicts=tuples(
        st.builds(Conflict, tuples(NAMES), NOISE, tuples(st.builds(Claim, NOISE, tuples(st.integers(0, 5)))))
    ),
    problems=tuples(st.builds(Problem, NOISE, NOISE, MAYBE)),
)


HARD_TITLES = (
    "a: b; c # d %% e",
    "<b onclick='x'>bold</b> & \"quoted\"",
    "</script><!-- a --> ]]> -->",
    "{curly} [a](b) ![c](d) *e* _f_ ~~g~~ `h` $i$ | j \\\\ k",
    "http://x.example/a?b=c&d=e &amp; #58; #quot;",
    "title of a section : end",
    "=1+1, \"two\"; 50%\\n",
    "- # > 1. not a list",
    "a\x00b\x1b[2Jc\r\nd\u2028e\ufffef\ud800g",
    "\u202eسلام\u202c abc",
    "وُقِّعت الاتفاقيّة: يوم ٨ أبريل ٢٠٢٥؛ «نصّ» (أوّل)",
    "東" * 60 + "🙂" * 30,
)
"""What some format could read as its own syntax."""


def hard_timeline():
    """An event of a day and one of a month with each hard title, which stands at other places too."""
    bounds = (Bounds(date(2025, 4, 22), date(2025, 4, 22)), Bounds(date(2019, 3, 1), date(2019, 3, 31)))
    documents = [DocumentInfo(f"d{n}", "en", source=title, title=title) for n, title in enumerate(HARD_TITLES)]
    events = [
        Event(
            f"e{n}{x}", title, "ar", "happened", "", when.edtf(), when, when, participants=(title,), place=title,
            mentions=(EventMention(f"m{n}{x}", f"d{n}", 0, 9, title, (0, 9), title, says=title),),
        )
        for n, title in enumerate(HARD_TITLES)
        for x, when in enumerate(bounds)
    ]  # fmt: skip
    conflicts = (Conflict(("e00",), title, (Claim(title, (0,)),)) for title in HARD_TITLES)
    return Timeline("t1", tuple(documents), events=tuple(events), conflicts=tuple(conflicts))


def example_timeline():
    """Two sources, four events, one without a date, one conflict."""
    day, month = Bounds(date(2025, 4, 22), date(2025, 4, 22)), Bounds(date(2019, 3, 1), date(2019, 3, 31))
    said = EventMention("m1", "ar", 0, 4, "وقعا", (0, 9), says="لينا هورفيك")
    told = EventMention("m2", "en", 0, 6, "signed", (0, 9), says="Adam Selmi")
    events = (
        Event("e1", "Dispute begins", "en", "ongoing", "month", "2019-03", month, Bounds(), mentions=(told,)),
        Event(
            "e2",
            "انسحاب جيشي البلدين من جسر أورلا بعد ست سنوات من الخلاف",
            "ar",
            "happened",
            "",
            "",
            Bounds(),
            Bounds(),
        ),
        Event(
            "e3",
            "توقيع معاهدة النهر",
            "ar",
            "happened",
            "day",
            "",
            day,
            day,
            place="فيليكا",
            mentions=(said, told),
            provenance=(Origin("title", mentions=(0,)), Origin("place", mentions=(0, 1))),
        ),
        Event(
            "e4",
            "Talks on fishing",
            "en",
            "planned",
            "",
            "",
            Bounds(date(2025, 6, 2)),
            Bounds(date(2025, 6, 2)),
        ),
    )
    return Timeline(
        "t1",
        documents=(
            DocumentInfo("ar", "ar", date(2025, 5, 14), source="صحيفة مرصد الضفتين"),
            DocumentInfo("en", "en", date(2025, 5, 14), source="The Harbour Post"),
        ),
        events=events,
        relations=(Relation("e1", "e2", "before", 0.9), Relation("e2", "e3", "before", 0.9)),
        conflicts=(Conflict(("e3",), "manner", (Claim("direct", (1,)), Claim("غير مباشرة", (0,)))),),
        problems=(Problem("undated", "nothing dates «x»", "ar"), Problem("bad-json", "a.jsonl:3: not JSON")),
    )
