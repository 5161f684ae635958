// A table's page: who has arrived and what changed shows by itself, and the invitation is shared in one tap.
import "../parts/errors.js";
import { live } from "../parts/live.js";

const main = document.querySelector("main");
const status = document.querySelector(".live");

if (status) {
  status.addEventListener("snapshot", ({ detail }) => {
    if (!shows(detail.data)) redraw();
  });
  live(status);
}
share();

/** Whether the page shows this state already. */
function shows({ key, passes }) {
  const rows = [...main.querySelectorAll(".pass")];
  return (
    main.dataset.key === key &&
    rows.length === passes.length &&
    passes.every((pass, i) => rows[i].dataset.key === pass.key)
  );
}

/** Puts each part of the page as it is now in the place of the old one; the focus stays where it was. */
async function redraw() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    const focused = document.activeElement?.id;
    main.dataset.key = fresh.dataset.key;
    for (const part of main.querySelectorAll("[data-part]")) {
      const now = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
      if (now && now.innerHTML !== part.innerHTML) part.innerHTML = now.innerHTML;
    }
    share();
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  } catch {
    // no network for a moment: the next state draws it
  }
}

function share() {
  const button = main.querySelector(".share");
  if (!button || !(navigator.share || navigator.clipboard)) return;
  button.hidden = false;
  button.onclick = async () => {
    const { url, text, copied } = button.dataset;
    try {
      if (navigator.share) await navigator.share({ text, url });
      else {
        await navigator.clipboard.writeText(`${text} ${url}`);
        button.querySelector("span").textContent = copied;
      }
    } catch {
      // the guest changed their mind, or the browser forbids it: the link stands above
    }
  };
}
