"""What annotators say of single mentions: whether they are kept, when they are, in which status."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from attrs import field, frozen

from timeline.events.options import Option
from timeline.training.corpora import Record
from timeline.values import Bounds
from timeline.values.mentions import Status
from timeline.values.timex import days_of

LONGEST = 31
"""Days of the longest period that dates an event which it only contains."""


@frozen
class GoldMention:
    """An annotated trigger; None or empty where the corpus does not say.

    `times` are the spans of the time expressions that date it.
    """

    start: int
    end: int
    status: Status | None = None
    period: Bounds | None = None
    times: tuple[tuple[int, int], ...] | None = field(default=None)
    event: str = ""
    """Which event of its document it names."""

    def overlaps(self, start: int, end: int) -> bool:
        """Whether the trigger shares a character with a span."""
        return self.start < end and start < self.end


@frozen
class GoldTime:
    """An annotated time that is counted from an event, and the days of its value."""

    start: int
    end: int
    value: str
    days: Bounds

    def same_days(self, days: Bounds) -> bool:
        """Whether days are those of the value: those in both are at least half of those in either."""
        both, own, other = self.days.meet(days), self.days.days(), days.days()
        if both is None or own is None or other is None:
            return False
        shared = both.days() or 0
        return 2 * shared >= own + other - shared


def counted_at(span: tuple[int, int], gold: Sequence[GoldTime]) -> GoldTime | None:
    """The first annotated time that shares a character with a span."""
    return next((g for g in gold if g.start < span[1] and span[0] < g.end), None)


def own_counted(record: Record) -> Iterator[GoldTime]:
    """The times of our own articles that are counted from an event, where the annotation says which days they are."""
    for time in record.get("timexes", ()):
        if time.get("anchor") == "event" and (days := days_of(time["value"])).known:
            yield GoldTime(time["start"], time["end"], time["value"], days)


def gold_at(span: tuple[int, int], gold: Sequence[GoldMention]) -> GoldMention | None:
    """The first annotated trigger that shares a character with a span."""
    return next((g for g in gold if g.overlaps(*span)), None)


def own_gold(record: Record) -> Iterator[GoldMention]:
    """Mentions of our own articles, with the dates and the status of their events."""
    for event in record["events"]:
        period = Bounds(first_day(event["begin"]), last_day(event["end"]))
        for mention in event["mentions"]:
            yield GoldMention(mention["start"], mention["end"], event["status"], period, event=event["id"])


def meantime_gold(record: Record) -> Iterator[GoldMention]:
    """Events of MEANTIME: status by polarity, certainty and time; dated by links to times of the text."""
    times = {t["tid"]: (t["start"], t["end"]) for t in record["timexes"]}
    linked: dict[str, list[tuple[int, int]]] = {}
    for link in record["tlinks"]:
        for event, time in ((link["a"], link["b"]), (link["b"], link["a"])):
            if time in times:
                found = linked.setdefault(event, [])
                if link["rel"] in ("INCLUDES", "IS_INCLUDED", "SIMULTANEOUS", "BEGUN_BY", "BEGINS"):
                    found.append(times[time])
    for event in record["events"]:
        spans = linked.get(event["eid"])
        yield GoldMention(
            event["start"],
            event["end"],
            meantime_status(event),
            times=None if spans is None else tuple(spans),
        )


def meantime_status(event: Record) -> Status | None:
    """The status of an event by its attributes; None where they leave it open.

    >>> meantime_status({"polarity": "NEG", "special_cases": "NONE"})
    'denied'
    """
    if event.get("special_cases") != "NONE" or event.get("polarity") not in ("POS", "NEG"):
        return None
    if event["polarity"] == "NEG":
        return "denied"
    if event.get("certainty") in ("POSSIBLE", "PROBABLE"):
        return "possible"
    by_time: dict[str, Status] = {"FUTURE": "planned", "NON_FUTURE": "happened"}
    return by_time.get(str(event.get("time")))


def timeset_gold(record: Record) -> Iterator[GoldMention]:
    """Events of TimeSET that have a time among their arguments."""
    times = {t["tid"]: (t["start"], t["end"]) for t in record["timexes"]}
    for event in record["events"]:
        span = times.get(event.get("args", {}).get("TIMEX"))
        if span is not None:
            yield GoldMention(event["start"], event["end"], times=(span,))


GOLD: Mapping[str, Callable[[Record], Iterator[GoldMention]]] = {
    "own": own_gold,
    "wikinews": own_gold,
    "meantime_en": meantime_gold,
    "timeset_dev": timeset_gold,
}


def dating_labels(gold: GoldMention, options: Sequence[Option], periods: Sequence[Bounds]) -> list[bool]:
    """Which of the options date a mention; none do where the annotation does not say.

    `periods` are the days that each leaves for an event of the annotated status. By spans if there are any; else by
    days: an option dates an event that begins or ends with it, or, where none does, one that it contains, if it is no
    longer than a month.
    """
    if gold.times is not None:
        return [_covers(gold.times, option) for option in options]
    period = gold.period
    if period is None:
        return [False for _ in options]
    if period.open:
        return [option.source == "sentence" and option.earliest is None for option in options]
    if period.earliest is None:
        # «earlier», «before May»: all that dates an event of which only the end is known
        return [
            option.source == "sentence" and (option.earliest is None or days == period)
            for option, days in zip(options, periods, strict=True)
        ]
    exact = [_shares_limit(days, period) for days in periods]
    return exact if any(exact) else [_contains(days, period) for days in periods]


def _covers(spans: tuple[tuple[int, int], ...], option: Option) -> bool:
    if option.span is None:
        return False
    mention = option.span.mention
    return any(mention.start < end and start < mention.end for start, end in spans)


def _shares_limit(days: Bounds, period: Bounds) -> bool:
    if days.earliest is None or period.earliest is None:
        return False
    return days.earliest == period.earliest or days.latest == period.latest


def _contains(days: Bounds, period: Bounds) -> bool:
    return (days.days() or LONGEST + 1) <= LONGEST and period.known and period.within(days)


def first_day(text: str | None) -> date | None:
    """The first day of a year, month or day in ISO; None for None.

    >>> first_day("2025-02"), last_day("2025-02")
    (datetime.date(2025, 2, 1), datetime.date(2025, 2, 28))
    """
    return date.fromisoformat((text + "-01-01")[:10]) if text else None


def last_day(text: str | None) -> date | None:
    """The last day of a year, month or day in ISO; None for None."""
    if not text:
        return None
    if len(text) == 4:
        return date(int(text), 12, 31)
    if len(text) == 10:
        return date.fromisoformat(text)
    first = date.fromisoformat(f"{text}-01")
    return first.replace(day=monthrange(first.year, first.month)[1])
