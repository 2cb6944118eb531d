"""A short clause for a mention, cut from the text, that reads alone.

Every cut between two edges of the sentence around a trigger is a candidate; the one with the fewest faults is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from timeline.events.antecedents import with_subject
from timeline.events.beginnings import is_framing
from timeline.events.clauses import (
    behind_openers,
    conjunctions,
    edge_before,
    ends,
    glued,
    joined,
    joined_verb,
    starts,
    without_conjunction,
)
from timeline.events.faults import Cut, Event, count_faults, goes_on
from timeline.events.forms import trigger_forms
from timeline.events.roles import is_noun, is_verb, roles_of
from timeline.events.skips import between_commas, kept_pieces, loose_ends, trim_end
from timeline.events.subjects import verb_first
from timeline.events.view import SentenceView
from timeline.languages import Pack
from timeline.text.read import TOKEN

LONGEST = 90
"""Characters of a title."""
GOOD = range(20, 81)
"""Characters of a title that is neither curt nor long."""
_SPACES = re.compile(r"\s+")
_DOUBLE = re.compile(r"\s*([,،])(?:\s*[,،])+")
_EDGES = " `,،;؛:-–—.…•*"
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


class Title(NamedTuple):
    """The words, and how grave their gravest fault is: 0 reads alone, 1 leans on its context, 2 is broken."""

    text: str
    grade: int
    first: int
    """The token it starts at."""


def make_title(event: Event) -> Title:
    """The clause of a trigger without its times that reads best alone."""
    best: tuple[tuple[int, ...], Title] | None = None
    for cut in _cuts(event):
        place = (event.trigger.first - cut.first, -cut.last)
        if best is not None and best[0][:3] == (0, 0, 0) and place >= best[0][3:]:
            continue
        faults = count_faults(event, cut, best[0][:3] if best else (99,))
        if faults is None:
            continue  # no words could make it better
        broken, loose, style = faults
        text = render(event.view, cut)
        told = with_subject(event, cut, text)
        text = told or text
        if not 0 < len(text) <= LONGEST:
            continue
        loose = max(0, loose - 1) if told else loose
        broken += not told and goes_on(event.view, cut)
        title = Title(text, 2 if broken else int(loose > 0), cut.first)
        key = (broken, loose, style + (len(text) not in GOOD), *place)
        if best is None or key < best[0]:
            best = key, title
    return best[1] if best else Title(_shorten(_trigger_words(event)), 2, event.trigger.first)


def _cuts(event: Event) -> Iterator[Cut]:
    view, trigger, sense, _ = event
    edges = [e for e in ends(view, trigger.last) if not between_commas(view, e.token)]
    rights = [(trim_end(view, e.token, trigger.last), e.kind) for e in edges]
    if is_noun(sense, view.pack):
        rights += [(t, "noun") for t in range(trigger.last, min(view.last, trigger.last + 12)) if is_verb(view, t)][:1]
    for first, left in dict.fromkeys(_lefts(event)):
        for last, right in dict.fromkeys(rights):
            if last > max(first, trigger.first):
                yield Cut(first, last, left, right, trigger.last)
    yield from _openings(event)
    yield from _mains(event)
    yield from _contents(event)


def _lefts(event: Event) -> Iterator[tuple[int, str]]:
    view, trigger, sense, _ = event
    for edge in starts(view, trigger):
        if edge.kind != "trigger":
            yield behind_openers(view, edge.token, trigger.first), edge.kind
        elif is_noun(sense, view.pack):
            yield _noun_start(view, trigger.first), "trigger"
        elif verb_first(view):
            yield edge


def _openings(event: Event) -> Iterator[Cut]:
    """The sentence up to an edge, whether or not its trigger stands in it."""
    view, trigger = event[:2]
    first = behind_openers(view, view.first, trigger.first)
    for edge in ends(view, first + 2):
        if edge.token <= trigger.first:
            yield Cut(first, trim_end(view, edge.token, first), "sentence", edge.kind, first)


def _mains(event: Event) -> Iterator[Cut]:
    """The main clause of a sentence that starts with a phrase before it («After the vote, …»)."""
    view, trigger = event[:2]
    start = behind_openers(view, view.first, trigger.first)
    first = min((t for t in roles_of(view).commas if t >= start), default=view.last) + 1
    if first < view.last and is_framing(view, start):
        for edge in ends(view, first + 2):
            yield Cut(first, trim_end(view, edge.token, first), "comma", edge.kind, first)


def _contents(event: Event) -> Iterator[Cut]:
    """What is said, without who says it."""
    view, trigger, sense, _ = event
    if sense.kind != "reporting":
        return
    that = view.pack.syntax["complementizers"] | {'"', ":"}
    first = next((t + 1 for t in range(trigger.last, view.last) if view.form(t) in that), view.last)
    left = "complementizer" if view.form(first - 1).isalpha() else "quote"
    for edge in ends(view, first + 2) if first < view.last else ():
        yield Cut(first, trim_end(view, edge.token, first), left, edge.kind, first)


def _noun_start(view: SentenceView, first: int) -> int:
    """Where the words before a noun begin that belong to it («a deadly bomb attack»)."""
    if verb_first(view):
        return first
    loose = {w for name in ("determiners", "prepositions", "pronouns") for w in view.pack.syntax[name]}
    loose.update(view.pack.clause["auxiliaries"], view.pack.clause["subordinators"])
    at = first
    while at > view.first and not edge_before(view, at - 1) and (view.form(at - 1).isalnum() or glued(view, at - 1)):
        name = at - 1 in view.capitals and at - 1 > view.first
        if (view.form(at - 1) in loose and not name) or is_verb(view, at - 1) or at - 1 in view.timed:
            break
        at -= 1
    return at


def render(view: SentenceView, cut: Cut) -> str:
    """The words of a cut without its times, what is in brackets, and what is written onto its first word."""
    pieces = [_surface(view, a, b) for a, b in kept_pieces(view, cut.first, cut.last, cut.keep)]
    words = _SPACES.sub(" ", _DIRECTION.sub("", " ".join(pieces)))
    words = _DOUBLE.sub(r"\1", words.replace(" ،", "،").replace(" ,", ",")).strip(_EDGES)
    words = _unquoted(_bare_start(view, cut.first, words))
    head = words.split(" ", 1)[0]
    return words[:1].upper() + words[1:] if head.islower() else words


def _unquoted(words: str) -> str:
    """A title that is one quotation needs no marks."""
    for a, b in ("“”", '""', "«»"):
        if words.startswith(a) and words.endswith(b) and words.count(a) == (2 if a == b else 1):
            return words[1:-1].strip(_EDGES)
    return words


def _surface(view: SentenceView, first: int, last: int) -> str:
    return view.text.surface(view.text.starts[first], view.text.ends[last - 1])


def _bare_start(view: SentenceView, first: int, words: str) -> str:
    """«ووقع» reads «وقع» alone, «بزيارة» reads «زيارة», «للحوار» reads «الحوار»."""
    form, pack = view.form(first), view.pack
    known = trigger_forms(pack.code).single
    bare = without_conjunction(pack, form)
    if bare != form and (joined_verb(view, first) or joined(pack, form) or _known(view, first, bare)):
        return words[len(form) - len(bare) :]
    if form in known or not any(t.first == first for t in view.triggers):
        return words
    for clitic in (c for c in pack.proclitics if form.startswith(c) and words.startswith(c)):
        rest = form[len(clitic) :]
        if rest in known or any(rest.startswith(a) and rest[len(a) :] in known for a in pack.articles):
            return words[len(clitic) :]
    for article in pack.articles[1:]:
        if form.startswith(article) and form[len(article) :] in known and words.startswith(article):
            return pack.articles[0] + words[len(article) :]
    return words


def _known(view: SentenceView, first: int, bare: str) -> bool:
    """Whether a form is surely a conjunction and a word: the text or the pack has the word, and not the form; at the
    start of a sentence, any word that no known one starts like («وزير»)."""
    pack, form = view.pack, view.form(first)
    if form in trigger_forms(pack.code).single:
        return False
    if first == view.first and not form.startswith(starts_like_conjunction(pack)):
        return True
    return bare in _forms(view.text.folded) or bare in pack.direction["past"] or bare in loose_ends(pack)


@cache
def starts_like_conjunction(pack: Pack) -> tuple[str, ...]:
    """Beginnings of words that start with the letters of a conjunction."""
    cues = {word.split()[0] for name in ("person_title", "group_noun") for word in pack.cues[name]}
    return tuple(sorted({*pack.clause["like_conjunctions"], *(w for w in cues if w.startswith(conjunctions(pack)))}))


@lru_cache(maxsize=2)
def _forms(folded: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(TOKEN.findall(folded))


def _trigger_words(event: Event) -> str:
    return _SPACES.sub(" ", _surface(event.view, event.trigger.first, event.trigger.last))


def _shorten(title: str) -> str:
    return title if len(title) <= LONGEST else title[:LONGEST].rsplit(" ", 1)[0][:LONGEST]
