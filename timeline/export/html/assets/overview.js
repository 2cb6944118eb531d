// The strip below the chart: where the events lie, and which part the chart shows.

function makeOverview(strip, chart) {
  const bars = Array.from({ length: 120 }, () => make("i"));
  const lens = make("span", "lens");
  strip.append(...bars, lens);
  const part = (at) => (at - chart.least) / (chart.most - chart.least);

  function count() {
    const counts = new Array(bars.length).fill(0);
    for (const event of events) {
      if (!event.shown) continue;
      const at = part(chart.scale.unit((event.from + event.to) / 2));
      counts[Math.min(Math.max(Math.floor(at * bars.length), 0), bars.length - 1)] += 1;
    }
    const most = Math.max(...counts, 1);
    bars.forEach((bar, n) => {
      bar.style.blockSize = counts[n] ? `${12 + Math.sqrt(counts[n] / most) * 88}%` : "0";
    });
  }

  function follow() {
    lens.style.insetInlineStart = `${part(chart.view.start) * 100}%`;
    lens.style.inlineSize = `${(part(chart.view.end) - part(chart.view.start)) * 100}%`;
  }

  function centre(pointer) {
    const box = strip.getBoundingClientRect();
    const from = (pointer.clientX - box.left) / box.width;
    const at = chart.least + (rightToLeft() ? 1 - from : from) * (chart.most - chart.least);
    const half = (chart.view.end - chart.view.start) / 2;
    look(chart, at - half, at + half);
  }

  strip.addEventListener("pointerdown", (pointer) => {
    strip.setPointerCapture(pointer.pointerId);
    centre(pointer);
  });
  strip.addEventListener("pointermove", (pointer) => {
    if (strip.hasPointerCapture(pointer.pointerId)) centre(pointer);
  });
  return { count, follow };
}
