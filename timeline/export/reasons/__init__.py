"""Reasons in the language of the reader: lines of the data are read back to what they say, and said anew."""

from timeline.export.reasons.plain import say_line, say_reasons
from timeline.export.reasons.read import Part, Said, read_line
from timeline.export.reasons.say import Piece, pieces_of

__all__ = ["Part", "Piece", "Said", "pieces_of", "read_line", "say_line", "say_reasons"]
