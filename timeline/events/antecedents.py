"""Who is meant where a verb has no subject of its own, or only a pronoun: the one who spoke just before."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.events.clauses import behind_openers, edge_before
from timeline.events.faults import Cut, Event, goes_on
from timeline.events.roles import is_verb, roles_of, says_verb
from timeline.events.skips import kept_pieces
from timeline.events.subjects import feminine_verb, lacks_subject, verb_first
from timeline.events.view import SentenceView, Trigger

LENGTH = 7
"""Tokens of the longest subject that is said again."""
STOPS = frozenset(("mark", "comma", "quote", "relative", "complementizer", "break"))
"""Edges that no subject reaches over."""


def with_subject(event: Event, cut: Cut, words: str) -> str | None:
    """The words of a cut with the subject that its verb or pronoun stands for, None if none is missing or known."""
    view = event.view
    if verb_first(view):
        verb = view.starting.get(cut.first)
        if verb is None or not is_verb(view, cut.first) or not lacks_subject(view, verb) or cut.left == "comma":
            return None
        if _told(view, verb):
            name = _antecedent(event, verb, feminine=feminine_verb(view, verb))
        else:
            name = _shared(view, verb) if cut.left == "verb" else ""
        head, _, rest = words.partition(" ")
        return f"{head} {name} {rest}" if name else None
    if goes_on(view, cut):
        name = _shared_before(view, cut.first)
        return f"{name} {words[:1].lower()}{words[1:]}" if name else None
    return _with_name(event, cut, words)


def _shared(view: SentenceView, verb: Trigger) -> str:
    """The subject of the verb before one that «and» joins to it, where both agree."""
    before = [t for t in view.triggers if t.first < verb.first and is_verb(view, t.first)]
    if not before or view.form(before[-1].first - 1) in view.pack.syntax["relatives"]:
        return ""
    if feminine_verb(view, before[-1]) != feminine_verb(view, verb):
        return ""
    return subject_of(view, before[-1])


def _shared_before(view: SentenceView, first: int) -> str:
    """The subject of the first verb of a sentence, where a verb behind «and» goes on with it."""
    token = next((t for t in range(view.first, first) if says_verb(view, t) and _is_finite(view, t)), first)
    start = behind_openers(view, view.first, token)
    if not 0 < token - start <= LENGTH or any(edge_before(view, t) in STOPS for t in range(start, token)):
        return ""
    if not roles_of(view).openers.isdisjoint(range(token, first)):
        return ""
    if view.form(start) in view.pack.syntax["pronouns"] | view.pack.clause["referring"]:
        return ""
    name = _surface(view, start, token)
    return name[:1].upper() + name[1:]


def _with_name(event: Event, cut: Cut, words: str) -> str | None:
    """The words of a cut with a name for the pronoun that starts it."""
    view, clause = event.view, event.view.pack.clause
    pronoun, rest = view.form(cut.first), words.partition(" ")[2]
    person = pronoun in clause["person_pronouns"]
    owner = pronoun in clause["possessives"]
    if not owner and pronoun not in clause["resolved_pronouns"]:
        return None
    for earlier, verb in _subjects(event, cut.first):
        if earlier is not view and not person:
            break
        first, last = _before(earlier, verb)
        if name := _name(earlier, first, last, person=person):
            return f"{name}{min(clause['possessive_ending']) if owner else ''} {rest}"
    return None


def _is_finite(view: SentenceView, token: int) -> bool:
    """Whether a verb is no participle."""
    verb = view.starting.get(token)
    return verb is None or verb.senses[0].tense != "participle"


def _subjects(event: Event, before: int) -> Iterator[tuple[SentenceView, Trigger]]:
    """Verbs whose subject a pronoun may mean: of saying in its sentence, the first ones of the sentences before."""
    for trigger in reversed([t for t in event.view.triggers if t.first < before]):
        if trigger.senses[0].kind == "reporting" and is_verb(event.view, trigger.first):
            yield event.view, trigger
    for view in reversed(event.earlier):
        verb = next((t for t in view.triggers if is_verb(view, t.first)), None)
        if verb:
            yield view, verb


def _name(view: SentenceView, first: int, last: int, *, person: bool) -> str:
    """A subject that a pronoun may stand for: a person behind he and she, anything named behind it."""
    if last <= first or last - first > LENGTH or view.form(first) in view.pack.syntax["pronouns"]:
        return ""
    capitals = view.capitals.intersection(range(first, last))
    titled = any(first <= c.first < last for c in view.cues if c.name == "person_title")
    human = titled or (len(capitals) > 1 and view.form(first) not in view.pack.clause["articles"])
    if view.form(first) in view.pack.clause["possessives"] or not capitals or (person and not human):
        return ""
    return "" if titled and not person else _surface(view, first, last)


def _surface(view: SentenceView, first: int, last: int) -> str:
    pieces = kept_pieces(view, first, last, last)
    return " ".join(view.text.surface(view.text.starts[a], view.text.ends[b - 1]) for a, b in pieces)


def _told(view: SentenceView, verb: Trigger) -> bool:
    """Whether the one who spoke before is surely the subject: of saying, or behind «that he»."""
    return verb.senses[0].kind == "reporting" or view.form(verb.first - 1) in view.pack.clause["that_pronouns"]


def _antecedent(event: Event, verb: Trigger, *, feminine: bool) -> str:
    for view, other in _sayings(event, verb):
        if verb_first(view) and feminine_verb(view, other) != feminine:
            continue
        if name := subject_of(view, other):
            return name
    return ""


def _sayings(event: Event, verb: Trigger) -> Iterator[tuple[SentenceView, Trigger]]:
    """Verbs of saying before a verb, the nearest first."""
    before = [t for t in event.view.triggers if t.first < verb.first]
    rows = [(event.view, before), *((v, v.triggers) for v in reversed(event.earlier))]
    for view, triggers in rows:
        for trigger in reversed(triggers):
            if trigger.senses[0].kind == "reporting" and is_verb(view, trigger.first):
                yield view, trigger


def subject_of(view: SentenceView, verb: Trigger) -> str:
    """The subject of a verb of saying, behind it where verbs come first, else before it."""
    first, last = _behind(view, verb) if verb_first(view) else _before(view, verb)
    if last <= first or last - first > LENGTH or view.form(first) in view.pack.syntax["pronouns"]:
        return ""
    if view.form(first) in view.pack.syntax["relatives"]:
        return ""
    return _surface(view, first, last)


def _behind(view: SentenceView, verb: Trigger) -> tuple[int, int]:
    if lacks_subject(view, verb):
        return 0, 0
    last = verb.last
    while last < view.last and last - verb.last <= LENGTH and not edge_before(view, last) and not _busy(view, last):
        last += 1
    ends = edge_before(view, last) in ("complementizer", "mark", "phrase", "comma")
    return (verb.last, last) if ends else (0, 0)


def _before(view: SentenceView, verb: Trigger) -> tuple[int, int]:
    first = verb.first
    while first > view.first and view.form(first - 1) in view.pack.clause["auxiliaries"]:
        first -= 1
    last = first
    while (
        first > view.first
        and last - first <= LENGTH
        and not edge_before(view, first - 1)
        and not _busy(view, first - 1)
    ):
        first -= 1
    return first, last


def _busy(view: SentenceView, token: int) -> bool:
    return is_verb(view, token) or token in view.timed
