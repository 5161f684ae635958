// The floor plan: choosing a table by hand or keyboard, a closer look, and how tables stand by now.
import "../parts/errors.js";
import { live } from "../parts/live.js";

const plan = document.querySelector(".plan > svg");
const marks = [...plan.querySelectorAll(".table")];
const offers = [...document.querySelectorAll(".sheet")];
const rows = [...document.querySelectorAll(".table-row")];
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STEP = 1.3;
const NEAREST = 4;

for (const link of [...marks, ...rows]) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    choose(link.dataset.table, link.classList.contains("table-row"));
  });
}
plan.addEventListener("keydown", (event) => {
  const way = ARROWS[event.key];
  if (way) move(way);
  else if (event.key === "+" || event.key === "=") zoom(STEP);
  else if (event.key === "-") zoom(1 / STEP);
  else if (event.key === "0") look(whole);
  else return;
  event.preventDefault();
});
marks.forEach((mark) => mark.setAttribute("tabindex", "-1"));
(marks.find((mark) => mark.hasAttribute("aria-current")) ?? marks[0])?.setAttribute("tabindex", "0");

/** Shows what a table offers; from the list, the offer may be out of sight. */
function choose(id, show) {
  for (const link of [...marks, ...rows]) {
    if (link.dataset.table === id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const mark of marks) mark.setAttribute("tabindex", mark.dataset.table === id ? "0" : "-1");
  for (const offer of offers) offer.hidden = offer.dataset.table !== id;
  const mark = marks.find((one) => one.dataset.table === id);
  history.replaceState(null, "", mark.getAttribute("href"));
  const offer = offers.find((one) => one.dataset.table === id);
  offer.querySelector("h2").focus({ preventScroll: true });
  if (show) offer.scrollIntoView({ block: "nearest", behavior: "smooth" });
}

/** The next table in a direction: the nearest one that lies more that way than aside. */
function move([right, down]) {
  const from = middle(document.activeElement.closest(".table") ?? marks[0]);
  const next = marks
    .map((mark) => ({ mark, at: middle(mark) }))
    .map(({ mark, at }) => ({
      mark,
      ahead: (at.x - from.x) * right + (at.y - from.y) * down,
      aside: Math.abs((at.x - from.x) * down) + Math.abs((at.y - from.y) * right),
    }))
    .filter(({ ahead, aside }) => ahead > 1 && aside <= ahead * 1.5)
    .sort((a, b) => a.ahead + a.aside - (b.ahead + b.aside))[0];
  if (!next) return;
  for (const mark of marks) mark.setAttribute("tabindex", mark === next.mark ? "0" : "-1");
  next.mark.focus();
}

function middle(mark) {
  const { e, f } = mark.transform.baseVal.consolidate().matrix;
  return { x: e, y: f };
}

// A closer look: two fingers, or the wheel with the key that browsers zoom with.
const whole = { ...box(plan.viewBox.baseVal) };
const fingers = new Map();
let apart = 0;

plan.addEventListener("wheel", (event) => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  zoom(event.deltaY < 0 ? STEP : 1 / STEP, event);
}, { passive: false });
plan.addEventListener("pointerdown", (event) => {
  fingers.set(event.pointerId, event);
  apart = fingers.size === 2 ? distance() : 0;
});
for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
  plan.addEventListener(end, (event) => fingers.delete(event.pointerId));
}
plan.addEventListener("pointermove", (event) => {
  const before = fingers.get(event.pointerId);
  if (!before) return;
  fingers.set(event.pointerId, event);
  if (fingers.size === 2 && apart > 0) {
    const now = distance();
    zoom(now / apart, between());
    apart = now;
  } else if (fingers.size === 1 && isNear()) {
    const now = box(plan.viewBox.baseVal);
    const scale = now.width / plan.clientWidth;
    look({ ...now, x: now.x - (event.clientX - before.clientX) * scale, y: now.y - (event.clientY - before.clientY) * scale });
  }
});

function distance() {
  const [one, other] = [...fingers.values()];
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}

function between() {
  const [one, other] = [...fingers.values()];
  return { clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 };
}

/** @param about what stays where it is on the screen: the middle, unless a hand points somewhere */
function zoom(by, about) {
  const now = box(plan.viewBox.baseVal);
  const width = Math.min(whole.width, Math.max(whole.width / NEAREST, now.width / by));
  const height = (width * whole.height) / whole.width;
  const frame = plan.getBoundingClientRect();
  const right = about ? (about.clientX - frame.left) / frame.width : 0.5;
  const down = about ? (about.clientY - frame.top) / frame.height : 0.5;
  look({ x: now.x + (now.width - width) * right, y: now.y + (now.height - height) * down, width, height });
}

function look({ x, y, width, height }) {
  const within = (at, low, size, all) => Math.min(Math.max(at, low), low + all - size);
  const left = within(x, whole.x, width, whole.width);
  const top = within(y, whole.y, height, whole.height);
  plan.setAttribute("viewBox", `${left} ${top} ${width} ${height}`);
  plan.parentElement.classList.toggle("near", isNear());
}

function isNear() {
  return plan.viewBox.baseVal.width < whole.width - 1;
}

function box({ x, y, width, height }) {
  return { x, y, width, height };
}

// How tables stand by now, as each state of the stream says.
const words = document.querySelector("main").dataset;
const count = document.querySelector(".free-count");
const status = document.querySelector(".live");

status.addEventListener("snapshot", ({ detail }) => {
  const standings = new Map(detail.data.tables.map(({ id, standing }) => [id, standing]));
  // Another plan took the place of this one: what is drawn here is no longer there.
  if (standings.size !== marks.length || !marks.every((mark) => standings.has(mark.dataset.table))) {
    location.reload();
    return;
  }
  for (const mark of marks) stands(mark, standings.get(mark.dataset.table));
  const free = [...standings.values()].filter((standing) => standing === "free").length;
  count.textContent = count.dataset.of.replace("{0}", free).replace("{1}", standings.size);
});
live(status);

function stands(mark, standing) {
  const id = mark.dataset.table;
  const free = standing === "free";
  const row = rows.find((one) => one.dataset.table === id);
  const offer = offers.find((one) => one.dataset.table === id);
  for (const glyph of [mark.querySelector(".glyph"), row.querySelector(".glyph")]) {
    glyph.setAttribute("class", `glyph ${standing}`);
  }
  const said = free ? mark.dataset.price : words[standing];
  const spoken = free ? `${said} ${mark.dataset.cost}` : said;
  mark.setAttribute("aria-label", `${mark.dataset.what}, ${spoken}`);
  const note = free ? mark.dataset.cost : standing === "held" ? words.note : "";
  row.className = `table-row ${standing}`;
  row.querySelector(".amount").textContent = said;
  row.querySelector(".note").textContent = note;
  const form = offer.querySelector("form");
  if (form) form.hidden = !free;
  const gone = offer.querySelector(".gone");
  gone.hidden = free;
  if (!free) gone.replaceChildren(strong(words[standing]), ` ${note}`);
}

function strong(text) {
  const element = document.createElement("strong");
  element.textContent = text;
  return element;
}
