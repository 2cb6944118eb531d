"""What the tokens of a sentence do in it, as far as a title asks; read once a sentence."""

from __future__ import annotations

from functools import cache, lru_cache

from attrs import frozen

from timeline.events.clauses import DASHES, conjunctions, glued
from timeline.events.forms import Sense
from timeline.events.grammar import choose_sense
from timeline.events.view import SentenceView
from timeline.languages import Pack

PAUSES = frozenset(",;:") | DASHES
PAIRED = frozenset('"()')


@frozen(eq=False)
class Roles:
    """The tokens of a sentence that play each part."""

    verbs: frozenset[int]
    """Tokens that start a trigger that is a verb there, or are an auxiliary."""
    verblike: frozenset[int]
    """Tokens that are or look like verbs, also those that name no event."""
    pronouns: frozenset[int]
    """Pronouns, and prepositions with one written onto them («فيه»)."""
    pauses: frozenset[int]
    """Commas, colons and dashes that do not stand within a word or number."""
    words: frozenset[int]
    marks: frozenset[int]
    """Quotation marks and brackets."""
    openers: frozenset[int]
    """«that» and «which»."""
    subordinators: frozenset[int]


@lru_cache(maxsize=16)
def roles_of(view: SentenceView) -> Roles:
    """The roles of the tokens of a sentence, which is asked many times in a row."""
    pack, syntax, clause = view.pack, view.pack.syntax, view.pack.clause
    forms = dict(enumerate(view.text.forms[view.first : view.last], view.first))
    told = {t.first for t in view.triggers if not is_noun(choose_sense(view, t), pack)}
    auxiliaries, past = clause["auxiliaries"], pack.direction["past"]
    pronouns = pointing_forms(pack) | syntax["pronouns"]
    openers = syntax["complementizers"] | syntax["relatives"]
    suffixes = pack.direction.get("past_suffixes") or "\0"
    verbs = frozenset(told.union(t for t, form in forms.items() if form in auxiliaries))
    return Roles(
        verbs,
        verbs.union(t for t, form in forms.items() if form in past or form.endswith(suffixes)),
        frozenset(t for t, form in forms.items() if form in pronouns),
        frozenset(t for t, form in forms.items() if form in PAUSES and not glued(view, t)),
        frozenset(t for t, form in forms.items() if form.isalnum()),
        frozenset(t for t, form in forms.items() if form in PAIRED and not glued(view, t)),
        frozenset(t for t, form in forms.items() if form in openers),
        frozenset(t for t, form in forms.items() if form in clause["subordinators"]),
    )


def is_verb(view: SentenceView, token: int) -> bool:
    """Whether a token starts a trigger that is a verb there, or is an auxiliary."""
    return token in roles_of(view).verbs


def says_verb(view: SentenceView, token: int) -> bool:
    """Whether a token is or looks like a verb, also one that names no event."""
    return token in roles_of(view).verblike


def is_noun(sense: Sense, pack: Pack) -> bool:
    """Whether a trigger is a noun, or a phrase that does not start with a verb."""
    if sense.pos != "phrase" or sense.tense != "none":
        return sense.pos == "noun"
    head = sense.lemma.split()[0]
    return head not in pack.clause["phrase_verbs"] and not head.endswith(pack.direction.get("past_suffixes") or "\0")


@cache
def pointing_forms(pack: Pack) -> frozenset[str]:
    """Prepositions with a pronoun written onto them («فيه»), also with a conjunction before them."""
    return frozenset(clitic + word for clitic in ("", *conjunctions(pack)) for word in pack.clause["pointing"])
