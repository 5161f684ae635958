// The full-screen answer: green goes by itself, everything else waits for a tap.
import { Counter, Status, html } from "./parts.js";
import { clock, say } from "./words.js";

export const DRAIN = 1_500; // ms that an In stays

const SHAPES = {
  check: html`<svg class="shape check-shape" viewBox="0 0 200 146" aria-hidden="true">
    <path stroke-width="31" d="M11 69L73 124L190 11" />
  </svg>`,
  cross: html`<svg class="shape" viewBox="0 0 100 100" aria-hidden="true">
    <path stroke-width="25" d="M9 9L91 91M91 9L9 91" />
  </svg>`,
  eye: html`<svg class="shape eye" viewBox="0 -6 160 110" aria-hidden="true">
    <path stroke-width="12" d="M8 49Q80-42 152 49Q80 140 8 49Z" />
    <circle cx="80" cy="49" r="18" fill="currentColor" stroke="none" />
  </svg>`,
};

/** @param scan {verdict, reason, title, line, details, …} as the server answered */
export function Verdict({ scan, device, count, capacity, online, onGo }) {
  const look = scan.verdict === "admit" && isTable(scan) ? "vip" : scan.verdict;
  const passes = scan.verdict === "admit";
  return html`<section
    class="verdict ${look}"
    role="alert"
    data-verdict=${scan.verdict}
    data-reason=${scan.reason}
    onClick=${onGo}
  >
    <div class="heads">
      <${Status} device=${device} online=${online} />
      <${Counter} count=${count} capacity=${capacity} />
    </div>
    <div class="body">
      ${passes && SHAPES.check}
      ${
        scan.verdict === "refuse"
          ? html`<div class="pair"><h1 class="word">${say("refuse")}</h1>${SHAPES.cross}</div>`
          : html`<h1 class="word ${say(scan.verdict).length > 3 ? "wide" : ""}">${say(scan.verdict)}</h1>`
      }
      ${scan.verdict === "look" && SHAPES.eye}
      <div>
        <p class="title">${scan.title}</p>
        <${Facts} scan=${scan} />
      </div>
    </div>
    ${
      passes
        ? html`<div class="drain" aria-hidden="true"><i></i></div>`
        : html`<button class="tap" autofocus>${say(scan.verdict === "look" ? "let-in" : "tap")}</button>`
    }
  </section>`;
}

export function isTable(scan) {
  return Boolean(scan.details?.kind) && !["general", "ga"].includes(scan.details.kind);
}

function Facts({ scan }) {
  const { usedAt, gate, device } = scan.details ?? {};
  if (scan.reason !== "already-used" || !usedAt) {
    return scan.line ? html`<p class="line">${scan.line}</p>` : null;
  }
  return html`<dl>
    <dt>${say("when")}</dt><dd>${clock(usedAt)}</dd>
    ${gate && html`<dt>${say("where")}</dt><dd>${gate}</dd>`}
    ${device && html`<dt>${say("who")}</dt><dd>${device}</dd>`}
  </dl>`;
}
