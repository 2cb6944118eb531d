// Days and units. A day is a whole number, 1 for 0001-01-01. A unit is a day on the axis, but for long stretches in
// which nothing is dated: those are folded to a few units, and the axis shows that.

const EPOCH = 719163; // the day 1970-01-01
const DAY = 86400000;

function civil(day) {
  const date = new Date((Math.floor(day) - EPOCH) * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
}

function ordinal(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return Math.round(date.getTime() / DAY) + EPOCH;
}

function put(wording, parts) {
  return wording.replace(/\{(\w+)\}/g, (all, key) => (key in parts ? parts[key] : all));
}

function say(day) {
  const { year, month, day: number } = civil(day);
  return put(data.dates.day, { day: number, month: data.months[month], year });
}

// The stretches that some event is known to lie in, without those so long that they say little.
function covered(spans, first, last) {
  const most = Math.max((last - first) / 5, 45);
  const points = [];
  for (const [from, to] of spans) {
    if (to - from <= most) points.push([from, to]);
    else points.push([from, from], [to, to]);
  }
  points.sort((a, b) => a[0] - b[0]);
  const merged = [];
  for (const [from, to] of points) {
    const tail = merged[merged.length - 1];
    if (tail && from <= tail[1] + 1) tail[1] = Math.max(tail[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

// Spans are [first day, last day] of events; the knots hold a day and its unit.
function makeScale(spans, fold) {
  const first = Math.min(...spans.map((span) => span[0]));
  const last = Math.max(...spans.map((span) => span[1])) + 1;
  const busy = covered(spans, first, last);
  const gaps = [];
  if (fold) {
    const most = Math.max((last - first) * 0.12, 45);
    for (let n = 1; n < busy.length; n++) {
      const [from, to] = [busy[n - 1][1] + 1, busy[n][0]];
      if (to - from > most) gaps.push([from, to]);
    }
  }
  const kept = last - first - gaps.reduce((sum, [from, to]) => sum + to - from, 0);
  const folded = Math.max(kept * 0.05, 2);
  const knots = [[first, 0]];
  for (const [from, to] of gaps) {
    const [day, unit] = knots[knots.length - 1];
    knots.push([from, unit + from - day], [to, unit + from - day + folded]);
  }
  const [day, unit] = knots[knots.length - 1];
  knots.push([last, unit + last - day]);
  return {
    gaps,
    first,
    last,
    length: knots[knots.length - 1][1],
    unit: (at) => between(knots, at, 0, 1),
    day: (at) => between(knots, at, 1, 0),
  };
}

// Straight lines from knot to knot, and on with the slope 1 before the first and after the last.
function between(knots, at, from, to) {
  const tail = knots[knots.length - 1];
  if (at <= knots[0][from]) return knots[0][to] + at - knots[0][from];
  if (at >= tail[from]) return tail[to] + at - tail[from];
  let n = 1;
  while (knots[n][from] < at) n++;
  const [a, b] = [knots[n - 1], knots[n]];
  return a[to] + ((at - a[from]) * (b[to] - a[to])) / (b[from] - a[from]);
}

const STEPS = [
  ["day", 1], ["day", 2], ["day", 7], ["day", 14], ["month", 1], ["month", 2], ["month", 3], ["month", 6],
  ["year", 1], ["year", 2], ["year", 5], ["year", 10], ["year", 20], ["year", 50], ["year", 100], ["year", 500],
];
const DAYS = { day: 1, month: 30.4, year: 365.2 };

// The day of the first tick that is not before a day.
function tickFrom(day, unit, count) {
  const { year, month } = civil(day);
  if (unit === "day") return Math.ceil((day - 1) / count) * count + 1; // 1 is a Monday
  if (unit === "year") {
    const start = ordinal(Math.ceil(year / count) * count, 0, 1);
    return start >= day ? start : ordinal((Math.floor(year / count) + 1) * count, 0, 1);
  }
  const start = ordinal(year, Math.floor(month / count) * count, 1);
  return start >= day ? start : ordinal(year, (Math.floor(month / count) + 1) * count, 1);
}

// Ticks at least `room` pixels apart from one day to another, none within a fold.
function ticks(scale, view, width, room) {
  const pixels = width / (view.end - view.start);
  const [unit, count] = STEPS.find(([name, many]) => DAYS[name] * many * pixels >= room) || STEPS[STEPS.length - 1];
  const last = scale.day(view.end);
  const found = [];
  let day = tickFrom(Math.max(Math.ceil(scale.day(view.start)), 1), unit, count);
  while (day <= last && found.length < 200) {
    const gap = scale.gaps.find(([from, to]) => from < day && day < to);
    if (gap) day = tickFrom(gap[1], unit, count);
    else {
      found.push({ day, unit });
      day = tickFrom(day + 1, unit, count);
    }
  }
  return found;
}
