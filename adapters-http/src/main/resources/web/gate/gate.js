// The gate: asks for tonight, reads codes, lets the server decide, shows the verdict.
import "../parts/errors.js";
import { render } from "../vendor/preact.js";
import { effect, signal } from "../vendor/signals-core.js";
import * as api from "./api.js";
import { cameraPermission } from "./camera.js";
import { deviceKey } from "./device.js";
import { Counter, Last, Status, html, isExit } from "./parts.js";
import { Ready } from "./ready.js";
import { ByHand, Sight, Title, Tools } from "./scanning.js";
import { signal as sound, wakeSound } from "./signals.js";
import { Stop, Trouble } from "./trouble.js";
import { DRAIN, Verdict, passes, soundOf } from "./verdict.js";
import { clock, say } from "./words.js";

const NIGHT_EVERY = 10_000; // ms; other gates move the counter too
const OFFLINE_EVERY = 2_000; // ms; the first answer takes the word back
const LAST = 10;
const SHOWN = 3;

let next; // when tonight is asked for again
let heard = 0; // when the server answered last

const key = deviceKey();
const root = document.getElementById("gate");

const state = signal({
  stop: key ? null : "enrol", // why nothing can be scanned at all
  tonight: null,
  camera: "ask",
  online: true,
  started: false,
  sheet: null, // "hand" | "last"
  torch: null,
  lit: false,
  pending: null, // {scanId, code, input, at}: on its way, or kept until it gets through
  trouble: null, // "offline" | "busy" | "conflict": why the pending one did not
  shown: null, // the verdict on the screen
  last: [],
});
const change = (part) => (state.value = { ...state.value, ...part });

effect(() => render(html`<${Gate} ...${state.value} />`, root));

if (key) {
  change({ camera: await cameraPermission() });
  await watch();
}

// The phone knows first that it lost the network; that it is back, only an answer proves.
addEventListener("offline", () => lost());
addEventListener("online", () => key && watch());
// Escape and the phone's Back close what lies over the camera.
addEventListener("keydown", ({ key: pressed }) => pressed === "Escape" && closeSheet());
addEventListener("popstate", () => change({ sheet: null }));

function openSheet(sheet) {
  history.pushState({ sheet }, "");
  change({ sheet });
}

function closeSheet() {
  if (!state.value.sheet) return;
  change({ sheet: null });
  if (history.state?.sheet) history.back();
}

async function watch() {
  clearTimeout(next);
  await look();
  schedule();
}

function schedule() {
  clearTimeout(next);
  next = setTimeout(watch, state.value.online ? NIGHT_EVERY : OFFLINE_EVERY);
}

function lost() {
  change({ online: false });
  if (key) schedule();
}

/** Asks for tonight: the event, the counter, whether this gate still is one. */
async function look() {
  const asked = performance.now();
  const { ok, trouble } = await api.tonight(key);
  // a question that got lost before another was answered says nothing of now
  if (trouble === "offline" && heard > asked) return;
  if (trouble !== "offline") heard = performance.now();
  if (ok) {
    // a page that was opened again knows its last scans from the server
    const last = state.value.last.length > 0 ? state.value.last : ok.last.map(remembered);
    change({ tonight: ok, online: true, stop: null, last });
  } else if (trouble === "revoked" || trouble === "no-event") {
    change({ stop: trouble, online: true });
  } else {
    change({ online: trouble !== "offline" });
  }
}

function remembered({ scanId, at, verdict, title }) {
  return { id: scanId, time: clock(at), verdict, title };
}

async function start() {
  await wakeSound().catch(() => {});
  change({ started: true });
  stayAwake();
}

async function stayAwake() {
  const hold = () => navigator.wakeLock?.request("screen").catch(() => {});
  await hold();
  // the lock ends whenever the page is hidden
  document.addEventListener("visibilitychange", () => document.hidden || hold());
}

/**
 * A new code in view, or a number typed: decided once, whatever the network does.
 * @param input "read" by a camera or a scanner, "typed" by a person
 */
function read(code, input) {
  const { pending, shown } = state.value;
  if (pending || (shown && !passes(shown))) return;
  change({
    shown: null,
    sheet: null,
    pending: { scanId: crypto.randomUUID(), code, input, at: new Date().toISOString() },
  });
  decide();
}

async function decide() {
  const { pending } = state.value;
  change({ waiting: true });
  const { ok, trouble } = await api.scan(key, pending);
  change({ waiting: false });
  if (ok) {
    show(ok, pending);
  } else if (trouble === "offline" || trouble === "busy") {
    if (!state.value.trouble) sound("offline");
    change({ trouble, online: trouble !== "offline" });
    schedule();
  } else if (trouble === "conflict") {
    // the answer under this id is about another scan: never show it for this one
    sound("offline");
    change({ trouble, online: true, pending: { ...pending, scanId: crypto.randomUUID() } });
  } else if (trouble === "refused") {
    show({ verdict: "refuse", reason: "unreadable", title: say("unreadable"), line: "" }, pending);
  } else {
    change({ stop: trouble, pending: null });
  }
}

function show(verdict, { scanId, at }) {
  const { tonight, last } = state.value;
  const entry = remembered({ scanId, at, ...verdict });
  heard = performance.now();
  sound(soundOf(verdict));
  change({
    shown: { ...verdict, scanId },
    pending: null,
    trouble: null,
    online: true,
    last: [entry, ...last.filter((each) => each.id !== scanId)].slice(0, LAST),
    tonight: { ...tonight, in: verdict.in ?? tonight.in, capacity: verdict.capacity ?? tonight.capacity },
  });
  if (passes(verdict)) setTimeout(() => dismiss(scanId), DRAIN);
}

function dismiss(scanId) {
  if (state.value.shown?.scanId === scanId) change({ shown: null });
}

/** Staff did not let in whom the server left to them. */
function refuse(scanId) {
  const last = state.value.last.map((each) =>
    each.id === scanId ? { ...each, verdict: "refuse" } : each,
  );
  change({ last });
  dismiss(scanId);
}

function Gate(now) {
  const { tonight, shown, sheet, last } = now;
  const scanning = now.started && tonight && !now.stop && !now.trouble;
  root.className = [scanning && "scanning", isExit(tonight?.device) && "exit"].filter(Boolean).join(" ");
  if (now.stop) return html`<${Stop} kind=${now.stop} />`;
  if (!tonight) {
    return now.online
      ? html`<${Stop} kind="checking-event" />`
      : html`<${Trouble} kind="offline" onRetry=${look} onDrop=${look} />`;
  }
  if (!now.started) {
    return html`<${Status} device=${tonight.device} online=${now.online} />
      <${Ready} tonight=${tonight} camera=${now.camera} onStart=${start}
        onSound=${() => wakeSound().then(() => sound("admit"))} />`;
  }
  if (now.trouble) {
    return html`<${Status} device=${tonight.device} online=${now.online} />
      <${Trouble} kind=${now.trouble} waiting=${now.waiting} onRetry=${decide}
        onDrop=${() => change({ pending: null, trouble: null })} />`;
  }
  return html`<${Status} device=${tonight.device} online=${now.online} />
    <${Counter} count=${tonight.in} capacity=${tonight.capacity} />
    <${Sight} event=${tonight.event} checking=${Boolean(now.pending)} onCode=${read}
      onHand=${() => openSheet("hand")}
      onTorch=${(torch) => change({ torch, lit: false })} />
    <${Last} scans=${last.slice(0, SHOWN)} />
    <${Tools} torch=${now.torch} lit=${now.lit}
      onHand=${() => openSheet("hand")}
      onLast=${() => openSheet("last")}
      onTorch=${() => {
        now.torch(!now.lit);
        change({ lit: !now.lit });
      }} />
    ${
      sheet === "hand" &&
      html`<${ByHand} onCode=${read} onClose=${closeSheet} />`
    }
    ${
      sheet === "last" &&
      html`<section class="sheet">
        <${Title} text=${say("last.title")} onClose=${closeSheet} />
        <${Last} scans=${last} />
      </section>`
    }
    ${
      shown &&
      html`<${Verdict} scan=${shown} device=${tonight.device} online=${now.online}
        count=${tonight.in} capacity=${tonight.capacity} onGo=${() => dismiss(shown.scanId)}
        onRefuse=${() => refuse(shown.scanId)} />`
    }`;
}
