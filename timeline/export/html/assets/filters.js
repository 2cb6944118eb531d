// Which events are shown: by status, by the menus, by the words searched for.

function makeFilters(changed) {
  const form = find("form.tools");
  const search = find("#search");
  const menus = data.kinds.map((kind) => form.elements[kind] || null);

  function apply() {
    const statuses = new Set([...form.querySelectorAll("[name=status]:checked")].map((box) => STATUS[box.value]));
    const wanted = menus.map((menu) => (menu && menu.value !== "" ? Number(menu.value) : null));
    const words = fold(search.value).split(" ").filter(Boolean);
    for (const event of events) {
      event.shown =
        statuses.has(event.status) &&
        wanted.every((number, n) => number === null || event.names[n].includes(number)) &&
        (!words.length || holds(event, words));
      event.element.hidden = !event.shown;
    }
    for (const year of document.querySelectorAll(".year")) year.hidden = !find(".event:not([hidden])", year);
    tell();
    changed();
  }

  function tell() {
    const shown = events.filter((event) => event.shown).length;
    find("#count").textContent = put(data.words.shown, { a: shown, b: events.length });
  }

  let waiting;
  form.addEventListener("submit", (submit) => submit.preventDefault());
  form.addEventListener("change", apply);
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  find("#show-all").addEventListener("click", () => {
    form.reset();
    apply();
  });
  tell();
}

function holds(event, words) {
  event.folded ??= event.text();
  return words.every((word) => event.folded.includes(word));
}
