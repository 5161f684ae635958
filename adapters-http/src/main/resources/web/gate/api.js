// The gate's two calls. An answer is a value or one of its troubles; nothing is thrown.
import { signature } from "./device.js";
import { locale } from "./words.js";

const TIMEOUT = 6_000; // ms; a queue does not wait longer

let nonce = ""; // of the last answer: what the next request signs along

/** Tonight, as the server sees it. */
export function tonight(key) {
  return call(key, "/api/gate/tonight", {});
}

/**
 * Sends one scan; the same `scanId` again gets the same answer.
 * @param input "read" | "typed"; only a typed number counts without a signature
 */
export function scan(key, { scanId, code, input, at, evenIfFull }) {
  return call(key, "/api/gate/scans", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ scanId, code, input, at, evenIfFull }),
  });
}

/** Counts one person without a ticket; the same `tapId` again counts once. */
export function head(key, tap) {
  return call(key, "/api/gate/heads", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(tap),
  });
}

/** {ok: value} or {trouble: "offline" | "busy" | "enrol" | "revoked" | "no-event" | "conflict" | "refused"} */
async function call(key, path, options, again = false) {
  const target = `${path}?lang=${locale}`;
  const { method = "GET", body = "" } = options;
  try {
    const answer = await fetch(target, {
      ...options,
      headers: {
        ...options.headers,
        Accept: "application/json",
        ...(await signature(key, { method, target, body, nonce })),
      },
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT),
    });
    nonce = answer.headers.get("Gate-Nonce") ?? nonce;
    if (answer.ok) return { ok: await answer.json() };
    if (answer.status === 401) {
      const { code } = await answer.json();
      if (code === "stale-nonce") {
        return again ? { trouble: "busy" } : call(key, path, options, true);
      }
      return { trouble: code === "device-revoked" ? "revoked" : "enrol" };
    }
    if (answer.status === 404) return { trouble: "no-event" };
    if (answer.status === 409) return { trouble: "conflict" };
    return { trouble: answer.status >= 500 || answer.status === 429 ? "busy" : "refused" };
  } catch {
    return { trouble: "offline" };
  }
}
