"""How probable pairs of mentions were when a timeline was made: where it joins others, only new pairs are asked of.

A pair is asked of anew if the mentions of one of the two documents are others than before: what is remembered spares
work and changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import define, field

from timeline.reconcile.documents import Profiles
from timeline.reconcile.same import Pair
from timeline.values.mentions import EventMention


@define(eq=False)
class PairMemory:
    """The pairs that were asked of, by the ids of their mentions, with the mentions of each document."""

    earlier: Sequence[PairMemory] = ()
    """What the timelines remember that join; forgotten once it is asked."""
    documents: Mapping[str, Sequence[EventMention]] = field(factory=dict)
    scores: Mapping[tuple[str, str], float] = field(factory=dict)

    def recall(self, mentions: Sequence[EventMention], pairs: Sequence[Pair], profiles: Profiles) -> dict[Pair, float]:
        """The probabilities that are known of pairs of positions."""
        found: dict[Pair, float] = {}
        for memory in self.earlier:
            same = {doc for doc, profile in profiles.by_doc.items() if memory.documents.get(doc) == profile.mentions}
            for a, b in pairs:
                one, two = mentions[a], mentions[b]
                score = memory.scores.get((one.id, two.id)) if one.doc in same and two.doc in same else None
                if score is not None:
                    found[a, b] = score
        self.earlier = ()
        return found

    def keep(self, mentions: Sequence[EventMention], scores: Mapping[Pair, float], profiles: Profiles) -> None:
        """Remember the probabilities of pairs of positions."""
        self.documents = {doc: profile.mentions for doc, profile in profiles.by_doc.items()}
        self.scores = {(mentions[a].id, mentions[b].id): score for (a, b), score in scores.items()}
