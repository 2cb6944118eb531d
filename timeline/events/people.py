"""Who and where: the names of a document, each person by one name, and those near a trigger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from attrs import frozen

from timeline.events.gazetteer import common_words, with_clitics
from timeline.events.names import Name, capitals_inside, names_in, words_of_name
from timeline.events.view import CLAUSE_MARKS, SentenceView, Trigger
from timeline.text import fold, has_case

SUBJECT_LENGTH = 6
"""Tokens of the longest subject."""
REACH = 12
"""Tokens around a trigger in which its participants are looked for."""
APPOSITION = 4
"""Tokens from a name to the role behind its comma."""
SURNAME = 4
"""Letters of the shortest family name that is known again without capitals."""


@frozen(eq=False)
class NameBook:
    """The names of a document by sentence, each with the longest name that the text gives of the same."""

    names: Mapping[int, tuple[Name, ...]]

    def participants(self, view: SentenceView, trigger: Trigger) -> tuple[str, ...]:
        """Names near a trigger, in the order of the text, each once; no place where something only happens."""
        near = (n for n in self.names.get(view.index, ()) if abs(n.first - trigger.first) <= REACH)
        return tuple(dict.fromkeys(n.text for n in near if not _where(view, n)))

    def place(self, view: SentenceView, trigger: Trigger) -> str | None:
        """The first name behind a preposition of place, after a trigger."""
        for name in self.names.get(view.index, ()):
            if trigger.last < name.first <= trigger.last + REACH and _behind_place_word(view, name):
                return name.text
        return None


def read_names(views: Iterable[SentenceView]) -> NameBook:
    """The names of the sentences of a document."""
    views = list({view.index: view for view in views}.values())
    known = frozenset(form for view in views for form in capitals_inside(view))
    rows = [(view, tuple(names_in(view, known - common_words(view.pack.code)))) for view in views]
    people = {n.text for _, names in rows for n in names if n.kind == "person" and n.text}
    rows = [(view, _with_surnames(view, names, people)) for view, names in rows]
    one = _OneName(rows)
    return NameBook({view.index: tuple(n._replace(text=one(n)) for n in names if one(n)) for view, names in rows})


class _OneName:
    """For each name the longest that means the same: of a place by its code, of a person by words and role."""

    def __init__(self, rows: Iterable[tuple[SentenceView, tuple[Name, ...]]]) -> None:
        names = [n for _, found in rows for n in found]
        self.full = _longest({n.text for n in names if n.text and n.kind != "place"})
        self.places: dict[str, str] = {}
        for n in names:
            if n.kind == "place":
                self.places[n.key] = max(self.places.get(n.key, ""), n.text, key=lambda text: (len(text), text))
        self.roles: dict[str, set[str]] = {}
        told = [(n, n.text) for n in names if n.text] + [(role, name.text) for role, name in _appositions(rows)]
        for n, text in told:
            if n.kind == "person" and n.key:
                self.roles.setdefault(n.key, set()).add(self.full.get(text, text))

    def __call__(self, name: Name) -> str:
        if name.kind == "place":
            return self.places[name.key]
        if name.text:
            return self.full[name.text]
        holders = self.roles.get(name.key, set())
        return next(iter(holders)) if len(holders) == 1 else ""


def _longest(names: Iterable[str]) -> dict[str, str]:
    """Each name with the only longer one that holds all its words, itself where there is none or several."""
    words = {name: words_of_name(name) for name in sorted(names)}
    found = {}
    for name, own in words.items():
        longer = [other for other, theirs in words.items() if own < theirs]
        fullest = [other for other in longer if not any(words[other] < words[o] for o in longer)]
        found[name] = fullest[0] if len(fullest) == 1 else name
    return found


def _appositions(rows: Iterable[tuple[SentenceView, tuple[Name, ...]]]) -> Iterator[tuple[Name, Name]]:
    """Roles told right behind a name, with it («Tom Hale, the French president,»)."""
    for view, names in rows:
        for name, role in pairwise(names):
            marked = view.form(name.last) == "," and role.first - name.last <= APPOSITION
            if marked and name.text and name.kind != "place" and not role.text:
                yield role, name


def _with_surnames(view: SentenceView, names: tuple[Name, ...], people: set[str]) -> tuple[Name, ...]:
    """The names of a sentence and the last words of names of people in it, in scripts without capitals."""
    surnames = _surnames(view, people)
    taken = {t for n in names if n.text for t in range(n.first, n.last)}
    busy = {t for trigger in view.triggers for t in range(trigger.first, trigger.last)}
    found = [
        Name(t, t + 1, surnames[view.form(t)], "person")
        for t in range(view.first, view.last)
        if view.form(t) in surnames and t not in taken and t not in busy
    ]
    return tuple(sorted((*names, *found), key=lambda n: n.first)) if found else names


def _surnames(view: SentenceView, people: set[str]) -> dict[str, str]:
    """Forms of family names, as they are and with what may be written onto them, with the full name."""
    forms: dict[str, set[str]] = {}
    for name in people:
        *first, last = name.split()
        if first and len(last) >= SURNAME and not has_case(last):
            for form, _ in with_clitics(view.pack, fold(last)):
                forms.setdefault(form, set()).add(name)
    full = _longest(people)
    common = common_words(view.pack.code)
    held = {form: {full[name] for name in names} for form, names in forms.items() if form not in common}
    return {form: next(iter(names)) for form, names in held.items() if len(names) == 1}


def _behind_place_word(view: SentenceView, name: Name) -> bool:
    """Whether a preposition of place stands before a name or is written onto it."""
    prepositions = view.pack.cues["place_preposition"]
    before = name.first - 1
    if view.form(before) in view.pack.clause["articles"]:
        before -= 1
    written_on = name.kind == "place" and any(
        len(p) == 1 and p in view.pack.proclitics and view.form(name.first).startswith(p) for p in prepositions
    )
    return view.form(before) in prepositions or (written_on and not fold(name.text).startswith(view.form(name.first)))


def _where(view: SentenceView, name: Name) -> bool:
    return name.kind == "place" and _behind_place_word(view, name)


def subject(view: SentenceView, trigger: Trigger, *, verb_first: bool) -> str:
    """The words beside a verb that say who: behind it where verbs come first, else before it, up to a mark, a time or
    a function word."""
    syntax = view.pack.syntax
    stops = syntax["complementizers"] | syntax["relatives"] | syntax["breaks"]

    def ends(token: int) -> bool:
        form = view.form(token)
        return not form or form in CLAUSE_MARKS or form in stops or token in view.starting or token in view.timed

    first = last = trigger.last if verb_first else trigger.first
    while verb_first and last < first + SUBJECT_LENGTH and not ends(last):
        last += 1
    while not verb_first and first > last - SUBJECT_LENGTH and not ends(first - 1):
        first -= 1
    return view.text.surface(view.text.starts[first], view.text.ends[last - 1]) if last > first else ""
