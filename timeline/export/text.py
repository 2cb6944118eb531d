"""A timeline as a table for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen
from rich.console import RenderableType
from rich.text import Text

from timeline.export.layout import make_table, render, styled, wrap
from timeline.export.safe import printable
from timeline.export.wording import Places, plain_title, say_when
from timeline.values import Conflict, Event, Problem, Timeline

_NARROWEST = 20
_TABLE_FROM = 70
_LISTED = 30
_STYLES = {"happened": "green", "ongoing": "cyan", "planned": "blue", "possible": "yellow", "denied": "red"}


@frozen
class View:
    """A timeline with what is looked up for every row."""

    timeline: Timeline
    width: int
    places: Places
    numbers: dict[str, int]
    """The number each document is shown by."""


def to_text(timeline: Timeline, *, width: int, color: bool) -> str:
    """The timeline as lines of at most `width` cells: documents, events in order, conflicts, problems.

    Nothing that the articles hold can move the cursor or reorder a line: control characters are left
    out and right-to-left text stands in Unicode isolates.

    >>> print(to_text(Timeline("t1"), width=60, color=False), end="")
    No events.
    """
    width = max(width, _NARROWEST)
    numbers = {document.id: number for number, document in enumerate(timeline.documents, 1)}
    view = View(timeline, width, Places.of(timeline), numbers)
    return render(_parts(view), width=width, color=color)


def _parts(view: View) -> Iterator[RenderableType]:
    yield from _documents(view)
    if not view.timeline.events:
        yield "No events."
    elif view.width >= _TABLE_FROM:
        yield _table(view)
    else:
        yield from _list(view)
    yield from _section("Conflicts", [_conflict(view, one) for one in view.timeline.conflicts], view.width)
    yield from _section("Problems", [[_problem(view, one)] for one in view.timeline.problems], view.width)


def _documents(view: View) -> Iterator[RenderableType]:
    documents = view.timeline.documents
    for number, document in enumerate(documents[:_LISTED], 1):
        known = (document.title, document.source, document.lang, document.published)
        facts = [printable(str(fact)) for fact in (document.id, *known) if fact]
        yield styled(wrap(f"[{number}] {' · '.join(facts)}", view.width, hang="    "), "dim")
    if len(documents) > _LISTED:
        yield styled([f"… and {len(documents) - _LISTED} more documents"], "dim")
    if documents:
        yield ""


def _table(view: View) -> RenderableType:
    when = 19 if view.width >= 100 else 14
    room = view.width - when - 9 - 3 * 2
    who = room * 2 // 5
    table = make_table([("when", when), ("status", 9), ("event", room - who), ("who says · where", who)])
    for event in view.timeline.events:
        table.add_row(
            styled(wrap(say_when(event), when), "bold"),
            styled([event.status], _STYLES[event.status]),
            _event_cell(view, event, room - who),
            styled(wrap(_who(view, event), who), "dim"),
        )
    return table


def _list(view: View) -> Iterator[RenderableType]:
    for event in view.timeline.events:
        head = styled(wrap(say_when(event), view.width - 10), "bold")
        yield Text.assemble(head, "  ", (event.status, _STYLES[event.status]))
        yield _event_cell(view, event, view.width, indent="  ")
        if who := _who(view, event):
            yield styled(wrap(who, view.width, indent="  "), "dim")


def _event_cell(view: View, event: Event, width: int, *, indent: str = "") -> Text:
    title = styled(wrap(printable(plain_title(event)), width, indent=indent))
    undated = event.begin.open and event.end.open
    order = view.places.say(event) if undated else ""
    if not order:
        return title
    return Text.assemble(title, "\n", styled(wrap(order, width, indent=indent), "italic"), no_wrap=True)


def _who(view: View, event: Event) -> str:
    said = dict.fromkeys(printable(m.says) for m in event.mentions if m.says)
    parts = [f"{', '.join(said)}"] if said else []
    if event.place:
        parts.append(printable(event.place))
    parts.append(_refs(view, [m.doc for m in event.mentions]))
    return " · ".join(part for part in parts if part)


def _refs(view: View, ids: list[str]) -> str:
    """The numbers of the documents, or how many there are."""
    numbers = sorted({view.numbers[name] for name in ids if name in view.numbers})
    if len(numbers) > 4:
        return f"{len(numbers)} documents"
    return "".join(f"[{number}]" for number in numbers)


def _conflict(view: View, conflict: Conflict) -> list[str]:
    titles = [view.places.titles.get(name, printable(name)) for name in conflict.events]
    kind = "" if conflict.kind == "contradiction" else f" ({printable(conflict.kind)})"
    lines = [f"{printable(conflict.attribute)}{kind} of {' and '.join(titles)}"]
    events = {event.id: event for event in view.timeline.events}
    about = events.get(conflict.events[0]) if conflict.events else None
    for claim in conflict.claims:
        said = [about.mentions[n] for n in claim.mentions if n < len(about.mentions)] if about else []
        who = dict.fromkeys(printable(m.says) for m in said if m.says)
        parts = [printable(f"«{claim.value}»"), ", ".join(who), _refs(view, [m.doc for m in said])]
        lines.append("  " + " · ".join(part for part in parts if part))
    return lines


def _problem(view: View, problem: Problem) -> str:
    where = f"[{view.numbers[problem.doc]}] " if problem.doc in view.numbers else ""
    if problem.doc and not where:
        where = f"{printable(problem.doc)} "
    return f"{where}{printable(problem.code)}: {printable(problem.message)}"


def _section(title: str, entries: list[list[str]], width: int) -> Iterator[RenderableType]:
    if not entries:
        return
    yield ""
    yield styled([title], "bold")
    for lines in entries[:_LISTED]:
        for line in lines:
            indent = "  " if line.startswith("  ") else ""
            yield styled(wrap(line.strip(), width, indent=f"  {indent}", hang=f"    {indent}"))
    if len(entries) > _LISTED:
        yield styled([f"  … and {len(entries) - _LISTED} more"])
