"""The picture of pixels."""

import struct
import sys

import pytest
from export_values import example_timeline, hard_timeline

from timeline.errors import InputError
from timeline.export import to_png
from timeline.values import Timeline


def size(picture: bytes) -> tuple[int, ...]:
    return struct.unpack(">II", picture[16:24])


@pytest.mark.parametrize("found", [example_timeline(), hard_timeline(), Timeline("t1")], ids=["plain", "hard", "none"])
def test_png_is_the_picture_of_the_svg(found):
    pytest.importorskip("resvg_py")
    small, large = to_png(found, scale=0.5), found.to_png(scale=1)
    assert small[:8] == b"\x89PNG\r\n\x1a\n"
    assert size(large)[0] == 1280 and size(small)[0] == 640
    assert large == to_png(found, scale=1)


def test_titles_are_painted():
    pytest.importorskip("resvg_py")
    assert example_timeline().to_png(scale=1) != Timeline("t1").to_png(scale=1)


@pytest.mark.parametrize("scale", [0, -1, float("nan")])
def test_a_scale_is_above_zero(scale):
    with pytest.raises(InputError, match="above zero"):
        to_png(Timeline("t1"), scale=scale)


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(InputError, match=r"timeline-extraction\[png\]"):
        Timeline("t1").to_png()
