// A guest's pass: says once that somebody sees it. A page that is fetched and never shown says nothing.
import "../parts/errors.js";

const main = document.querySelector("main");

document.addEventListener("visibilitychange", seen);
seen();

function seen() {
  if (document.hidden) return;
  document.removeEventListener("visibilitychange", seen);
  // Not worth a word when it fails: the next visit says it.
  fetch(main.dataset.opened, { method: "POST", keepalive: true }).catch(() => {});
}
