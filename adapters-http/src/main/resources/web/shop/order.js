// The order's page: asks how the order stands, burns the spines down, shows tickets at the door.
import "../parts/errors.js";
import { keep } from "../parts/keep.js";
import { redraw } from "../parts/spines.js";

const FAST = 1_500; // ms between questions while an answer is expected
const CALM = 5_000; // ms after the first half minute
const SLOW_AFTER = 5_000; // ms until the honest line

let stopCountdown = () => {};
start();

function start() {
  const main = document.querySelector("main");
  stopCountdown();
  stopCountdown = countdown(main.querySelector(".hold[data-seconds]"));
  door(main);
  const slow = main.querySelector(".slow");
  if (slow) setTimeout(() => (slow.hidden = false), SLOW_AFTER);
  if (main.dataset.poll) poll(main, Date.now());
  // A page that this device kept says so already.
  if (!navigator.onLine) offline(true);
  keep(main.dataset.view === "Paid" ? location.pathname : undefined);
}

addEventListener("online", () => offline(false));
addEventListener("offline", () => offline(true));

/** Says whether there is a network, and that what is here goes on without it. */
function offline(is) {
  document.querySelector("main .offline").hidden = !is;
}

/** Asks until the state is another, then draws the page again; no network only means asking again. */
async function poll(main, since) {
  const held = main.dataset.state === "held" && main.querySelector(".hold");
  while (document.contains(main)) {
    await pause(held || Date.now() - since > 30_000 ? CALM : FAST);
    if (document.hidden) continue;
    try {
      // An order that is still opening is "held" already: only its page says when it can be paid.
      const changed = main.dataset.view === "Opening" || (await state(main)) !== main.dataset.state;
      if (changed && (await drawAnew(main))) return;
    } catch {
      // asked again after the pause
    }
  }
}

async function state(main) {
  // Back from the payment page: the server asks the bank itself, in case its message is late.
  const asks = main.dataset.view === "Confirming";
  const answer = await fetch(main.dataset.poll + (asks ? "/check" : ""), {
    method: asks ? "POST" : "GET",
    headers: { Accept: "application/json" },
  });
  return answer.ok ? (await answer.json()).state : main.dataset.state;
}

/** Puts the page as it is now in place of the old one; false when it would show the same. */
async function drawAnew(old) {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return false;
  const fresh = new DOMParser()
    .parseFromString(await answer.text(), "text/html")
    .querySelector("main");
  if (fresh.dataset.view === old.dataset.view && fresh.dataset.state === old.dataset.state) return false;
  old.replaceWith(fresh);
  document.querySelector("main h1")?.setAttribute("tabindex", "-1");
  document.querySelector("main h1")?.focus({ preventScroll: true });
  scrollTo({ top: 0 });
  start();
  return true;
}

function countdown(hold) {
  if (!hold) return () => {};
  const whole = Number(hold.dataset.whole);
  const end = performance.now() + Number(hold.dataset.seconds) * 1000;
  const clock = hold.querySelector(".clock");
  const note = hold.querySelector(".clock-note");
  const spoken = hold.parentElement.querySelector("[role=status]");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let said;
  const tick = () => {
    const left = Math.max(0, (end - performance.now()) / 1000);
    const shown = Math.ceil(left);
    clock.textContent = `${Math.floor(shown / 60)}:${String(shown % 60).padStart(2, "0")}`;
    redraw(hold.querySelector(".spines"), (still ? Math.ceil(left / 60) * 60 : left) / whole);
    hold.classList.toggle("short", left < 120);
    if (left < 120) note.textContent = left > 0 ? hold.dataset.short : hold.dataset.over;
    const minute = Math.ceil(left / 60);
    if (minute !== said && [5, 2, 1, 0].includes(minute)) {
      spoken.textContent = minute === 0 ? hold.dataset.over : hold.dataset.left.replace("#", minute);
    }
    said = minute;
  };
  tick();
  const timer = setInterval(tick, still ? 1000 : 250);
  return () => clearInterval(timer);
}

function door(main) {
  const tickets = main.querySelector(".tickets");
  const dialog = main.querySelector(".door");
  const open = main.querySelector(".open-door");
  if (!tickets || !dialog) return;
  const dots = [...main.querySelectorAll(".dots i")];
  const at = (scroller) => Math.round(scroller.scrollLeft / scroller.firstElementChild.offsetWidth);
  tickets.addEventListener("scroll", () => {
    dots.forEach((dot, i) => dot.classList.toggle("here", i === at(tickets)));
  });
  const pages = dialog.querySelector(".door-tickets");
  if (!pages.firstElementChild) return;
  open.hidden = false;
  open.addEventListener("click", () => {
    dialog.showModal();
    pages.scrollLeft = at(tickets) * pages.firstElementChild.offsetWidth;
    navigator.wakeLock?.request("screen").catch(() => {});
  });
  const which = dialog.querySelector(".which");
  pages.addEventListener("scroll", () => {
    if (pages.children.length > 1) which.textContent = `${at(pages) + 1} / ${pages.children.length}`;
  });
  // Who has no finger on the screen taps or clicks to the next ticket, and from the last to the first.
  pages.addEventListener("click", () => {
    const next = (at(pages) + 1) % pages.children.length;
    pages.scrollTo({ left: next * pages.firstElementChild.offsetWidth });
  });
  dialog.querySelector(".close-door").addEventListener("click", () => dialog.close());
}

function pause(ms) {
  return new Promise((done) => setTimeout(done, ms));
}
