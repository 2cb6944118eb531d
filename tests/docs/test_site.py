"""The site: built from the pages without a warning, and whole without a network."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import timeline
from timeline import export

ROOT = Path(__file__).parents[2]
ASSET = re.compile(r'<(?:script|img|iframe)\b[^>]*\bsrc="([^"]+)"|<link\b[^>]*\brel="stylesheet"[^>]*\bhref="([^"]+)"')


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    pytest.importorskip("material")
    pytest.importorskip("mkdocstrings")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", ".mkdocs.yml"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(
        [*command, "--site-dir", str(folder)], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert built.returncode == 0, built.stderr
    return folder


def test_every_page_is_built(site):
    pages = [path.relative_to(ROOT / "docs").with_suffix(".html") for path in (ROOT / "docs").rglob("*.md")]
    assert [page for page in pages if not (site / page).exists()] == []


def test_nothing_is_loaded_from_elsewhere(site):
    for page in site.rglob("*.html"):
        assets = {found for pair in ASSET.findall(page.read_text("utf-8")) for found in pair if found}
        assert assets, page
        lost = {a for a in assets if "://" in a or not (page.parent / a.partition("?")[0]).resolve().exists()}
        assert lost == set() or page.name == "404.html", (page, lost)


def test_the_reference_explains_every_public_name(site):
    text = (site / "reference.html").read_text("utf-8")
    names = {getattr(timeline, name).__name__ for name in timeline.__all__}
    names |= {name for name in export.__all__ if name != "FORMATS"}
    assert {name for name in names if not re.search(rf'id="timeline\.[\w.]*\b{name}"', text)} == set()


def test_arabic_is_there_as_it_is_written(site):
    assert "استقالة مديرة متحف تارسين" in (site / "index.html").read_text("utf-8")
