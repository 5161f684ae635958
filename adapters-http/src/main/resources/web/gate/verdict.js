// The full-screen answer: in and out go by themselves, everything else waits for a tap.
import { Override } from "./override.js";
import { Counter, Status, html } from "./parts.js";
import { Rosette } from "./rosette.js";
import { clock, say } from "./words.js";

export const DRAIN = 1_500; // ms that an In or an Out stays

const SHAPES = {
  check: html`<svg class="shape check-shape" viewBox="0 0 200 146" aria-hidden="true">
    <path stroke-width="31" d="M11 69L73 124L190 11" />
  </svg>`,
  cross: html`<svg class="shape" viewBox="0 0 100 100" aria-hidden="true">
    <path stroke-width="25" d="M9 9L91 91M91 9L9 91" />
  </svg>`,
  arrow: html`<svg class="shape arrow" viewBox="0 0 200 120" aria-hidden="true">
    <path stroke-width="24" d="M8 60H170M118 8L172 60L118 112" />
  </svg>`,
  eye: html`<svg class="shape eye" viewBox="0 -6 160 110" aria-hidden="true">
    <path stroke-width="12" d="M8 49Q80-42 152 49Q80 140 8 49Z" />
    <circle cx="80" cy="49" r="18" fill="currentColor" stroke="none" />
  </svg>`,
};

/** Whether the next one may come without a tap. */
export function passes({ verdict }) {
  return verdict === "admit" || verdict === "out";
}

/** How it looks: gold where a table's guest comes in, else as its verdict. */
export function lookOf({ verdict, table }) {
  return verdict === "admit" && table ? "vip" : verdict;
}

/** How it sounds and shakes: an Out as an In. */
export function soundOf(scan) {
  return scan.verdict === "out" ? "admit" : lookOf(scan);
}

/** Whether staff decide: nobody more is inside by it, whichever way. */
function asks({ reason }) {
  return reason === "already-inside";
}

/**
 * @param scan {verdict, reason, title, line, details, table, …} as the server answered
 * @param onRefuse staff did not let them in, where they decide
 * @param onOverride a person answers for one more than the law allows
 */
export function Verdict({ scan, device, online, onGo, onRefuse, onOverride, ...figures }) {
  const look = lookOf(scan);
  return html`<section
    class="verdict ${look}"
    role="alert"
    data-verdict=${scan.verdict}
    data-reason=${scan.reason}
    onClick=${asks(scan) ? undefined : onGo}
  >
    <div class="heads">
      <${Status} device=${device} online=${online} />
      <${Counter} ...${figures} />
    </div>
    <div class="body">
      ${look === "admit" && SHAPES.check}
      <${Answer} scan=${scan} look=${look} />
      ${look === "look" && SHAPES.eye}
      <div class="why">
        <p class="title">${scan.title}</p>
        <${Facts} scan=${scan} />
      </div>
      ${
        look === "vip" &&
        html`<p class="of-table">
          <b>${say("of-table", scan.table.arrived, scan.table.seats)}</b> ${say("of-table.in")}
        </p>`
      }
    </div>
    ${
      scan.reason === "full" &&
      html`<${Override} capacity=${figures.capacity} onYes=${onOverride} />`
    }
    <${Next} scan=${scan} onGo=${onGo} onRefuse=${onRefuse} />
  </section>`;
}

function Next({ scan, onGo, onRefuse }) {
  if (passes(scan)) return html`<div class="drain" aria-hidden="true"><i></i></div>`;
  if (!asks(scan)) {
    return html`<button class="tap" autofocus>${say(scan.verdict === "look" ? "let-in" : "tap")}</button>`;
  }
  return html`<div class="choice">
    <button class="tap" autofocus onClick=${onGo}>${say("choose.in")}</button>
    <button class="tap refuse" onClick=${onRefuse}>${say("choose.refuse")}</button>
  </div>`;
}

/** The word, and beside it what tells it without reading. */
function Answer({ scan, look }) {
  const word = say(scan.verdict);
  const heading = html`<h1 class="word ${word.length > 3 ? "wide" : ""}">${word}</h1>`;
  if (look === "vip") {
    const { seats, arrived } = scan.table;
    return html`<div class="pair">
      ${heading}<${Rosette} seats=${seats} arrived=${arrived} isNew=${scan.reason === "admitted"} />
    </div>`;
  }
  if (look === "refuse") return html`<div class="pair">${heading}${SHAPES.cross}</div>`;
  return look === "out" ? html`<div class="pair">${heading}${SHAPES.arrow}</div>` : heading;
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
