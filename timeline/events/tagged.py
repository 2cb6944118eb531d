"""Every event a text speaks of: triggers that the tagger finds, whether or not the pack has a concept for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from timeline.events.forms import Sense
from timeline.events.tokens import is_word, marks_of, shapes_of, words_of
from timeline.events.view import SentenceView, Trigger
from timeline.model import Model

TAGGED = 0.5
"""Least probability at which a word names an event."""
KIND = "occurrence"


def tag_views(views: Sequence[SentenceView], model: Model) -> list[SentenceView]:
    """The sentences with the triggers that the tagger finds, in place of those that the pack knows."""
    return [evolve(view, triggers=list(_tagged(view, model))) for view in views]


def _tagged(view: SentenceView, model: Model) -> Iterator[Trigger]:
    """Words that probably name an event; those that the pack knows with its senses, and as one where it has a phrase."""
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
    shapes, syntax = shapes_of(view.pack.code, form), view.pack.syntax
    verb = before in syntax["infinitive"] or before in syntax["pronouns"] or "auxiliary" in shapes_of(view.pack.code, before)
    for shape, tense in _TENSES.items():
        if shape in shapes and (verb or before not in syntax["determiners"]):
            return Sense("", KIND, "verb", tense, form)
    if verb and "deverbal" not in shapes:
        return Sense("", KIND, "verb", "infinitive", form)
    return Sense("", KIND, "noun", "none", form)


_TENSES = {"past": "past", "progressive": "participle", "future": "future", "imperfect": "present"}
