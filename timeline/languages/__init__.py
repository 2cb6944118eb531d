"""Layer 3: a language code to a checked language pack. A language is data; nothing else branches on it."""

from timeline.languages.load import load_families, load_pack, pack_codes, read_pack
from timeline.languages.schema import Concept, Guard, Pack

__all__ = ["Concept", "Guard", "Pack", "load_families", "load_pack", "pack_codes", "read_pack"]
