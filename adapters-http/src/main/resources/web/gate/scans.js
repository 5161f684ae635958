// One scan from code to verdict: decided once, whatever the network does.
import * as api from "./api.js";
import { counted } from "./figures.js";
import { signal as sound } from "./signals.js";
import { change, key, state } from "./state.js";
import { hear, remembered, schedule } from "./tonight.js";
import { DRAIN, passes, soundOf } from "./verdict.js";
import { say } from "./words.js";

const LAST = 10;

/**
 * A new code in view, or a number typed.
 * @param input "read" by a camera or a scanner, "typed" by a person
 * @param evenIfFull a person answers for one more than the law allows
 */
export function read(code, input, evenIfFull) {
  const { pending, shown } = state.value;
  if (pending || (shown && !passes(shown) && !evenIfFull)) return;
  change({
    shown: null,
    sheet: null,
    pending: { scanId: crypto.randomUUID(), code, input, at: new Date().toISOString(), evenIfFull },
  });
  decide();
}

export async function decide() {
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

/** Forgets the scan that did not get through. */
export function drop() {
  change({ pending: null, trouble: null });
}

function show(verdict, { scanId, at, code, input }) {
  const { tonight, last } = state.value;
  const entry = remembered({ scanId, at, ...verdict });
  hear();
  sound(soundOf(verdict));
  change({
    shown: { ...verdict, scanId, code, input },
    pending: null,
    trouble: null,
    online: true,
    last: [entry, ...last.filter((each) => each.id !== scanId)].slice(0, LAST),
    tonight: counted(tonight, verdict),
  });
  if (passes(verdict)) setTimeout(() => dismiss(scanId), DRAIN);
}

export function dismiss(scanId) {
  if (state.value.shown?.scanId === scanId) change({ shown: null });
}

/** Staff did not let in whom the server left to them. */
export function refuse(scanId) {
  const last = state.value.last.map((each) =>
    each.id === scanId ? { ...each, verdict: "refuse" } : each,
  );
  change({ last });
  dismiss(scanId);
}
