// The chart: one mark an event, drawn only where it can be seen.

const ROW = 30; // pixels a lane is high
const AXIS = 44; // pixels of the axis

function makeChart(frame, open) {
  const chart = {
    frame,
    marks: find(".marks", frame),
    grid: find(".ticks", frame),
    buttons: new Map(),
    folding: true,
    lanes: 0,
    chosen: null,
    open,
    changed: () => {},
  };
  rescale(chart);
  return chart;
}

// The axis for the events that are shown; the view goes back to all of it.
function rescale(chart) {
  const shown = events.filter((event) => event.shown);
  const spans = (shown.length ? shown : events).map((event) => [event.from, event.to]);
  chart.scale = makeScale(spans, chart.folding);
  chart.lanes = 0;
  showAll(chart);
}

function showAll(chart) {
  const pad = Math.max(chart.scale.length * 0.03, 0.5);
  chart.least = -pad;
  chart.most = chart.scale.length + pad;
  chart.view = { start: chart.least, end: chart.most };
}

// Moves the view to some units, within what there is.
function look(chart, start, end) {
  const size = Math.min(Math.max(end - start, 3), chart.most - chart.least);
  const from = Math.min(Math.max((start + end - size) / 2, chart.least), chart.most - size);
  chart.view = { start: from, end: from + size };
  draw(chart);
}

function zoom(chart, factor, at = 0.5) {
  const { start, end } = chart.view;
  const middle = start + (end - start) * at;
  look(chart, middle - (middle - start) * factor, middle + (end - middle) * factor);
}

function pan(chart, part) {
  const { start, end } = chart.view;
  look(chart, start + (end - start) * part, end + (end - start) * part);
}

function pixelOf(chart, day) {
  const { start, end } = chart.view;
  return ((chart.scale.unit(day) - start) / (end - start)) * chart.width;
}

function boxOf(chart, event) {
  const from = pixelOf(chart, event.from);
  const to = pixelOf(chart, event.to + 1);
  const fade = event.undated ? FADE / 2 : FADE;
  return {
    event,
    from: event.open[0] ? from - fade : from,
    to: Math.max(event.open[1] ? to + fade : to, from + BARE),
  };
}

function draw(chart) {
  chart.width = chart.fixed || chart.frame.clientWidth;
  if (!chart.width) return;
  const boxes = events.filter((event) => event.shown).map((event) => boxOf(chart, event));
  const seen = boxes.filter((box) => box.to > 0 && box.from < chart.width);
  const most = window.innerHeight < 700 ? 10 : 14;
  const { placed, left, count } = intoLanes(seen, most, chart.width);
  chart.lanes = Math.max(chart.lanes, count, 3);
  const pile = left.length ? 1 : 0;
  chart.frame.style.blockSize = `${(chart.lanes + pile) * ROW + AXIS + 12}px`;
  drawMarks(chart, placed, left);
  drawTicks(chart);
  chart.changed();
}

function drawMarks(chart, placed, left) {
  const wanted = new Set(placed.map((box) => box.event.n));
  for (const [n, button] of chart.buttons) if (!wanted.has(n) && button !== document.activeElement) button.remove();
  for (const box of placed) drawMark(chart, box);
  for (const old of chart.marks.querySelectorAll(".pile")) old.remove();
  for (const pile of piles(left, 34)) chart.marks.append(pileButton(chart, pile));
  setFocusable(chart, placed);
}

// One mark can be reached by Tab; the arrow keys go on from there.
function setFocusable(chart, placed) {
  const one = placed.find((box) => box.event === chart.chosen) || placed[0];
  for (const box of placed) chart.buttons.get(box.event.n).tabIndex = box === one ? 0 : -1;
}

function drawMark(chart, { event, from, to, lane, label, longest, inside, flip }) {
  const button = chart.buttons.get(event.n) || newMark(chart, event);
  if (!button.isConnected) chart.marks.append(button);
  const near = Math.max(from, -40);
  button.className = `mark ${event.status}`;
  const kinds = { inside, flip, bare: !label, exact: event.exact, disputed: event.disputed };
  Object.assign(kinds, { "fade-start": event.open[0] || from < -40, "fade-end": event.open[1] });
  for (const [kind, is] of Object.entries(kinds)) button.classList.toggle(kind, Boolean(is));
  button.setAttribute("aria-current", String(chart.chosen === event));
  button.style.insetInlineStart = `${near}px`;
  button.style.insetBlockStart = `${lane * ROW + 6}px`;
  button.style.inlineSize = `${Math.max(Math.min(to, chart.width + 40) - near, BARE)}px`;
  const words = find(".label", button).style;
  words.marginInlineStart = inside && near < 0 ? `${-near}px` : "";
  words.maxInlineSize = `${longest}px`;
  drawSure(chart, button, event, near);
}

// The part of a long event that certainly belongs to it.
function drawSure(chart, button, event, near) {
  const part = find(".sure", button);
  part.hidden = !event.sure;
  if (!event.sure) return;
  const [from, to] = [pixelOf(chart, event.sure[0]), pixelOf(chart, event.sure[1] + 1)];
  part.style.insetInlineStart = `${from - near}px`;
  part.style.inlineSize = `${Math.min(to, chart.width + 40) - from}px`;
}

function newMark(chart, event) {
  const button = make("button");
  const label = make("span", "label");
  label.append(Object.assign(make("bdi"), { textContent: event.title, lang: event.lang, dir: "auto" }));
  const word = data.status[STATUS.indexOf(event.status)];
  button.type = "button";
  button.append(make("span", "bar"), make("span", "sure"), label);
  button.title = `${event.title}\n${event.when()} · ${word}`;
  button.setAttribute("aria-label", `${event.when()}, ${word}: ${event.title}`);
  button.addEventListener("click", () => chart.open(event, button));
  button.dataset.n = event.n;
  chart.buttons.set(event.n, button);
  return button;
}

function pileButton(chart, { from, size, events: hidden }) {
  const button = make("button", "pile");
  const words = put(data.words.hidden, { a: hidden.length });
  Object.assign(button, { type: "button", textContent: `+${hidden.length}`, title: words, tabIndex: -1 });
  button.setAttribute("aria-label", words);
  button.style.insetInlineStart = `${from}px`;
  button.style.insetBlockStart = `${chart.lanes * ROW + 6}px`;
  button.style.inlineSize = `${size - 2}px`;
  button.addEventListener("click", () => zoom(chart, 0.25, (from + size / 2) / chart.width));
  return button;
}

function drawTicks(chart) {
  const parts = [];
  for (const [from, to] of chart.scale.gaps) {
    const gap = make("div", "gap");
    gap.title = put(data.words.gap, { a: say(from), b: say(to - 1) });
    gap.style.insetInlineStart = `${pixelOf(chart, from)}px`;
    gap.style.inlineSize = `${pixelOf(chart, to) - pixelOf(chart, from)}px`;
    parts.push(gap);
  }
  let year = null;
  const found = ticks(chart.scale, chart.view, chart.width, 72);
  const pixels = [...found.map(({ day }) => pixelOf(chart, day)), chart.width];
  found.forEach((tick, n) => {
    const tight = pixels[n + 1] - pixels[n] < 54;
    parts.push(tickMark(tick, pixels[n], tight, year));
    if (!tight) year = civil(tick.day).year;
  });
  chart.grid.replaceChildren(...parts);
}

// A tick with its date; with the year below it if it is another year than at the tick before.
function tickMark({ day, unit }, pixel, tight, before) {
  const date = civil(day);
  const name = unit === "year" ? `${date.year}` : data.months[date.month];
  const tick = make("div", tight ? "tick tight" : "tick");
  tick.append(Object.assign(make("span"), { textContent: unit === "day" ? `${date.day} ${name}` : name }));
  if (unit !== "year" && date.year !== before) tick.append(Object.assign(make("b"), { textContent: date.year }));
  tick.style.insetInlineStart = `${pixel}px`;
  return tick;
}
