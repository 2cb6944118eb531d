"""Layer 2: characters to folded text, sentences and tokens, at the level of scripts; no word lists."""

from timeline.text.detect import detect_language
from timeline.text.fold import FoldedText, fold, fold_with_map, has_case
from timeline.text.read import Sentence, Text, read_text

__all__ = ["FoldedText", "Sentence", "Text", "detect_language", "fold", "fold_with_map", "has_case", "read_text"]
