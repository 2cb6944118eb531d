"""Every event a text speaks of: triggers that the tagger finds, whether or not the pack has a concept for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from attrs import evolve

from timeline.events.forms import Sense
from timeline.events.grammar import VERB_CUES
from timeline.events.tokens import is_word, marks_of, shapes_of, words_of
from timeline.events.view import SentenceView, Trigger
from timeline.languages import load_pack
from timeline.model import Model

TAGGED = 0.55
"""Least probability at which a word names an event."""
KIND = "occurrence"


def tag_views(views: Sequence[SentenceView], model: Model) -> list[SentenceView]:
    """The sentences with the triggers that the tagger finds, in place of those that the pack knows."""
    return [evolve(view, triggers=list(_tagged(view, model))) for view in views]


def _tagged(view: SentenceView, model: Model) -> Iterator[Trigger]:
    """Words that probably name an event; what the pack knows comes with its senses, and a phrase of it is one."""
    known = {token: trigger for trigger in view.triggers for token in range(trigger.first, trigger.last)}
    probable = model.tagger.probabilities(words_of(view), marks_of(view))
    last = view.first
    for token, probability in enumerate(probable, view.first):
        if token < last or probability < TAGGED or not is_word(view, token):
            continue
        trigger = known.get(token) or Trigger(token, token + 1, (guess_sense(view, token),))
        last = trigger.last
        yield trigger


def guess_sense(view: SentenceView, token: int) -> Sense:
    """What a word that the pack does not know is, by its look and the word before: a verb in a tense, or a noun."""
    form, before = view.form(token), view.form(token - 1)
    shapes = shapes_of(view.pack.code, form)
    named = before in view.pack.syntax["determiners"]
    for shape, tense in _TENSES.items():
        if shape in shapes and not (named and tense != "future"):
            return Sense("", KIND, "verb", tense, form)
    if not named and "deverbal" not in shapes and _verb_before(view, token):
        return Sense("", KIND, "verb", "infinitive", form)
    if form in _irregular_pasts(view.pack.code) or "auxiliary" in shapes_of(view.pack.code, before):
        return Sense("", KIND, "verb", "past", form)
    return Sense("", KIND, "noun", "none", form)


def _verb_before(view: SentenceView, token: int) -> bool:
    """Whether the words before a word call for a verb: «to», «she», «will», «did not»."""
    syntax = view.pack.syntax
    if view.form(token - 1) in (*syntax["infinitive"], *syntax["pronouns"]):
        return True
    return any(cue.last == token and cue.name in VERB_CUES for cue in view.cues)


@cache
def _irregular_pasts(code: str) -> frozenset[str]:
    return frozenset(form for forms in load_pack(code).irregular.values() for form in forms)


_TENSES = {"past": "past", "progressive": "participle", "future": "future", "imperfect": "present"}
