"""Layer 4: the small model. It knows arrays and feature names, not documents."""

from timeline.model.context import Projection
from timeline.model.encoder import Encoder, SentenceEncoder, Vectors
from timeline.model.heads import Head, Layer
from timeline.model.model import Model, load_model
from timeline.model.priors import Priors
from timeline.model.tagger import SentenceTagger, Tagger
from timeline.model.weights import Report, Weights, dump_weights, read_weights

__all__ = [
    "Encoder",
    "Head",
    "Layer",
    "Model",
    "Priors",
    "Projection",
    "Report",
    "SentenceEncoder",
    "SentenceTagger",
    "Tagger",
    "Vectors",
    "Weights",
    "dump_weights",
    "load_model",
    "read_weights",
]
