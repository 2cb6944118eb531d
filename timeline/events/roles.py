"""What the tokens of a sentence do in it, as far as a title asks; read once a sentence."""

from __future__ import annotations

from functools import cache, lru_cache

from attrs import frozen

from timeline.events.clauses import DASHES, conjunctions, glued
from timeline.events.forms import Sense
from timeline.events.grammar import choose_sense
from timeline.events.view import SentenceView, Trigger
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
    mains: frozenset[int]
    """Those of them that stand in no clause that only goes with another («as expected»)."""
    pronouns: frozenset[int]
    """Pronouns, and prepositions with one written onto them («فيه»)."""
    pauses: frozenset[int]
    """Commas, colons and dashes that do not stand within a word or number."""
    commas: frozenset[int]
    """Those of them that are commas."""
    words: frozenset[int]
    marks: frozenset[int]
    """Quotation marks, and brackets that do not stand within a word."""
    openers: frozenset[int]
    """«that» and «which»."""
    subordinators: frozenset[int]


@lru_cache(maxsize=16)
def roles_of(view: SentenceView) -> Roles:
    """The roles of the tokens of a sentence, which is asked many times in a row."""
    pack, syntax, clause = view.pack, view.pack.syntax, view.pack.clause
    forms = dict(enumerate(view.text.forms[view.first : view.last], view.first))
    pronouns = pointing_forms(pack) | syntax["pronouns"]
    openers = syntax["complementizers"] | syntax["relatives"]
    verbs = frozenset(t.first for t in view.triggers if _is_verb(view, t))
    verbs = verbs.union(t for t, form in forms.items() if form in clause["auxiliaries"])
    verblike = verbs.union(t for t, form in forms.items() if _looks_verb(pack, form))
    pauses = frozenset(t for t, form in forms.items() if form in PAUSES and not glued(view, t))
    subordinators = frozenset(t for t, form in forms.items() if form in clause["subordinators"])
    return Roles(
        verbs,
        verblike,
        verblike.difference(t + 1 for t in subordinators) if syntax["infinitive"] else verblike,
        frozenset(t for t, form in forms.items() if form in pronouns),
        pauses,
        frozenset(t for t in pauses if forms[t] == ","),
        frozenset(t for t, form in forms.items() if form.isalnum()),
        frozenset(t for t, form in forms.items() if form in PAIRED and (form == '"' or not glued(view, t))),
        frozenset(t for t, form in forms.items() if form in openers),
        subordinators,
    )


def _is_verb(view: SentenceView, trigger: Trigger) -> bool:
    """Whether a trigger is a verb there: «a sponsor» is none, nor is what a preposition stands before."""
    sense, syntax, before = choose_sense(view, trigger), view.pack.syntax, view.form(trigger.first - 1)
    if is_noun(sense, view.pack):
        return False
    if sense.pos == "phrase":
        return True
    if syntax["infinitive"]:
        return before not in view.pack.clause["articles"] or sense.tense in ("past", "participle")
    return not (before in syntax["prepositions"] and before in syntax["determiners"])


@lru_cache(maxsize=4096)
def _looks_verb(pack: Pack, form: str) -> bool:
    """Whether a form may be a verb that the pack has no trigger of."""
    direction = pack.direction
    ends = form.endswith(direction.get("past_suffixes") or "\0") and form not in direction.get("neither", ())
    return ends or form in direction["past"] or form in pack.clause["common_verbs"]


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
