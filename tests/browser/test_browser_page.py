"""The page in a browser; needs Chromium with its driver, and is skipped where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser import missing, open_browser
from browser_timelines import hostile_timeline, long_timeline, open_timeline

import timeline
from timeline import Timeline
from timeline.batch.demo import demo_documents

ActionChains = pytest.importorskip("selenium.webdriver").ActionChains
pytestmark = pytest.mark.skipif(missing() is not None, reason=str(missing()))
STORY = Path(__file__).parent / "story.json"
FIRST_PAINT = 3000
MARKS = "$$('.mark').filter((m) => m.isConnected)"
LEFT, RIGHT, ENTER, ESCAPE, TAB = "\ue012", "\ue014", "\ue007", "\ue00c", "\ue004"


@pytest.fixture(scope="module")
def browser():
    with open_browser() as found:
        yield found


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Writes pages into a folder, each once; `story.json` is the demo's timeline as it once was, with a conflict."""
    folder = tmp_path_factory.mktemp("pages")
    demo = Timeline.from_json(STORY.read_text("utf-8"))
    (folder / "demo.html").write_text(timeline.extract_many(demo_documents()).to_html(), "utf-8")
    (folder / "en.html").write_text(demo.to_html(lang="en"), "utf-8")
    (folder / "ar.html").write_text(demo.to_html(lang="ar"), "utf-8")
    (folder / "hostile.html").write_text(hostile_timeline().to_html(title="<script>taken=7</script>"), "utf-8")
    (folder / "open.html").write_text(open_timeline().to_html(), "utf-8")
    (folder / "long.html").write_text(long_timeline().to_html(), "utf-8")
    return folder, demo


@pytest.fixture
def page(browser, pages):
    """Opens a page; afterwards nothing was asked of the network and the console is empty."""

    def opened(name, fragment=""):
        browser.open(pages[0] / f"{name}.html", fragment)
        return browser

    browser.size(1280, 900)
    browser.prefer("light")
    yield opened
    assert browser.complaints() == []
    assert browser.requests() == []


def numbers(browser):
    """The events that have a mark, in the order of the axis from the left."""
    return browser.run(
        f"return {MARKS}.sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left)"
        ".map((m) => Number(m.dataset.n))"
    )


def test_every_event_has_an_entry_and_a_mark(page, pages):
    browser, demo = page("en"), pages[1]
    assert sorted(numbers(browser)) == list(range(len(demo.events)))
    assert browser.run("return $$('.event h4').map((h) => h.textContent)") == [e.title for e in demo.events]
    assert browser.run("return $$('.event').every((e) => e.offsetHeight > 40)")


def test_the_demo_is_drawn_whole(page):
    browser = page("demo")
    entries = browser.run("return $$('.event').length")
    assert sorted(numbers(browser)) == list(range(entries)) and entries > 4


def test_a_click_opens_the_panel_and_escape_closes_it(page, pages):
    browser, demo = page("en"), pages[1]
    (conflict,) = demo.conflicts
    n = next(n for n, event in enumerate(demo.events) if event.id == conflict.events[0])
    browser.click(f".mark[data-n='{n}']")
    assert browser.run("return document.activeElement.textContent") == demo.events[n].title
    said = browser.run("return $('#panel').textContent")
    assert all(claim.value in said for claim in conflict.claims)
    assert all(line.split("»")[0] in said for line in demo.events[n].why)
    marked = browser.run("return $$('#panel mark').map((m) => m.textContent)")
    assert {m.text for m in demo.events[n].mentions} == set(marked)
    browser.keys(ESCAPE)
    assert browser.run("return [$('#panel').hidden, document.activeElement.dataset.n]") == [True, str(n)]


def test_the_keyboard_reaches_everything(page):
    browser = page("en")
    for _ in range(4):
        browser.keys(TAB)
        if browser.run("return document.activeElement.matches('.mark')"):
            break
    assert browser.run("return document.activeElement.dataset.n") == "0"
    browser.keys(RIGHT)
    browser.keys(RIGHT)
    browser.keys(ENTER)
    assert browser.run("return $$('.event').findIndex((e) => e.matches('.current'))") == 2
    browser.keys(TAB)
    assert browser.run("return document.activeElement.closest('#panel') !== null")


def test_zooming_spreads_the_events_and_goes_back(page):
    browser = page("en")
    apart = "const x = (n) => $(`.mark[data-n='${n}']`).getBoundingClientRect().left; return x(7) - x(6);"
    before = browser.run(apart)
    browser.run("$('.mark[data-n=\"6\"]').focus()")
    browser.keys("+")
    browser.run("$('#zoom-in').click()")
    browser.run("$('.mark[data-n=\"5\"]')?.focus()")
    browser.keys(RIGHT)
    assert browser.run(apart) > 2 * before
    browser.run("$('#whole').click()")
    assert browser.run(apart) == pytest.approx(before, abs=1)


def test_dragging_moves_the_view_and_opens_nothing(page):
    browser = page("en")
    browser.run("$('#zoom-in').click()")
    place = "return $('.lens').getBoundingClientRect().left"
    before = browser.run(place)
    middle = browser.driver.find_element("css selector", "#chart")
    ActionChains(browser.driver).move_to_element(middle).click_and_hold().move_by_offset(120, 0).release().perform()
    assert browser.run(place) < before - 20
    assert browser.run("return $('#panel').hidden")


def test_dates_are_drawn_as_the_periods_they_are(page, pages):
    browser, demo = page("en"), pages[1]
    widths = browser.run("return $$('.mark').sort((a, b) => a.dataset.n - b.dataset.n).map((m) => m.offsetWidth)")
    days = [event.begin.days() for event in demo.events]
    shortest_month = min(w for w, length in zip(widths, days, strict=True) if length > 27)
    assert shortest_month > 5 * max(w for w, length in zip(widths, days, strict=True) if length == 1)
    sides = page("open").run(
        "return $$('.mark').sort((a, b) => a.dataset.n - b.dataset.n)"
        ".map((m) => ['fade-start', 'fade-end'].map((name) => m.classList.contains(name)))"
    )
    assert sides == [[False, True], [True, True], [True, False]]


def test_empty_stretches_are_shortened_only_if_wanted(page):
    browser = page("en")
    assert browser.run("return $$('.gap').length") == 2
    browser.click("#fold")
    assert browser.run("return $$('.gap').length") == 0
    assert len(numbers(browser)) == browser.run("return $$('.event').length")


def test_filters_choose_and_the_count_says_so(page, pages):
    browser, demo = page("en"), pages[1]
    shown = "return $$('.event:not([hidden])').length"
    planned = sum(event.status == "planned" for event in demo.events)
    browser.click("input[name='status'][value='0']")
    assert browser.run(shown) == planned == len(numbers(browser))
    assert browser.run("return $('#count').textContent") == f"{planned} of {len(demo.events)}"
    browser.click("#show-all")
    assert browser.run(shown) == len(demo.events)
    name = browser.run("const m = $('select[name=source]'); m.selectedIndex = 2; m.dispatchEvent(new Event('change',"
                       " {bubbles: true})); return m.options[2].textContent")  # fmt: skip
    ids = {document.id for document in demo.documents if document.source == name}
    assert browser.run(shown) == sum(bool(ids & {m.doc for m in event.mentions}) for event in demo.events)


def test_a_search_finds_other_spellings(page):
    browser = page("ar")
    browser.run("$('#search').value = 'مُعاهَدة  اورلا'; $('#search').dispatchEvent(new Event('input'))")
    browser.driver.set_script_timeout(5)
    found = browser.driver.execute_async_script(
        "const done = arguments[0]; setTimeout(() => done([...document.querySelectorAll('.event:not([hidden])')]"
        ".map((e) => e.textContent)), 400)"
    )
    assert found and all("أورلا" in text for text in found)


def test_an_arabic_page_runs_from_right_to_left(page):
    english, browser = numbers(page("en")), page("ar")
    marks = "$$('.mark').sort((a, b) => a.dataset.n - b.dataset.n)"
    right = browser.run(f"return {marks}.map((mark) => mark.getBoundingClientRect().right)")
    assert right == sorted(right, reverse=True) and len(right) == len(english)
    assert browser.run("return getComputedStyle($('h1')).direction") == "rtl"
    browser.run("$('.mark[data-n=\"0\"]').focus()")
    browser.keys(LEFT)
    assert browser.run("return document.activeElement.dataset.n") == "1"
    latin = "$$('.event h4 bdi').filter((title) => /[a-z]/.test(title.textContent))"
    assert set(browser.run(f"return {latin}.map((title) => getComputedStyle(title).direction)")) == {"ltr"}


def test_an_article_can_do_nothing_to_the_page(page):
    browser = page("hostile")
    assert browser.run("return $$('.event').length") >= 2
    browser.run("$$('.mark')[0].click()")
    assert browser.run("return [typeof window.taken, $$('script').length, $$('img').length]") == ["undefined", 2, 0]
    assert browser.run("return $('main').textContent").count("⟦U+202E⟧") >= 1
    browser.run("const s = document.createElement('script'); try { s.text = 'window.taken = 8';"
                " document.body.append(s) } catch { }")  # fmt: skip
    assert browser.run("return typeof window.taken") == "undefined"
    assert all("Trusted" in line or "Content Security Policy" in line for line in browser.complaints())


def test_five_thousand_events(page):
    browser = page("long")
    assert browser.run("return performance.getEntriesByType('paint')[0].startTime") < FIRST_PAINT
    assert browser.run("return $$('.event').length") == 5000
    hidden = "$$('.pile').reduce((sum, pile) => sum + Number(pile.textContent), 0)"
    assert browser.run(f"return {MARKS}.length + {hidden}") == 5000
    assert browser.run(f"return {MARKS}.length") < 1500
    boxes = "return ['main', '.columns'].map((name) => getComputedStyle($(name)).display)"
    before = browser.run(boxes)
    browser.click("button.mark")
    assert browser.run(boxes) == before  # else thousands of entries are laid out anew
    browser.run("for (let n = 0; n < 8; n++) $('#zoom-in').click()")
    assert 0 < browser.run(f"return {MARKS}.length") < 300


def test_light_and_dark(page):
    browser = page("en")
    paper = "return getComputedStyle(document.documentElement).backgroundColor"
    light = browser.run(paper)
    browser.prefer("dark")
    dark = browser.run(paper)
    browser.click("#theme")
    assert dark != light == browser.run(paper)


def test_without_scripts_the_list_is_all_there(page):
    browser = page("en")
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser = page("en")
        browser.command("DOM.enable")
        shown = {item.tag_name for item in browser.driver.find_elements("css selector", ".event h4, .event summary")}
        assert shown == {"h4", "summary"}
        assert all(item.is_displayed() for item in browser.driver.find_elements("css selector", ".event summary"))
        assert not browser.driver.find_element("css selector", ".tools").is_displayed()
    finally:
        browser.command("Emulation.setScriptExecutionDisabled", value=False)


def test_on_paper_quotes_are_there_and_controls_are_not(page):
    browser = page("en")
    browser.prefer("light", media="print")
    browser.run("window.dispatchEvent(new Event('beforeprint'))")
    assert browser.run("return $$('.event figure').every((f) => f.offsetHeight > 10)")
    assert browser.run("return $$('.tools, .buttons, #panel').every((e) => !e.offsetHeight)")
