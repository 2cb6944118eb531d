"""A document never finds its own annotation among the counts that it is judged by."""

from __future__ import annotations

from timeline import Document
from timeline.model import load_model
from timeline.training.datasets import Dataset
from timeline.training.gold import GoldMention
from timeline.training.priors import fit_priors, models_without_story

TEXT = "The two ministers signed the treaty in Muscat. They said that trade grows."
AT = TEXT.index("signed")


def dataset(*stories: str, part: str = "train") -> Dataset:
    docs = {f"d{number}": story for number, story in enumerate(stories)}
    return Dataset(
        "made",
        {doc: Document(TEXT, id=doc, published="2024-05-01", lang="en") for doc in docs},
        gold={doc: (GoldMention(AT, AT + 6),) for doc in docs},
        parts=dict.fromkeys(docs, part),
        told=docs,
    )


def test_what_annotators_chose_has_higher_odds() -> None:
    found = fit_priors([dataset("a", "b")])
    signed, said = (found.of_keys({"lemma": lemma})["chosen:lemma"] for lemma in ("sign", "say"))
    assert said < 0 < signed


def test_counts_come_from_other_stories_only() -> None:
    model = load_model()
    two = models_without_story([dataset("a", "a", "b")], model)
    assert two["d0"].priors.of_keys({"lemma": "sign"}) == {}, "seen in one other document: too seldom"
    assert two["d2"].priors.of_keys({"lemma": "sign"})["seen:lemma"] > 0
    assert not models_without_story([dataset("a", part="dev")], model)
