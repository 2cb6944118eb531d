"""Counts what annotators chose by the words at and beside each trigger.

A row of the training part gets the counts of all stories but its own: else it would find its own answer in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from timeline.events.lexical import lexical_bags, lexical_keys
from timeline.events.options import Candidate
from timeline.model import Model
from timeline.model.priors import LEAST_SEEN, Priors, key_digest
from timeline.training.corpora import Sources
from timeline.training.datasets import Dataset, mention_dataset
from timeline.training.gold import GoldMention, gold_at
from timeline.training.layers import candidate_span, read_candidates
from timeline.training.recipes import RECIPES
from timeline.values import Document

NAME = "priors"
Datasets = Iterable[Dataset]
Counted = Counter[tuple[int, bool]]
"""How often the trigger with a key was chosen, and how often it was not."""
ANY = key_digest("any", "")
"""The key that every trigger has."""


def train_priors(sources: Sources) -> Priors:
    """The counts of all that the head of salience learns from."""
    return fit_priors(salience_datasets(sources).values())


def salience_datasets(sources: Sources) -> dict[str, Dataset]:
    """By name, the annotated documents that the head of salience learns from."""
    return {name: mention_dataset(name, sources) for name in RECIPES["salience"].shipped}


def fit_priors(datasets: Datasets) -> Priors:
    """The counts of the training part; a key that was seen only once says nothing and is left out."""
    return _as_priors(_total(_count_stories(datasets)))


def models_without_story(datasets: Datasets, model: Model) -> dict[str, Model]:
    """By document id of the training part, the model with the counts of all stories but that of the document.

    Only the keys of that story are in them: no other is asked for.
    """
    datasets = list(datasets)
    stories = _count_stories(datasets)
    total = _total(stories)
    without = {story: model.with_priors(_as_priors(_others(total, own))) for story, own in stories.items()}
    return {doc: without[dataset.told[doc]] for dataset in datasets for doc in _learnt_from(dataset)}


def _learnt_from(dataset: Dataset) -> Iterable[str]:
    return sorted(doc for doc in dataset.documents if dataset.parts[doc] == "train")


def _count_stories(datasets: Datasets) -> dict[str, Counted]:
    stories: dict[str, Counted] = {}
    for dataset in datasets:
        for doc in _learnt_from(dataset):
            counted = stories.setdefault(dataset.told[doc], Counter())
            counted += _count_document(dataset.documents[doc], dataset.gold[doc])
    return stories


def _count_document(document: Document, gold: Iterable[GoldMention]) -> Counted:
    counted: Counted = Counter()
    annotated = list(gold)
    for candidate in read_candidates(document)[1]:
        chosen = gold_at(candidate_span(candidate), annotated) is not None
        counted.update((digest, chosen) for digest in _digests(candidate))
    return counted


def _digests(candidate: Candidate) -> set[int]:
    """All that is counted of one trigger."""
    keys = [key_digest(name, value) for name, value in lexical_keys(candidate).items()]
    words = [key_digest(name, word) for name, bag in lexical_bags(candidate).items() for word in bag]
    return {ANY, *keys, *words}


def _total(stories: Mapping[str, Counted]) -> Counted:
    total: Counted = Counter()
    for counted in stories.values():
        total.update(counted)
    return total


def _others(total: Counted, own: Counted) -> Counted:
    """The counts of the other stories at the keys of this one."""
    digests = {digest for digest, _ in own}
    return Counter({(d, chosen): total[d, chosen] - own[d, chosen] for d in digests for chosen in (True, False)})


def _as_priors(counted: Counted) -> Priors:
    seen = {digest: counted[digest, True] + counted[digest, False] for digest, _ in counted}
    digests = sorted(digest for digest, often in seen.items() if often >= LEAST_SEEN and digest != ANY)
    share = counted[ANY, True] / seen[ANY]
    return Priors(digests, [seen[d] for d in digests], [counted[d, True] for d in digests], share)
