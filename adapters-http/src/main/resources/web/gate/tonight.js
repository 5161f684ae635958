// Asks for tonight, again and again: the event, the counter, whether this gate still is one.
import * as api from "./api.js";
import { change, key, state } from "./state.js";
import { clock } from "./words.js";

const NIGHT_EVERY = 10_000; // ms; other gates move the counter too
const OFFLINE_EVERY = 2_000; // ms; the first answer takes the word back

let next; // when tonight is asked for again
let heard = 0; // when the server answered last

// The phone knows first that it lost the network; that it is back, only an answer proves.
addEventListener("offline", () => lost());
addEventListener("online", () => key && watch());

export async function watch() {
  clearTimeout(next);
  await look();
  schedule();
}

export function schedule() {
  clearTimeout(next);
  next = setTimeout(watch, state.value.online ? NIGHT_EVERY : OFFLINE_EVERY);
}

function lost() {
  change({ online: false });
  if (key) schedule();
}

/** Call it when the server answered anything. */
export function hear() {
  heard = performance.now();
}

export async function look() {
  const asked = performance.now();
  const { ok, trouble } = await api.tonight(key);
  // a question that got lost before another was answered says nothing of now
  if (trouble === "offline" && heard > asked) return;
  if (trouble !== "offline") hear();
  if (ok) {
    // a page that was opened again knows its last scans from the server
    const last = state.value.last.length > 0 ? state.value.last : ok.last.map(remembered);
    change({ tonight: ok, online: true, stop: null, last });
  } else if (["enrol", "revoked", "no-event"].includes(trouble)) {
    change({ stop: trouble, online: true });
  } else {
    change({ online: trouble !== "offline" });
  }
}

/** A line of the last scans. */
export function remembered({ scanId, at, verdict, title }) {
  return { id: scanId, time: clock(at), verdict, title };
}
