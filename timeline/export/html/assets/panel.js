// The panel with all that the list holds of one event. It copies elements; it makes no markup of texts.

function makePanel(chart) {
  const panel = find("#panel");
  const body = find(".chosen", panel);
  const state = { event: null, opener: null };

  function open(event, opener) {
    if (!event) return;
    state.event?.element.classList.remove("current");
    Object.assign(state, { event, opener: opener || state.opener });
    event.element.classList.add("current");
    const copy = find("article", event.element).cloneNode(true);
    const more = find(".more", copy);
    find("details", copy)?.remove();
    const title = find("h4", copy);
    const heading = make("h2");
    heading.append(find("bdi", title));
    heading.tabIndex = -1;
    title.replaceWith(heading);
    for (const part of more?.querySelectorAll("h5") ?? []) part.setAttribute("aria-level", "3");
    body.replaceChildren(copy, ...(more ? [more] : []));
    panel.hidden = false;
    document.documentElement.classList.add("panel-open");
    chart.chosen = event;
    draw(chart);
    heading.focus({ preventScroll: true });
    panel.scrollTop = 0;
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    document.documentElement.classList.remove("panel-open");
    state.event?.element.classList.remove("current");
    chart.chosen = null;
    draw(chart);
    if (state.opener?.isConnected) state.opener.focus({ preventScroll: true });
    Object.assign(state, { event: null, opener: null });
  }

  function step(by) {
    const shown = events.filter((event) => event.shown);
    open(shown[shown.indexOf(state.event) + by]);
  }

  find("#close").addEventListener("click", close);
  find("#previous").addEventListener("click", () => step(-1));
  find("#next").addEventListener("click", () => step(1));
  document.addEventListener("keydown", (key) => key.key === "Escape" && close());
  document.addEventListener("click", (click) => {
    const link = click.target.closest("a[href^='#event-']");
    const event = link && events[Number(link.hash.slice(7)) - 1];
    if (!event) return;
    click.preventDefault();
    event.element.scrollIntoView({ block: "nearest" });
    open(event, link.closest("#panel") ? null : link);
  });
  return { open, close };
}
