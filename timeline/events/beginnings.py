"""First words that go with what stands before them in the text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from timeline.events.clauses import conjunctions, without_conjunction
from timeline.events.subjects import ends_owned, is_bare, verb_first
from timeline.events.view import SentenceView
from timeline.languages import Pack


def breaks_off(view: SentenceView, token: int, left: str) -> bool:
    """Whether a title that starts behind an edge of kind `left` starts in the middle of a phrase."""
    if view.form(token) == "'" or view.form(token - 1) == "'":
        return True
    if any(c.name == "conditional" and c.last == token for c in view.cues):
        return True
    if left == "quote":
        return _closes_quote(view, token - 1)
    return left == "comma" and _accompanies(view, token, left)


def is_framing(view: SentenceView, token: int) -> bool:
    """Whether a sentence starts with a phrase that only frames its main clause."""
    form, pack = view.form(token), view.pack
    framing = form in pack.syntax["prepositions"] and form not in pack.clause["articles"]
    return framing or form in pack.clause["subordinators"] or _accompanies(view, token, "sentence")


@lru_cache(maxsize=64)
def leaning(view: SentenceView, token: int, left: str) -> tuple[str, ...]:
    """What makes a first word lean on the words before it, one name a reason; asked for each of the ends of a cut."""
    return tuple(_leaning(view, token, left))


def _leaning(view: SentenceView, token: int, left: str) -> Iterator[str]:
    if left == "sentence" and _accompanies(view, token, left):
        yield "participle"
    if view.form(token - 1) in view.pack.syntax["complementizers"] and _is_accusative(view, token):
        yield "accusative"
    if left != "trigger" and _leans(view.pack, view.form(token)):
        yield "clitic"
    if left != "sentence" and verb_first(view) and _is_imperfect(view, token):
        yield "imperfect"


def refers_back(view: SentenceView, token: int) -> bool:
    """Whether a word points to something told before («this», «his», «إصابته»)."""
    return view.form(token) in view.pack.clause["referring"] or ends_owned(view, token)


def _closes_quote(view: SentenceView, token: int) -> bool:
    """Whether the quotation mark at a token is a closing one."""
    return sum(view.form(t) == '"' for t in range(view.first, token + 1)) % 2 == 0


def _accompanies(view: SentenceView, token: int, left: str) -> bool:
    """Whether a participle goes with the subject of another clause («speaking there, she said», «, killing two»)."""
    form = view.form(token)
    if not form.endswith(tuple(view.pack.clause["participle_endings"])) or left not in ("sentence", "comma"):
        return False
    if form.endswith(view.pack.direction.get("past_suffixes") or "\0"):
        return view.form(token + 1) in view.pack.syntax["prepositions"]
    if left == "comma":
        return token not in view.capitals
    mark = next((t for t in range(token, view.last) if view.form(t) == ","), view.last)
    return mark < view.last and not any(view.form(t) in view.pack.clause["auxiliaries"] for t in range(token, mark))


def _is_accusative(view: SentenceView, token: int) -> bool:
    """Whether a noun has an ending that it has only behind «that» («أن الفريقين»)."""
    form, clause = view.form(token), view.pack.clause
    noun = view.starting.get(token)
    if noun and not is_bare(view, noun):
        return True
    return form.endswith(tuple(clause["accusative_endings"])) and not (
        form in clause["no_accusatives"] or form.endswith(tuple(clause["name_endings"]))
    )


@lru_cache(maxsize=4096)
def _leans(pack: Pack, form: str) -> bool:
    """Whether a preposition is written onto a word that has an article or points («بالقرب», «لهذا»)."""
    form = without_conjunction(pack, form)
    clitics = [c for c in pack.proclitics if len(c) == 1 and c not in conjunctions(pack)]
    onto = (*pack.articles[:1], *pack.syntax["demonstratives"])
    glued_article = any(form.startswith(a) for a in pack.articles[1:])
    return bool(clitics) and (glued_article or any(form.startswith(c + w) for c in clitics for w in onto))


def _is_imperfect(view: SentenceView, token: int) -> bool:
    """Whether a word looks like a verb of the present, by how it starts."""
    form, clause = view.form(token), view.pack.clause
    imperfect = form.startswith(tuple(clause["masculine_present"]))
    return form in clause["common_verbs"] or (imperfect and not form.startswith(tuple(clause["no_imperfects"])))
