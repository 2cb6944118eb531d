"""Verbs and their subjects, as far as order, endings and agreement tell."""

from __future__ import annotations

from functools import cache

from timeline.events.clauses import conjunctions, without_conjunction
from timeline.events.forms import trigger_forms
from timeline.events.grammar import VERB_CUES
from timeline.events.roles import pointing_forms
from timeline.events.view import SentenceView, Trigger
from timeline.languages import Pack

SHORT = 3
"""Letters of a word too short to hold a pronoun."""


def verb_first(view: SentenceView) -> bool:
    """Whether verbs come before their subjects, as in languages without an infinitive."""
    return not view.pack.syntax["infinitive"]


def owned(view: SentenceView, trigger: Trigger) -> bool:
    """Whether a pronoun is written onto a trigger («نشرته»)."""
    form, pack = view.form(trigger.first), view.pack
    known = trigger_forms(pack.code).single
    surface = view.text.surface(view.text.starts[trigger.first], view.text.ends[trigger.first])
    if not form.endswith(pack.enclitics) or surface.endswith("ة") or not pack.enclitics:
        return False
    bare = [form[len(c) :] for c in ("", *pack.proclitics) if form.startswith(c)]
    return not any(b in known or b.removeprefix(a) in known for b in bare for a in ("", *pack.articles))


def ends_owned(view: SentenceView, token: int) -> bool:
    """Whether a pronoun is written onto a word, as far as its ending tells («محاميه»)."""
    surface = view.text.surface(view.text.starts[token], view.text.ends[token])
    return len(surface) > SHORT and surface.endswith(view.pack.enclitics or "\0")


def lacks_subject(view: SentenceView, verb: Trigger) -> bool:
    """Whether what stands behind a verb cannot be its subject."""
    syntax, following = view.pack.syntax, view.form(verb.last)
    stops = (syntax[name] for name in ("prepositions", "complementizers", "relatives", "breaks"))
    if not following.isalpha() or any(following in words for words in stops):
        return True
    if verb.last in view.timed or following in pointing_forms(view.pack):
        return True
    return has_clitic(view, verb.last) or not agrees(view, verb)


def agrees(view: SentenceView, verb: Trigger) -> bool:
    """Whether the noun behind a verb can be its subject: not an object by its ending, nor of another gender."""
    form = view.form(verb.last)
    surface = view.text.surface(view.text.starts[verb.last], view.text.ends[verb.last])
    if ends_as_object(view, verb.last):
        return False
    endings = [e for e in view.pack.clause["object_endings_of_events"] if form.endswith(e)]
    if any(form.removesuffix(e) in trigger_forms(view.pack.code).single for e in endings):
        return False
    return feminine_verb(view, verb) or not surface.endswith(tuple(view.pack.clause["feminine_endings"]))


def ends_as_object(view: SentenceView, token: int) -> bool:
    """Whether a word has an ending that only objects have («مبلغاً»)."""
    if not view.first <= token < view.last:
        return False
    surface = view.text.surface(view.text.starts[token], view.text.ends[token])
    return surface.endswith(tuple(view.pack.clause["object_endings"]))


def has_clitic(view: SentenceView, token: int) -> bool:
    """Whether a preposition is written onto a known noun («بحروق», «للحوار», «برئيس»)."""
    form, pack = view.form(token), view.pack
    if form.startswith(pack.articles[1:]):
        return True
    clitics = [c for c in pack.proclitics if len(c) == 1 and c not in conjunctions(pack)]
    known = _known_nouns(pack)
    return form not in known and any(form.startswith(c) and form[1:] in known for c in clitics)


@cache
def _known_nouns(pack: Pack) -> frozenset[str]:
    """Forms of triggers, titles of people and nouns for groups."""
    heads = (word.split()[0] for name in ("person_title", "group_noun") for word in pack.cues[name])
    return frozenset((*trigger_forms(pack.code).single, *heads))


def is_bare(view: SentenceView, noun: Trigger) -> bool:
    """Whether a noun has no ending that marks it as an object («اتفاقا»)."""
    form = view.form(noun.first)
    endings = [e for e in view.pack.clause["object_endings_of_events"] if form.endswith(e)]
    return not any(form.removesuffix(e) in trigger_forms(view.pack.code).single for e in endings)


def feminine_verb(view: SentenceView, verb: Trigger) -> bool:
    """Whether a verb has the form that goes with feminine subjects."""
    form = without_conjunction(view.pack, view.form(verb.first))
    if verb.senses[0].tense == "past":
        return form.endswith(tuple(view.pack.clause["feminine_past"]))
    return not form.startswith(tuple(view.pack.clause["masculine_present"]))


def starts_clause(view: SentenceView, before: int) -> bool:
    """Whether what stands before a verb ends another clause; what belongs to the verb is passed over."""
    syntax = view.pack.syntax
    while before >= view.first:
        form = view.form(before)
        cued = any(c.first <= before < c.last for c in view.cues if c.name in VERB_CUES)
        if not (form in view.pack.clause["auxiliaries"] or cued or before in view.timed):
            return not form.isalpha() or form in syntax["breaks"]
        before -= 1
    return True
