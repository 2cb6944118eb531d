"""A timeline as a picture of pixels: what `to_svg` draws, painted by resvg, which joins Arabic letters."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from timeline.errors import InputError
from timeline.export.svg import to_svg
from timeline.values import Timeline

_STYLE = "text { font-family: Tahoma, Arial, 'DejaVu Sans', 'Noto Sans Arabic', sans-serif }"
"""Families that have Latin and Arabic letters in one weight: what resvg finds by itself for Arabic may be bold."""


def to_png(timeline: Timeline, *, scale: float = 2.0) -> bytes:
    """PNG, `scale` times 1280 pixels wide, with the fonts of this machine, and so not the same bytes everywhere.

    Raises InputError if the package resvg-py is missing, or for a scale that is not above zero.
    """
    if not scale > 0:
        raise InputError("a number above zero", place="scale", value=scale)
    painted: bytes = load_painter().svg_to_bytes(svg_string=to_svg(timeline), zoom=scale, style_sheet=_STYLE)
    return painted


def load_painter() -> Any:
    """The module of resvg. Raises InputError with how to install it if it is missing."""
    try:
        return import_module("resvg_py")
    except ImportError as fault:
        message = "pictures in PNG need the package resvg-py: pip install 'timeline-extraction[png]'"
        raise InputError(message, place="format", value="png") from fault
