"""One event of the page: when, what, who, and behind it quotes, reasons and conflicts."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.export.html.dates import say_date, say_when
from timeline.export.html.nodes import Html, dotted, fill, foreign, join, node
from timeline.export.html.quotes import by_sentence, marked_quote
from timeline.export.html.reasons import reason_list
from timeline.export.html.view import View
from timeline.values import Conflict, Event, EventMention

_MOST_QUOTES = 40


def entry(view: View, number: int, event: Event) -> Html:
    """The list item of an event; its number counts from 1."""
    when = node("span", say_when(event, view.words), class_="when")
    head = node("p", when, status(view, event.status), class_="head")
    title = node("a", foreign("bdi", event.title or event.id, lang=event.lang), href=f"#event-{number}")
    body = join(head, node("h4", title), _place(view, event), _meta(view, event), _details(view, event))
    return node("li", node("article", body), id=f"event-{number}", class_=f"event {event.status}", value=number)


def status(view: View, name: str) -> Html:
    """A status by word and sign; the sign comes from the style."""
    return node("span", view.words["status"][name], class_=f"status {name}")


def _place(view: View, event: Event) -> Html | None:
    undated = event.begin.open and event.end.open
    found = view.places.parts(event) if undated else None
    if not found:
        return None
    wording, names = found
    links = {key: view.link(name) for key, name in zip("ab", names, strict=False)}
    return node("p", fill(view.words["place"][wording], **links), class_="place")


def _meta(view: View, event: Event) -> Html:
    """Who, where, in which sources, and whether they disagree."""
    names = dict.fromkeys((*event.participants, *([event.place] if event.place else [])))
    who = node("span", dotted(foreign("bdi", name) for name in names)) if names else None
    flag = node("span", view.words["page"]["conflict"], class_="flag") if event.id in view.conflicts else None
    return node("p", who, node("span", view.refs(m.doc for m in event.mentions)), flag, class_="meta")


def _details(view: View, event: Event) -> Html | None:
    words = view.words["page"]
    rows = by_sentence(event.mentions)
    parts = [conflict_box(view, conflict) for conflict in view.conflicts.get(event.id, ())]
    parts = [node("h5", words["conflicts"]), *parts] if parts else []
    if rows:
        more = node("p", fill(words["more"], a=len(rows) - _MOST_QUOTES)) if len(rows) > _MOST_QUOTES else None
        parts += [node("h5", words["quotes"]), *(_quote(view, event, row) for row in rows[:_MOST_QUOTES])]
        parts += [more] if more else []
    if event.why:
        parts += [node("h5", words["why"]), reason_list(event.why, view.words)]
    if not parts:
        return None
    return node("details", node("summary", words["details"]), node("div", *parts, class_="more"))


def _quote(view: View, event: Event, mentions: Sequence[EventMention]) -> Html:
    first = mentions[0]
    number = view.numbers.get(first.doc)
    lang = view.timeline.documents[number - 1].lang if number else None
    text = node("blockquote", node("p", marked_quote(mentions, view.times)), lang=lang, dir="auto")
    said = dict.fromkeys(m.says for m in mentions if m.says)
    told = dict.fromkeys(m.status for m in mentions if m.status != event.status)
    who = node("span", fill(view.words["page"]["says"], a=foreign("bdi", ", ".join(said)))) if said else None
    caption = node("figcaption", view.refs([first.doc]), who, *(status(view, name) for name in told))
    return node("figure", text, caption)


def conflict_box(view: View, conflict: Conflict, *, linked: bool = False) -> Html:
    """Claims that cannot all hold, each with who makes it; with links to their events if asked."""
    words = view.words
    events = [view.events[name] for name in conflict.events if name in view.events]
    kind = node("span", words.named("kind", conflict.kind))
    heading = dotted((node("strong", words.named("attribute", conflict.attribute)), kind))
    about = node("p", *(view.link(event.id) for event in events), class_="about") if linked else None
    rows = []
    for claim in conflict.claims:
        mentions = events[0].mentions if events else ()
        said = [mentions[n] for n in claim.mentions if 0 <= n < len(mentions)]
        names = dict.fromkeys(m.says for m in said if m.says)
        who = node("span", fill(words["page"]["says"], a=foreign("bdi", ", ".join(names)))) if names else None
        value = _value(view, conflict.attribute, claim.value)
        rows.append(node("li", node("b", value), view.refs(m.doc for m in said), who))
    return node("div", about, node("p", heading), node("ul", *rows), class_="conflict")


def _value(view: View, attribute: str, value: str) -> Html:
    """What is claimed: a date in words, a number with what it counts, or a manner."""
    if attribute == "date":
        return say_date(value, view.words)
    if attribute == "number":
        what, _, number = value.partition(" ")
        return join(view.words.named("quantity", what), ": ", node("bdi", number, dir="ltr"))
    return foreign("bdi", view.words.named("value", value))
