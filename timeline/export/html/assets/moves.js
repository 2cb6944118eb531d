// Pointer, wheel and keys on the chart.

const rightToLeft = () => document.documentElement.dir === "rtl";

// How far along the axis a pointer stands, from 0 to 1.
function along(chart, pointer) {
  const box = chart.frame.getBoundingClientRect();
  const part = (pointer.clientX - box.left) / box.width;
  return rightToLeft() ? 1 - part : part;
}

function addPointers(chart) {
  const down = new Map();
  const { frame } = chart;
  let moved = 0;
  frame.addEventListener("pointerdown", (pointer) => {
    down.set(pointer.pointerId, along(chart, pointer));
    moved = 0;
  });
  frame.addEventListener("pointermove", (pointer) => {
    if (!down.has(pointer.pointerId)) return;
    const before = [...down.values()];
    const step = along(chart, pointer) - down.get(pointer.pointerId);
    moved += Math.abs(step) * chart.width;
    if (moved < 4) return;
    if (!frame.hasPointerCapture(pointer.pointerId)) frame.setPointerCapture(pointer.pointerId);
    down.set(pointer.pointerId, along(chart, pointer));
    const after = [...down.values()];
    if (after.length === 2) pinch(chart, before, after);
    else pan(chart, -step);
  });
  const up = (pointer) => down.delete(pointer.pointerId);
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) frame.addEventListener(name, up);
  frame.addEventListener("click", (click) => moved >= 4 && click.stopPropagation(), true);
  frame.addEventListener("dblclick", (pointer) => zoom(chart, 0.5, along(chart, pointer)));
  frame.addEventListener("wheel", (wheel) => turn(chart, wheel), { passive: false });
}

function pinch(chart, before, after) {
  const distance = ([a, b]) => Math.max(Math.abs(a - b), 0.02);
  zoom(chart, distance(before) / distance(after), (after[0] + after[1]) / 2);
}

// With Ctrl the wheel zooms, sideways it pans; else the page scrolls as usual.
function turn(chart, wheel) {
  if (wheel.ctrlKey || wheel.metaKey) zoom(chart, Math.exp(wheel.deltaY * 0.004), along(chart, wheel));
  else if (Math.abs(wheel.deltaX) > Math.abs(wheel.deltaY)) {
    pan(chart, ((rightToLeft() ? -1 : 1) * wheel.deltaX) / chart.width);
  } else return;
  wheel.preventDefault();
}

function addKeys(chart) {
  const forward = () => (rightToLeft() ? "ArrowLeft" : "ArrowRight");
  chart.frame.addEventListener("keydown", (key) => {
    if (key.ctrlKey || key.metaKey || key.altKey) return;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key.key] * (forward() === "ArrowRight" ? 1 : -1);
    const acts = {
      "+": () => zoom(chart, 0.6),
      "=": () => zoom(chart, 0.6),
      "-": () => zoom(chart, 1 / 0.6),
      "0": () => look(chart, chart.least, chart.most),
      ArrowUp: () => goTo(chart, -1),
      ArrowDown: () => goTo(chart, 1),
      ArrowLeft: () => (key.shiftKey ? pan(chart, step * 0.2) : goTo(chart, step)),
      ArrowRight: () => (key.shiftKey ? pan(chart, step * 0.2) : goTo(chart, step)),
      Home: () => goTo(chart, -Infinity),
      End: () => goTo(chart, Infinity),
    };
    if (!acts[key.key]) return;
    key.preventDefault();
    acts[key.key]();
  });
}

// The focus to the event that many steps on, brought into view.
function goTo(chart, step) {
  const shown = events.filter((event) => event.shown);
  const here = shown.findIndex((event) => String(event.n) === document.activeElement.dataset.n);
  const there = shown[Math.min(Math.max((here < 0 ? 0 : here) + step, 0), shown.length - 1)];
  if (there) focusMark(chart, there);
}

function focusMark(chart, event) {
  chart.chosen = event;
  const at = pixelOf(chart, event.from);
  const half = (chart.view.end - chart.view.start) / 2;
  const unit = chart.scale.unit(event.from);
  if (at < 0 || at > chart.width - 20) look(chart, unit - half, unit + half);
  else draw(chart);
  for (let n = 0; n < 12 && !chart.buttons.get(event.n)?.isConnected; n++) {
    const size = (chart.view.end - chart.view.start) / 4;
    look(chart, unit - size, unit + size);
  }
  chart.buttons.get(event.n)?.focus({ preventScroll: true });
}
