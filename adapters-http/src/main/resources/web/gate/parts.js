// Pieces that every screen of the gate shares.
import { h } from "../vendor/preact.js";
import htm from "../vendor/htm.js";
import { EDGE, VIEW_BOX, fills } from "../parts/spines.js";
import { languageUrl, say } from "./words.js";

export const html = htm.bind(h);

const SPRITE = new URL("../icons/icons.svg", import.meta.url).href;
const VENUE = 38; // spines for the whole venue

export function Icon({ name, look = "" }) {
  return html`<svg class="icon ${look}" aria-hidden="true"><use href="${SPRITE}#${name}" /></svg>`;
}

/** `Noche de Humo, Sat 28 Nov, 21+` */
export function eventLine({ title, dateLine, minimumAge }) {
  return [title, dateLine, minimumAge > 0 && say("age", minimumAge)].filter(Boolean).join(", ");
}

export function isExit(device) {
  return device?.direction === "out";
}

export function Status({ device, online }) {
  return html`<header class="status">
    <p class="device">
      ${isExit(device) && html`<span class="way"><${Icon} name="arrow-right" />${say("exit")}</span>`}
      ${device?.entrance && html`<span class="way">${say(`entrance.${device.entrance}`)}</span>`}
      <b>${device?.gate}</b> ${device?.name}
    </p>
    <p class="badge">
      <${Icon} name=${online ? "wifi" : "wifi-off"} />${online ? "" : say("offline.badge")}
    </p>
    <a href=${languageUrl}>${say("language")}</a>
  </header>`;
}

/**
 * The two figures: people inside, of the law's number; tickets in, of sold.
 * @param onCount opens what counts people without a ticket; left out over a verdict
 */
export function Counter({ count, capacity, ticketsIn, sold, onCount }) {
  return html`<section class="counter ${count >= capacity ? "full" : ""}" aria-live="off">
    <div class="figures">
      <p><b class="in">${count}</b>
        <span class="both">
          <span class="of">${say("of-in", capacity)}</span>
          <span class="tickets">${say("tickets-in", ticketsIn, sold)}</span>
        </span></p>
      ${
        onCount &&
        html`<button class="count" onClick=${onCount}><${Icon} name="plus" />${say("heads")}</button>`
      }
    </div>
    <div class="spines" aria-hidden="true">
      ${fills(VENUE, capacity ? Math.floor((count / capacity) * VENUE) / VENUE : 0).map(
        (path) =>
          html`<svg viewBox=${VIEW_BOX} preserveAspectRatio="none">
            <path class="edge" d=${EDGE} /><path class="fill" d=${path} />
          </svg>`,
      )}
    </div>
  </section>`;
}

const MARKS = {
  admit: ["check", "good"],
  look: ["circle-alert", "warn"],
  refuse: ["x", "bad"],
  out: ["arrow-right", "out"],
};

export function Last({ scans }) {
  if (scans.length === 0) return html`<p class="last hint">${say("last.none")}</p>`;
  return html`<ol class="last">
    ${scans.map(
      (scan) =>
        html`<li key=${scan.id}>
          <time>${scan.time}</time>
          <${Icon} name=${MARKS[scan.verdict][0]} look=${MARKS[scan.verdict][1]} />
          <b>${say(scan.verdict)}</b><span>${scan.title}</span>
        </li>`,
    )}
  </ol>`;
}
