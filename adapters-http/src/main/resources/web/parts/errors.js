// Tells the server what goes wrong in our scripts, each error once. Of the page only its path goes
// along, without what opens an order: private links stay here.

const MOST = 5; // of one visit of a page: a script that fails in a loop has one cause
const LONGEST = 200;
const DEEPEST = 20;
const SECRET = /[\w-]{24,}/g;

const told = new Set();

addEventListener("error", ({ message, filename, lineno, colno, error }) => {
  // Extensions run in the page too; their scripts come from elsewhere.
  if (!message || !filename?.startsWith(location.origin)) return;
  tell(message, `${new URL(filename).pathname}:${lineno}:${colno}`, error?.stack);
});

addEventListener("unhandledrejection", ({ reason }) => {
  if (reason instanceof Error) tell(`${reason.name}: ${reason.message}`, "", reason.stack);
});

function tell(message, script, stack) {
  if (told.size === MOST || told.has(message + script)) return;
  told.add(message + script);
  const page = location.pathname.replaceAll(SECRET, "…");
  const body = JSON.stringify({
    message: brief(message),
    page: brief(page),
    script: brief(script),
    stack: (stack ?? "").split("\n", DEEPEST).map(brief),
  });
  // Not worth a word when it fails: this is what would be told.
  fetch("/errors/browser", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    credentials: "omit",
    keepalive: true,
    body,
  }).catch(() => {});
}

/** What the server takes: no control characters, no half of a letter, and no more than it reads. */
function brief(text) {
  return text
    .replaceAll(location.origin, "")
    .slice(0, LONGEST)
    .replace(/[\p{Cc}\p{Cs}]+/gu, " ");
}
