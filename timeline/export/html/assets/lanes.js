// Puts marks into lanes so that none covers another.

const BARE = 12; // pixels a mark without a label takes at least

// What a mark takes of its lane: a label stands within a long bar, else behind it, else (`flip`) before it if there is
// more room.
function measure(box, width, most) {
  const bar = box.to - box.from;
  const wanted = Math.min(box.event.title.length * 6.7 + 30, most);
  const behind = width - box.to;
  box.flip = !box.inside && behind < Math.min(wanted, 170) && box.from > behind;
  box.longest = box.inside ? bar : Math.max(Math.min(wanted, box.flip ? box.from : behind), 60);
  box.room = box.inside ? bar : bar + box.longest;
}

function free(lane, from, to) {
  return lane.every(([a, b]) => to <= a || b <= from);
}

function take(lanes, limit, from, to) {
  for (let n = 0; n < limit; n++) {
    if (!lanes[n]) lanes[n] = [];
    if (free(lanes[n], from, to)) {
      lanes[n].push([from, to]);
      return n;
    }
  }
  return -1;
}

// Boxes are {event, from, to} in pixels. Gives those placed, with `lane`, `label`, `inside`, `flip`, and those left over.
// Where there are too many, the events that most sources tell of get the labels.
function intoLanes(boxes, most, width) {
  const longest = Math.min(boxes.length > most ? 210 : 340, width * 0.55); // pixels a label takes at most
  const crowded = boxes.length * longest > most * width * 1.6;
  const labelled = crowded ? Math.ceil(most / 2) : most;
  const order = crowded ? [...boxes].sort((a, b) => b.event.docs - a.event.docs || a.event.n - b.event.n) : boxes;
  const lanes = [];
  const rest = [];
  for (const box of order) {
    measure(box, width, longest);
    const from = box.flip ? box.to - box.room : box.from;
    box.lane = take(lanes, labelled, from - 4, from + box.room + 4);
    box.label = box.lane >= 0;
    if (!box.label) rest.push(box);
  }
  rest.sort((a, b) => a.from - b.from || a.event.n - b.event.n);
  const ends = [];
  const left = rest.filter((box) => {
    box.lane = firstEnd(lanes, ends, most, box);
    return box.lane < 0;
  });
  const placed = boxes.filter((box) => box.lane >= 0);
  return { placed, left, count: placed.reduce((top, box) => Math.max(top, box.lane + 1), 0) };
}

// The first lane in which a mark without a label finds room; they come from the first to the last.
function firstEnd(lanes, ends, most, box) {
  const to = Math.max(box.to, box.from + BARE);
  for (let n = 0; n < most; n++) {
    if ((ends[n] ?? -Infinity) <= box.from && free(lanes[n] || [], box.from, to)) {
      ends[n] = to + 1;
      return n;
    }
  }
  return -1;
}

// The marks left over, counted by stretches of the axis.
function piles(left, size) {
  const found = new Map();
  for (const box of left) {
    const key = Math.floor((box.from + box.to) / 2 / size);
    if (!found.has(key)) found.set(key, { from: key * size, size, events: [] });
    found.get(key).events.push(box.event);
  }
  return [...found.values()].sort((a, b) => a.from - b.from);
}
