// What this phone is: the id it goes by, and a key that signs for it and that nobody can take out of
// this browser.
const DATABASE = "maguey.gate";
const STORE = "device";
const ALGORITHM = { name: "ECDSA", namedCurve: "P-256" };
const TIMEOUT = 6_000; // ms; sent again, the same code and key get the same answer

/** {id, keys}, or null when this phone is not a gate. */
export async function deviceKey() {
  try {
    return (await stored("readonly", (store) => store.get("this"))) ?? null;
  } catch {
    return null; // a browser that keeps nothing
  }
}

/** Whether the page was opened to become a gate. */
export function isInvited() {
  return location.hash.startsWith("#enrol=");
}

/** The code that the page was opened with, once: it leaves the address. */
export function codeGiven() {
  const code = codeIn(location.hash);
  if (code) history.replaceState(null, "", location.pathname + location.search);
  return code;
}

/** The code in a link of `maguey devices enroll`, or null. */
export function codeIn(text) {
  return /#enrol=([^&]+)/.exec(text)?.[1] ?? null;
}

/**
 * Becomes a gate. Sent again with the same code it comes with the same key: an answer that was lost
 * is answered again.
 * @returns null when it is one now, else why not: "wrong" | "used" | "expired" | "often" | "offline" |
 *   "storage"
 */
export async function enrol(code) {
  let keys;
  try {
    keys = await keysFor(code);
  } catch {
    return "storage"; // before the code is used up
  }
  try {
    const answer = await fetch("/api/gate/devices", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ code, key: base64(await crypto.subtle.exportKey("spki", keys.publicKey)) }),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!answer.ok) return refusal(answer.status);
    const { id } = await answer.json();
    await stored("readwrite", (store) => {
      store.delete("coming");
      return store.put({ id, keys }, "this");
    });
    return null;
  } catch {
    return "offline";
  }
}

function refusal(status) {
  if (status === 404 || status === 400) return "wrong";
  if (status === 409) return "used";
  if (status === 410) return "expired";
  return status === 429 ? "often" : "offline";
}

/** The same until it is a gate, also after a reload. */
async function keysFor(code) {
  const coming = await stored("readonly", (store) => store.get("coming"));
  if (coming?.code === code) return coming.keys;
  const keys = await crypto.subtle.generateKey(ALGORITHM, false, ["sign"]);
  await stored("readwrite", (store) => store.put({ code, keys }, "coming"));
  return keys;
}

/**
 * The headers that prove a request (RFC 9421), always of the same components.
 * @param target path and query; @param body a text, empty for none; @param nonce of the last answer
 */
export async function signature({ id, keys }, { method, target, body, nonce }) {
  const bytes = (text) => new TextEncoder().encode(text);
  const digest = `sha-256=:${base64(await crypto.subtle.digest("SHA-256", bytes(body)))}:`;
  const { pathname, search } = new URL(target, location.href);
  const parameters =
    '("@method" "@path" "@query" "content-digest")' +
    `;keyid="${id}";alg="ecdsa-p256-sha256";nonce="${nonce}"`;
  const signed = [
    `"@method": ${method}`,
    `"@path": ${pathname}`,
    `"@query": ${search || "?"}`,
    `"content-digest": ${digest}`,
    `"@signature-params": ${parameters}`,
  ].join("\n");
  const made = await crypto.subtle.sign(
    { name: "ECDSA", hash: "SHA-256" },
    keys.privateKey,
    bytes(signed),
  );
  return {
    "Content-Digest": digest,
    "Signature-Input": `gate=${parameters}`,
    Signature: `gate=:${base64(made)}:`,
  };
}

function base64(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)));
}

/** @param work with the store, returns a request; done when the change is safely kept */
async function stored(mode, work) {
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  try {
    return await new Promise((resolve, reject) => {
      const change = database.transaction(STORE, mode, { durability: "strict" });
      const request = work(change.objectStore(STORE));
      change.oncomplete = () => resolve(request.result);
      change.onabort = () => reject(change.error);
    });
  } finally {
    database.close();
  }
}
