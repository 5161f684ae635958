// A page that has something to say: it looks again by itself, or brings back the form that was sent.
import "../parts/errors.js";
import { keep } from "../parts/keep.js";

const AGAIN = 5_000; // ms between looks

const main = document.querySelector("main");
const toForm = main.querySelector(".to-form");
if (toForm) {
  toForm.hidden = false;
  toForm.addEventListener("click", () => history.back());
}
// A link to the page the reader is on leads nowhere.
for (const way of main.querySelectorAll("a.button")) way.hidden = way.pathname === location.pathname;
// The page without a network stands in for another: by its own address there is nothing to come.
if (main.dataset.way === "again" && location.pathname !== "/offline") {
  setInterval(look, AGAIN);
  addEventListener("online", look);
}
keep();

async function look() {
  if (document.hidden) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.ok) location.reload();
  } catch {
    // not there yet: the next look asks again
  }
}
