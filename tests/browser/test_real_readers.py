"""The programs that charts are written for read them: Mermaid, Vega-Lite, vis-timeline and TimelineJS, in a browser.

Skipped unless ``TIMELINE_READERS`` names a folder in which ``npm install mermaid vega vega-lite vis-timeline
@knight-lab/timelinejs`` was run.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from browser import missing, open_browser
from hypothesis import HealthCheck, Phase, given, settings

import timeline
from timeline.batch.demo import demo_documents
from timeline.strategies import timelines

FOLDER = Path(os.environ.get("TIMELINE_READERS", ""), "node_modules")
SCRIPTS = (
    "mermaid/dist/mermaid.min.js", "vega/build/vega.min.js", "vega-lite/build/vega-lite.min.js",
    "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js", "@knight-lab/timelinejs/dist/js/timeline.js",
)  # fmt: skip
READ = {
    "mermaid": """
        mermaid.initialize({startOnLoad: false});
        const {svg} = await mermaid.render("m", written);
        return (svg.match(/eventWrapper/g) || []).length > 0;""",
    "vega": """
        const wrong = [], log = {level: () => log, info: () => log, debug: () => log};
        log.warn = log.error = (word) => (wrong.push(word), log);
        const {spec} = vegaLite.compile(JSON.parse(written), {logger: log});
        await new vega.View(vega.parse(spec), {renderer: "none"}).toSVG();
        return wrong.length === 0;""",
    "vis": """
        const items = JSON.parse(written), found = new vis.Timeline(place, new vis.DataSet(items), {});
        const read = found.itemsData.get().length;
        found.destroy();
        return read === items.length;""",
    "timelinejs": """
        const data = JSON.parse(written);
        if (!data.events.length) return true;
        const found = new TL.Timeline(place, data, {});
        await new Promise((done) => setTimeout(done, 60));
        return found.config.messages.errors.length === 0 && found.config.events.length === data.events.length;""",
}
READING = """
    const [written, done] = arguments, place = document.querySelector("#place");
    place.replaceChildren();
    (async () => { %s })().then((is) => done(is || "not read"), (fault) => done(String(fault)));
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    if missing() or not all((FOLDER / name).exists() for name in SCRIPTS):
        pytest.skip("no readers: see the top of this file")
    page = tmp_path_factory.mktemp("readers") / "page.html"
    scripts = "".join(f'<script src="{(FOLDER / name).as_uri()}"></script>' for name in SCRIPTS)
    page.write_text(f'<!doctype html><meta charset=utf-8><div id=place style="height: 600px"></div>{scripts}', "utf-8")
    with open_browser() as found:
        found.open(page)
        yield found


@pytest.mark.parametrize("form", READ)
def test_the_demo_is_read(browser, form):
    check(browser, form, timeline.extract_many(demo_documents()))


@pytest.mark.parametrize("form", READ)
@settings(max_examples=200, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=timelines())
def test_two_hundred_timelines_are_read(browser, form, made):
    if made.events:
        check(browser, form, made)


def check(browser, form, found):
    assert browser.driver.execute_async_script(READING % READ[form], found.to(form)) is True
