// People without a ticket: one tap each, kept until it gets through.
import { Component } from "../vendor/preact.js";
import { Override } from "./override.js";
import { Icon, html } from "./parts.js";
import { Title } from "./scanning.js";
import { say } from "./words.js";

const AGAIN_EVERY = 2_000; // ms; a tap that did not get through is sent again

const waiting = []; // oldest first: they outlive the sheet
let sending = false;
let again;

/** Sends what waits, in order, each under its own id. */
async function drain(send, told) {
  clearTimeout(again);
  if (sending) return;
  sending = true;
  while (waiting.length > 0) {
    const tap = waiting[0];
    const { ok, trouble } = await send(tap);
    if (trouble === "offline" || trouble === "busy") {
      again = setTimeout(() => drain(send, told), AGAIN_EVERY);
      told({ reason: "waiting" });
      break;
    }
    waiting.shift();
    told(ok ? { ...ok, direction: tap.direction } : { reason: "lost" });
  }
  sending = false;
}

/**
 * The sheet to count on.
 * @param send a tap → {ok} or {trouble}
 * @param onFigures hears {ticketsIn, in, capacity} after each tap
 */
export class Heads extends Component {
  state = { answer: null };

  told = (answer) => {
    if (answer.in !== undefined) this.props.onFigures(answer);
    this.setState({ answer });
  };

  tap = (direction, evenIfFull) => {
    waiting.push({
      tapId: crypto.randomUUID(),
      direction,
      at: new Date().toISOString(),
      ...(evenIfFull && { evenIfFull }),
    });
    drain(this.props.send, this.told);
  };

  render({ count, capacity, onClose }, { answer }) {
    return html`<section class="sheet tally">
      <${Title} text=${say("heads.title")} onClose=${onClose} />
      <p class="hint">${say("heads.hint")}</p>
      <p class="now"><b class="in">${count}</b> ${say("of-in", capacity)}</p>
      <p class="said-of-tap" role="status" data-reason=${answer?.reason}>
        ${answer && say(`heads.${answer.reason}`)}
      </p>
      <div class="taps">
        <button class="button penca" onClick=${() => this.tap("in")}><${Icon} name="plus" />${say("heads.in")}</button>
        <button class="button line" onClick=${() => this.tap("out")}><${Icon} name="minus" />${say("heads.out")}</button>
      </div>
      ${
        answer?.reason === "full" &&
        html`<${Override} capacity=${capacity} onYes=${() => this.tap("in", true)} />`
      }
    </section>`;
  }
}
