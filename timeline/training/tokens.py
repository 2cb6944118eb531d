"""Words that are labelled as naming an event or not: what the tagger learns from.

Most corpora annotate some sentences only, and some of them only certain events; where a corpus does not say, the word
has no label.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attrs import field, frozen

from timeline.events.tokens import is_word, marks_of, words_of
from timeline.events.view import SentenceView
from timeline.model.tagger import Marks
from timeline.training.corpora import OWN, Part, Record, Sources, make_document, part_of
from timeline.training.layers import read_views

Label = bool | None


@frozen
class LabelledSentence:
    """The words of a sentence with their marks and labels; None where the corpus does not say."""

    words: list[str]
    marks: list[Marks]
    labels: list[Label]
    part: Part


@frozen
class Labels:
    """The labels of the words of one document: those that differ from False."""

    known: dict[int, Label] = field(factory=dict)

    def give(self, token: int, label: Label) -> None:
        """An annotated event outweighs a word that is left open."""
        if self.known.get(token) is not True:
            self.known[token] = label


def labelled_sentences(name: str, sources: Sources) -> Iterator[LabelledSentence]:
    """The sentences of a corpus in which something is annotated."""
    for record in sources.records(name):
        views = read_views(make_document(record))
        if not views:
            continue
        labels = Labels()
        LABELLERS.get(name, label_events)(record, views, labels)
        part = part_of(record, name)
        for view in views:
            tokens = range(view.first, view.last)
            if any(token in labels.known for token in tokens):
                given = [labels.known.get(t, False) if is_word(view, t) else None for t in tokens]
                yield LabelledSentence(words_of(view), marks_of(view), given, part)


def label_events(record: Record, views: list[SentenceView], labels: Labels) -> None:
    """One word says that something happens: the first one of an annotated span; the others are left open."""
    for event in record["events"]:
        first, *others = _tokens(views, event["start"], event["end"])
        labels.give(first, True)
        for token in others:
            labels.give(token, None)


def label_own(record: Record, views: list[SentenceView], labels: Labels) -> None:
    """Our own articles mark phrases: the first trigger that the pack knows says it, or any word may."""
    triggers = {trigger.first for view in views for trigger in view.triggers}
    for event in record["events"]:
        for mention in event["mentions"]:
            tokens = _tokens(views, mention["start"], mention["end"])
            known = [t for t in tokens if t in triggers] or (tokens if len(tokens) == 1 else [])
            for token in known[:1]:
                labels.give(token, True)
            for token in tokens:
                labels.give(token, None)


def label_verbs(record: Record, views: list[SentenceView], labels: Labels) -> None:
    """UDS-Time marks every predicate: TimeML agrees on the verbs, and on few of the others."""
    for event in record["events"]:
        first, *others = _tokens(views, event["start"], event["end"])
        labels.give(first, True if event["pos"] == "VERB" else None)
        for token in others:
            labels.give(token, None)


def label_parts(record: Record, views: list[SentenceView], labels: Labels) -> None:
    """A treebank knows which words are verbs; nouns and adjectives may name an event or not."""
    parts: dict[int, set[str]] = {}
    for word in record["tokens"]:
        parts.setdefault(_tokens(views, word["start"], word["end"])[0], set()).add(word["upos"])
    for token, names in parts.items():
        if "VERB" in names:
            labels.give(token, True)
        elif names & {"NOUN", "ADJ", "X"}:
            labels.give(token, None)


LABELLERS: Mapping[str, Callable[[Record, list[SentenceView], Labels], None]] = {
    OWN: label_own,
    "uds_time_train": label_verbs,
    "ar_pud": label_parts,
}


def _tokens(views: list[SentenceView], start: int, end: int) -> list[int]:
    """The tokens of a span of the text as given, at least one."""
    text = views[0].text
    first, last = (text.token_at(text.map.folded_position(place)) for place in (start, max(start, end - 1)))
    most = len(text.forms) - 1
    return list(range(min(first, most), max(first, min(last, most)) + 1)) or [most]
