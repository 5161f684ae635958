// What this device keeps for the moment without a network: the pages of paid orders and what they are
// made of, and the page that says that there is no network. Everything else always comes from the server.

const ORDERS = "orders";
const FILES = "files";
const MINE = "/tickets"; // the list of the orders that this browser knows
const OFFLINE = ["en", "es"].map((language) => `/offline?lang=${language}`);
const PATIENCE = 4_000; // ms for a page whose copy is kept

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(Promise.all(OFFLINE.map((page) => keepPage(page, FILES))));
});

addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("message", (event) => {
  const page = new URL(event.data.keep, location.origin);
  if (isOrder(page)) {
    event.waitUntil(Promise.all([page.pathname, MINE].map((each) => keepPage(each, ORDERS))));
  }
});

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request, url));
  else if (isFile(url.pathname)) event.respondWith(file(event.request));
});

/** From the server; without it the copy that is kept, or the page that says so. */
async function page(request, url) {
  const kept = isOrder(url) ? await caches.match(url.pathname, { cacheName: ORDERS }) : undefined;
  try {
    return await (kept ? Promise.race([fetch(request), late()]) : fetch(request));
  } catch {
    return (await alone(kept)) ?? (await mine(url)) ?? (await offline(url)) ?? Response.error();
  }
}

/** A kept page says that it is one: a browser may think that a network without an answer is one. */
async function alone(kept) {
  return kept && new Response(saying(await kept.text()), { headers: kept.headers });
}

function saying(page) {
  return page.replace('<p class="offline" role="status" hidden>', '<p class="offline" role="status">');
}

/** Without a network, My tickets lists what opens without it: the orders that are kept. */
async function mine(url) {
  const list = url.pathname === MINE && (await caches.match(MINE, { cacheName: ORDERS }));
  if (!list) return undefined;
  const orders = await (await caches.open(ORDERS)).keys();
  const kept = new Set(orders.map(({ url }) => new URL(url).pathname));
  let rows = 0;
  const text = (await list.text()).replace(
    /<li><a class="row mine-row" href="([^"]+)"[^]*?<\/a><\/li>/g,
    (row, href) => {
      if (!kept.has(href)) return "";
      rows += 1;
      return row;
    },
  );
  return rows > 0 ? new Response(saying(text), { headers: list.headers }) : undefined;
}

async function offline(url) {
  const asked = url.searchParams.get("lang") ?? navigator.language;
  const page = OFFLINE[asked.startsWith("es") ? 1 : 0];
  return caches.match(page, { cacheName: FILES });
}

/** Files have their content in their address: what is kept stays right. */
async function file(request) {
  return (await caches.match(request, { cacheName: FILES })) ?? fetch(request);
}

/** Keeps a page with all that it shows; an order that is no longer paid is forgotten. */
async function keepPage(address, where) {
  // An order is kept in its reader's language; the two offline pages must not change that language.
  const credentials = where === ORDERS ? "same-origin" : "omit";
  const answer = await fetch(address, { credentials, headers: { Accept: "text/html" } });
  const pages = await caches.open(where);
  const text = await answer.clone().text();
  if (!answer.ok || (where === ORDERS && address !== MINE && !text.includes('data-view="Paid"'))) {
    await pages.delete(address);
    return;
  }
  const files = await caches.open(FILES);
  const shown = [...text.matchAll(/(?:src|href)="(\/(?:assets|posters)\/[^"]+)"/g)].map((m) => m[1]);
  await Promise.all([...new Set(shown)].map((file) => keepFile(files, file)));
  await pages.put(address, answer);
}

/** A module is kept with the modules that it imports. */
async function keepFile(files, address) {
  if (await files.match(address)) return;
  const answer = await fetch(address);
  if (!answer.ok) return;
  await files.put(address, answer.clone());
  if (!address.endsWith(".js")) return;
  const imports = [...(await answer.text()).matchAll(/\bfrom\s*"([^"]+)"/g)];
  await Promise.all(
    imports.map(([, path]) => keepFile(files, new URL(path, location.origin + address).pathname)),
  );
}

function isOrder(url) {
  return /^\/orders\/[^/]+$/.test(url.pathname);
}

function isFile(path) {
  return path.startsWith("/assets/") || path.startsWith("/posters/");
}

function late() {
  return new Promise((_, fail) => setTimeout(() => fail(new Error("late")), PATIENCE));
}
