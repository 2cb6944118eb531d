"""How far a noun phrase goes that names an event beside a time («two days after | the fall of the city»).

The packs say what articles, pronoun endings and function words are; no parsing is tried: a phrase that is not
clearly going on ends.
"""

from __future__ import annotations

from timeline.times.items import Scan
from timeline.times.phrase_words import PhraseWords

LONGEST = 4
"""Words of the longest phrase."""


def phrase_at(scan: Scan, start: int) -> tuple[str, int] | None:
    """Whether a phrase is `known` to name an event (else `definite` or `any`), and the token behind.

    It is `to` one whose article is written together with a preposition: «للهجوم».
    """
    words = scan.phrases
    if not words.articles or not _is_word(scan, start):
        return None
    end = start + 1
    closed = words.is_closed(scan.forms[start])
    by_article = scan.forms[start].startswith(words.articles)
    other = "definite" if by_article else "any"
    known = "known" if _bare(scan.forms[start], words) in words.nouns else other
    if by_article and next(a for a in words.articles if scan.forms[start].startswith(a))[0] in scan.proclitics:
        known = "to"
    while end - start < LONGEST and _is_word(scan, end):
        form = scan.forms[end]
        if closed:
            if not (by_article and form.startswith(words.articles)):
                break
        elif words.is_closed(form):
            closed, by_article = True, False
        elif scan.forms[end - 1] not in words.nouns and end - start > 1:
            break
        end += 1
    return known, end


def _bare(form: str, words: PhraseWords) -> str:
    article = next((a for a in words.articles if form.startswith(a)), "")
    return form[len(article) :]


def _is_word(scan: Scan, index: int) -> bool:
    """Whether a token is a content word: letters, no time word, no function word."""
    if index >= len(scan.forms) or not scan.forms[index].isalpha() or len(scan.forms[index]) < 2:
        return False
    form, words = scan.forms[index], scan.phrases
    if scan.glued(index) or form in words.stops or (form[:1] in scan.proclitics and form[1:] in words.nouns):
        return False
    return (
        all(item.kind.startswith("=") for item in scan.items.get(index, ()))
        or scan.forms[index] in scan.phrases.nouns
    )
