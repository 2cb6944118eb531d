// What the page knows: the events of the list with their days, and the events chosen by the filters.

document.documentElement.classList.add("js");
const find = (selector, within = document) => within.querySelector(selector);
const make = (name, kind = "") => Object.assign(document.createElement(name), { className: kind });
const STATUS = ["happened", "ongoing", "planned", "possible", "denied"];
const FADE = 90; // pixels in which an open side fades out
let data; // the numbers and words that come with the page
let events = [];

function readEvents() {
  data = JSON.parse(find("#data").textContent);
  const entries = document.querySelectorAll(".event");
  events = data.events.map(([days, status, names, docs], n) => {
    const element = entries[n];
    const title = find("h4 bdi", element);
    return {
      n, element, names, docs,
      status: STATUS[status],
      title: title.textContent,
      lang: title.lang,
      when: () => find(".when", element).textContent,
      text: () => fold(element.textContent),
      shown: true,
      disputed: find(".flag", element) !== null,
      ...place(days),
    };
  });
  setUndated();
}

// The known days: `from` and `to` around everything, `sure` the part that certainly belongs, `open` the open sides.
function place([earliest, latest, first, last]) {
  const known = [earliest, latest, first, last].filter((day) => day !== null);
  if (!known.length) return { from: null, to: null, open: [true, true], sure: null };
  const point = earliest === first && latest === last;
  return {
    from: earliest ?? Math.min(...known),
    to: Math.max(last ?? 0, ...known),
    open: [earliest === null, last === null],
    exact: earliest !== null && earliest === last,
    sure: !point && latest !== null && first !== null && latest <= first ? [latest, first] : null,
  };
}

// An event without days stands where the order has it: between the known days around it in the list.
function setUndated() {
  const dated = events.filter((event) => event.from !== null);
  let before = dated.length ? dated[0].from : 1;
  for (const event of events) {
    if (event.from === null) event.after = before;
    else before = event.from;
  }
  let after = dated.length ? Math.max(before, dated[dated.length - 1].from) : 1;
  for (const event of [...events].reverse()) {
    if (event.after !== undefined) {
      event.undated = true;
      event.from = event.to = Math.floor((Math.min(event.after, after) + after) / 2);
    } else after = event.from;
  }
}

// Letters without marks, so that a search finds every spelling.
function fold(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}|ـ/gu, "").toLowerCase();
  return bare.replace(/ى/g, "ي").replace(/ة/g, "ه").replace(/ک/g, "ك").replace(/\s+/g, " ");
}
