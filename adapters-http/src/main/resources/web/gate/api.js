// The gate's two calls. An answer is a value or one of its troubles; nothing is thrown.
import { locale } from "./words.js";

const TIMEOUT = 6_000; // ms; a queue does not wait longer

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

/** {ok: value} or {trouble: "offline" | "busy" | "revoked" | "no-event" | "conflict" | "refused"} */
async function call(key, path, options) {
  try {
    const answer = await fetch(`${path}?lang=${locale}`, {
      ...options,
      headers: { ...options.headers, Accept: "application/json", Authorization: `Bearer ${key}` },
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (answer.ok) return { ok: await answer.json() };
    if (answer.status === 401 || answer.status === 403) return { trouble: "revoked" };
    if (answer.status === 404) return { trouble: "no-event" };
    if (answer.status === 409) return { trouble: "conflict" };
    return { trouble: answer.status >= 500 || answer.status === 429 ? "busy" : "refused" };
  } catch {
    return { trouble: "offline" };
  }
}
