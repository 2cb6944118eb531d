// Puts the page to work once the list is there.

function setTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  find("#theme").addEventListener("click", () => {
    const now = root.dataset.theme || (dark.matches ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
  });
}

function setPrinting(chart) {
  const print = (pixels) => {
    chart.fixed = pixels;
    draw(chart);
    for (const details of document.querySelectorAll(".event details")) details.open = Boolean(pixels);
  };
  addEventListener("beforeprint", () => print(680));
  addEventListener("afterprint", () => print(0));
}

function setButtons(chart) {
  find("#zoom-in").addEventListener("click", () => zoom(chart, 0.5));
  find("#zoom-out").addEventListener("click", () => zoom(chart, 2));
  find("#whole").addEventListener("click", () => look(chart, chart.least, chart.most));
  find("#fold").addEventListener("change", (change) => {
    chart.folding = change.target.checked;
    rescale(chart);
    draw(chart);
  });
}

function openLinked(panel) {
  const number = Number(/^#event-(\d+)$/.exec(location.hash)?.[1]);
  if (events[number - 1]) panel.open(events[number - 1]);
}

document.addEventListener("DOMContentLoaded", () => {
  setTheme();
  if (!find("#chart")) return;
  readEvents();
  find("section.chart").hidden = events.every((event) => event.undated);
  let panel;
  const chart = makeChart(find("#chart"), (event, button) => panel.open(event, button));
  panel = makePanel(chart);
  const overview = makeOverview(find("#overview"), chart);
  chart.changed = overview.follow;
  makeFilters(() => {
    rescale(chart);
    draw(chart);
    overview.count();
  });
  addPointers(chart);
  addKeys(chart);
  setButtons(chart);
  setPrinting(chart);
  new ResizeObserver(() => chart.frame.clientWidth !== chart.width && draw(chart)).observe(chart.frame);
  draw(chart);
  overview.count();
  openLinked(panel);
});
