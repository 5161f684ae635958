// One stream of server-sent events, kept open: opened again when it is silent or gone, and asked
// for one state at a time as long as it cannot be opened.

const SILENT = 35_000; // ms; the server beats every 15 s
const POLL = 5_000; // ms between questions without a stream
const FIRST = 1_000; // ms until it is opened again, doubled up to LONGEST, with jitter
const LONGEST = 30_000;

/**
 * @param url answers with a stream, and with one state as JSON
 * @param seen gives the id of the newest state that the page shows, if any
 * @param heard is told ("snapshot", {id, data}) and ("state", "live" or "reconnecting")
 * @returns ends it
 */
export function follow(url, seen, heard) {
  let source;
  let failures = 0;
  let again;
  let silence;
  let poll;
  let ended = false;

  const alive = () => {
    clearTimeout(silence);
    silence = setTimeout(lost, SILENT);
  };
  const works = () => {
    failures = 0;
    clearTimeout(poll);
    poll = undefined;
    alive();
    heard("state", "live");
  };

  const open = () => {
    clearTimeout(again);
    again = undefined;
    close();
    if (!("EventSource" in globalThis)) {
      lost();
      return;
    }
    const address = new URL(url);
    if (seen()) address.searchParams.set("last", seen());
    source = new EventSource(address);
    alive();
    source.addEventListener("open", works);
    source.addEventListener("fresh", works);
    source.addEventListener("beat", alive);
    source.addEventListener("snapshot", (event) => {
      works();
      heard("snapshot", { id: event.lastEventId, data: JSON.parse(event.data) });
    });
    source.addEventListener("stale", () => {
      alive();
      heard("state", "reconnecting");
    });
    source.addEventListener("error", lost);
  };

  const close = () => {
    clearTimeout(silence);
    source?.close();
    source = undefined;
  };

  /** Says so, asks meanwhile, and opens it again after a pause. */
  const lost = () => {
    if (ended || again) return;
    close();
    heard("state", "reconnecting");
    const pause = Math.min(LONGEST, FIRST * 2 ** failures++);
    again = setTimeout(open, pause / 2 + (Math.random() * pause) / 2);
    if (poll === undefined) poll = setTimeout(ask, POLL * (0.5 + Math.random() / 2));
  };

  const ask = async () => {
    try {
      const headers = { Accept: "application/json" };
      if (seen()) headers["If-None-Match"] = `"${seen()}"`;
      const answer = await fetch(url, { headers, cache: "no-store" });
      if (answer.ok && !ended) {
        const id = answer.headers.get("ETag")?.replaceAll('"', "");
        heard("snapshot", { id, data: await answer.json() });
      }
    } catch {
      // no network for a moment: asked again after the pause
    }
    if (!ended && poll !== undefined) poll = setTimeout(ask, POLL);
  };

  const offline = () => lost();
  const online = () => {
    if (again) open();
  };
  addEventListener("offline", offline);
  addEventListener("online", online);
  open();
  return () => {
    ended = true;
    close();
    clearTimeout(again);
    clearTimeout(poll);
    removeEventListener("offline", offline);
    removeEventListener("online", online);
  };
}
