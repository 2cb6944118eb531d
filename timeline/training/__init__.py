"""Makes the weights of `timeline.model` from annotated corpora. Never imported by the library itself.

``python -m timeline.training all --shared ../shared --corpus tests/corpus/articles`` writes
``timeline/model/data`` and the numbers in ``docs/model-card.md``; two runs write the same bytes.
"""
