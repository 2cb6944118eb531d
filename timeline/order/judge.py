"""The model as the judge that ordering asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from timeline.model import Model
from timeline.model.heads import Array, by_parts
from timeline.order.pairs import in_text_order, pair_features, turned
from timeline.values.mentions import EventMention


@frozen(eq=False)
class ModelJudge:
    """Asks the model how two mentions stand in time."""

    model: Model

    def relations(self, pairs: Sequence[tuple[EventMention, EventMention]]) -> list[Mapping[str, float]]:
        """Probabilities by relation name, for each pair; those for (b, a) are those for (a, b), turned."""
        head = self.model.head("relation")
        asked = [in_text_order(a, b) for a, b in pairs]

        def ask(some: Sequence[tuple[EventMention, EventMention]]) -> Array:
            return head.probabilities([pair_features(a, b) for a, b in some], self.model.pair_contexts(some))

        rows = by_parts(ask, asked)
        answers = [dict(zip(head.labels, map(float, row), strict=True)) for row in rows]
        return [
            answer if first is a else turned(answer)
            for answer, (first, _), (a, _) in zip(answers, asked, pairs, strict=True)
        ]
