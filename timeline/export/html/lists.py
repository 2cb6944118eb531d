"""What stands around the events: the heading, the years, the sources, the conflicts, the problems."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from timeline.export.html.dates import say_date
from timeline.export.html.entry import conflict_box, entry
from timeline.export.html.nodes import Html, dotted, fill, foreign, join, node
from timeline.export.html.reasons import reason
from timeline.export.html.view import View
from timeline.values import DocumentInfo, Event, Problem, Timeline

_MOST_PROBLEMS = 50


def heading(view: View, title: str | None) -> Html:
    """The headline, the time that is covered, and how much there is."""
    timeline, words = view.timeline, view.words["page"]
    counts = {"events": len(timeline.events), "sources": len(timeline.documents)}
    rows = [(words[key], number) for key, number in counts.items()]
    rows += [(words["disputes"], len(timeline.conflicts))] if timeline.conflicts else []
    facts = node("dl", *(node("div", node("dt", name), node("dd", node("bdi", number))) for name, number in rows))
    kicker = node("p", words["timeline"], class_="kicker")
    span = covered(view)
    headline = foreign("h1", title) if title else node("h1", span or words["timeline"])
    return node("header", kicker, headline, node("p", span, class_="span") if title and span else None, facts)


def page_title(timeline: Timeline) -> str | None:
    """The title of the one document, if there is one document and it has a title."""
    return timeline.documents[0].title if len(timeline.documents) == 1 else None


def covered(view: View) -> Html | None:
    """From the month of the first known day to that of the last."""
    days = sorted(day for event in view.timeline.events for day in days_of(event))
    if not days:
        return None
    first, last = days[0].isoformat()[:7], days[-1].isoformat()[:7]
    if first == last:
        return say_date(first, view.words)
    return fill(view.words["when"]["to"], a=say_date(first, view.words), b=say_date(last, view.words))


def days_of(event: Event) -> Iterator[date]:
    """The days that bound an event, as far as known."""
    bounds = (event.begin.earliest, event.begin.latest, event.end.earliest, event.end.latest)
    return (day for day in bounds if day)


def event_list(view: View) -> Html:
    """All events in their order, under their years."""
    words = view.words["page"]
    if not view.timeline.events:
        return node("p", words["empty"], class_="empty")
    numbered = zip(_years(view.timeline), enumerate(view.timeline.events, 1), strict=True)
    parts = []
    for year, rows in groupby(numbered, key=lambda row: row[0]):
        entries = [entry(view, number, event) for _, (number, event) in rows]
        parts.append(node("section", node("h3", year or words["no_date"]), node("ol", *entries), class_="year"))
    return join(*parts)


def _years(timeline: Timeline) -> Iterator[int | None]:
    """The year each event stands under; one without a date stands under that of the event before it."""
    year = None
    for event in timeline.events:
        day = next(days_of(event), None)
        year = day.year if day else year
        yield year


def sources(view: View) -> Html | None:
    """The documents, numbered as the events call them."""
    words = view.words["page"]
    rows = [_source(view, number, info) for number, info in enumerate(view.timeline.documents, 1)]
    return node("section", node("h2", words["sources"]), node("ol", *rows), class_="sources") if rows else None


def _source(view: View, number: int, info: DocumentInfo) -> Html:
    parts = [foreign("b", view.source(info.id))]
    parts += [foreign("bdi", info.title, lang=info.lang)] if info.title else []
    parts += [node("bdi", view.words.named("language", info.lang))]
    if info.published:
        date = say_date(info.published.isoformat(), view.words)
        parts += [fill(view.words["page"]["published"], a=date)]
    return node("li", dotted(parts), id=f"source-{number}")


def conflicts(view: View) -> Html | None:
    """All conflicts, each with a link to its event."""
    rows = [conflict_box(view, conflict, linked=True) for conflict in view.timeline.conflicts]
    title = node("h2", view.words["page"]["conflicts"])
    return node("section", title, *rows, class_="conflicts") if rows else None


def problems(view: View) -> Html | None:
    """What could not be used of the documents."""
    found, words = view.timeline.problems, view.words["page"]
    rows = [_problem(view, problem) for problem in found[:_MOST_PROBLEMS]]
    more = node("li", fill(words["more"], a=len(found) - _MOST_PROBLEMS)) if len(found) > _MOST_PROBLEMS else None
    return node("section", node("h2", words["problems"]), node("ul", *rows, more), class_="problems") if rows else None


def _problem(view: View, problem: Problem) -> Html:
    """Where it is, what kind of problem, and its message."""
    where = join(view.refs([problem.doc]) or foreign("bdi", problem.doc), ": ") if problem.doc else None
    kind = node("b", view.words.named("problem", problem.code))
    return node("li", where, kind, " – ", reason(problem.message, view.words, "problem"))
