// Keeps a page up to date. All visible tabs of a browser share one stream: the one that has the
// lock opens it and tells the others. Hidden tabs have none.
import { follow } from "./stream.js";

/**
 * Follows what `status.dataset.stream` leads to. Each state arrives at `status` as the event
 * "snapshot" (detail: {id, data}), which bubbles. `status` says how it stands, in the words of its
 * data-live and data-reconnecting, and has that as data-state too.
 */
export function live(status) {
  const url = new URL(status.dataset.stream, location.href).href;
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(`live ${url}`) : undefined;
  let last; // the newest state, as this page shows it
  let stop; // ends this tab's stream, or its waiting for one

  const say = (state) => {
    if (status.dataset.state === state) return;
    status.dataset.state = state;
    status.textContent = status.dataset[state];
  };
  const take = (snapshot) => {
    if (last?.id === snapshot.id) return;
    last = snapshot;
    status.dispatchEvent(new CustomEvent("snapshot", { detail: snapshot, bubbles: true }));
  };
  const told = {
    snapshot: (snapshot) => take(snapshot),
    state: (state) => say(state),
  };
  /** What the stream gives, for this tab and for the others. */
  const heard = (kind, value) => {
    told[kind](value);
    channel?.postMessage({ kind, value });
  };

  const lead = (ended) => {
    const end = follow(url, () => last?.id, heard);
    const answer = ({ data }) => {
      if (data.kind !== "ask") return;
      if (last) channel.postMessage({ kind: "snapshot", value: last });
      channel.postMessage({ kind: "state", value: status.dataset.state });
    };
    channel?.addEventListener("message", answer);
    return ended.then(() => {
      end();
      channel?.removeEventListener("message", answer);
    });
  };

  const start = () => {
    if (stop) return;
    say("reconnecting");
    const waiting = new AbortController();
    const ended = new Promise((done) => waiting.signal.addEventListener("abort", done));
    stop = () => {
      stop = undefined;
      waiting.abort();
    };
    if (!channel || !navigator.locks) {
      lead(ended);
      return;
    }
    channel.postMessage({ kind: "ask" });
    navigator.locks
      .request(`live ${url}`, { signal: waiting.signal }, () => lead(ended))
      .catch(() => {}); // hidden before it was this tab's turn
  };

  const look = () => (document.hidden ? stop?.() : start());
  channel?.addEventListener("message", ({ data }) => told[data.kind]?.(data.value));
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", () => stop?.());
  addEventListener("pageshow", look);
  look();
}
