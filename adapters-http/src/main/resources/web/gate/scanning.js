// The screen of the work: counter, sight, last scans, tools.
import { Component, createRef } from "../vendor/preact.js";
import { watch } from "./camera.js";
import { Pace } from "./pace.js";
import { Icon, html, eventLine } from "./parts.js";
import { slipIn } from "./number.js";
import { say } from "./words.js";

export class Sight extends Component {
  video = createRef();
  state = { fault: null };

  componentDidMount() {
    this.camera = watch(this.video.current, {
      onCode: (text) => this.props.onCode(text, "read"),
      onFault: (fault) => this.setState({ fault }),
      onTorch: (torch) => this.props.onTorch(torch),
    });
  }

  componentWillUnmount() {
    this.camera.stop();
  }

  render({ event, checking, onHand }, { fault }) {
    return html`<section class="sight">
      <video ref=${this.video} playsinline muted aria-hidden="true"></video>
      <div class="corners" aria-hidden="true">
        <svg viewBox="0 0 100 100">
          <path d="M0 0L24 2.4L3 3L2.4 24ZM100 0L97.6 24L97 3L76 2.4ZM0 100L2.4 76L3 97L24 97.6ZM100 100L76 97.6L97 97L97.6 76Z" />
        </svg>
      </div>
      <p class="event">${eventLine(event)}</p>
      ${checking && html`<p class="checking" role="status">${say("checking")}</p>`}
      ${
        fault &&
        html`<div class="lost" role="alert" data-fault=${fault}>
          <h2 class="display">${say(`camera.${fault}.title`)}</h2>
          <p>${say(`camera.${fault}.detail`)}</p>
          <button class="button penca" onClick=${() => this.camera.again()}>${say("camera.again")}</button>
          <button class="button line" onClick=${onHand}>${say("hand.title")}</button>
        </div>`
      }
    </section>`;
  }
}

/** A number typed by a person, or a code from a scanner that types; both end with Enter. */
export class ByHand extends Component {
  pace = new Pace();
  state = { slip: null };

  send = (event) => {
    event.preventDefault();
    const typed = event.target.elements.number.value;
    const text = typed.trim().toUpperCase();
    if (!text) return;
    const input = this.pace.input(typed);
    const slip = slipIn(text, input);
    if (slip) this.setState({ slip });
    else this.props.onCode(text, input);
  };

  render({ onClose }, { slip }) {
    return html`<form class="sheet" onSubmit=${this.send}>
      <${Title} text=${say("hand.title")} onClose=${onClose} />
      <label for="number">${say("hand.label")}</label>
      <input id="number" name="number" autocomplete="off" autocapitalize="characters" spellcheck=${false}
        maxlength="200" autofocus onKeyDown=${(event) => this.pace.key(event)}
        onInput=${(event) => event.target.value || (this.pace = new Pace())}
        ref=${(input) => input?.focus()} />
      <p class=${slip ? "hint slip" : "hint"} role="status">${say(slip ?? "hand.hint")}</p>
      <button class="button penca">${say("hand.check")}</button>
    </form>`;
  }
}

export function Title({ text, onClose }) {
  return html`<header>
    <h2 class="display">${text}</h2>
    <button type="button" aria-label=${say("close")} onClick=${onClose}><${Icon} name="x" /></button>
  </header>`;
}

export function Tools({ torch, lit, onHand, onTorch, onLast }) {
  return html`<nav class="tools">
    <button onClick=${onHand}><${Icon} name="pen-line" />${say("hand")}</button>
    ${
      torch &&
      html`<button aria-pressed=${lit} onClick=${onTorch}><${Icon} name="flashlight" />${say("torch")}</button>`
    }
    <button onClick=${onLast}><${Icon} name="history" />${say("last")}</button>
  </nav>`;
}
