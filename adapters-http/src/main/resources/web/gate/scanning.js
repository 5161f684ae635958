// The screen of the work: counter, sight, last scans, tools.
import { Component, createRef } from "../vendor/preact.js";
import { openCamera } from "./camera.js";
import { Icon, html, nightLine } from "./parts.js";
import { say } from "./words.js";

export class Sight extends Component {
  video = createRef();
  state = { lost: false };

  componentDidMount() {
    this.open();
  }

  componentWillUnmount() {
    this.closed = true;
    this.camera?.stop();
  }

  async open() {
    this.setState({ lost: false });
    try {
      const camera = await openCamera(
        this.video.current,
        (text) => this.props.onCode(text),
        () => this.setState({ lost: true }),
      );
      if (this.closed) {
        camera.stop();
        return;
      }
      this.camera = camera;
      this.props.onTorch(camera.torch);
    } catch {
      this.setState({ lost: true });
    }
  }

  render({ event, checking }, { lost }) {
    return html`<section class="sight">
      <video ref=${this.video} playsinline muted aria-hidden="true"></video>
      <div class="corners" aria-hidden="true">
        <svg viewBox="0 0 100 100">
          <path d="M0 0L24 2.4L3 3L2.4 24ZM100 0L97.6 24L97 3L76 2.4ZM0 100L2.4 76L3 97L24 97.6ZM100 100L76 97.6L97 97L97.6 76Z" />
        </svg>
      </div>
      <p class="night">${nightLine(event)}</p>
      ${checking && html`<p class="checking" role="status">${say("checking")}</p>`}
      ${
        lost &&
        html`<div class="lost">
          <h2 class="display">${say("camera-lost.title")}</h2>
          <p>${say("camera-lost.detail")}</p>
          <button class="button penca" onClick=${() => this.open()}>${say("camera-lost.again")}</button>
        </div>`
      }
    </section>`;
  }
}

export function ByHand({ onCode, onClose }) {
  const send = (event) => {
    event.preventDefault();
    const text = event.target.elements.number.value.trim().toUpperCase();
    if (text) onCode(text);
  };
  return html`<form class="sheet" onSubmit=${send}>
    <${Title} text=${say("hand.title")} onClose=${onClose} />
    <label for="number">${say("hand.label")}</label>
    <input id="number" name="number" autocomplete="off" autocapitalize="characters" spellcheck=${false}
      maxlength="200" autofocus ref=${(input) => input?.focus()} />
    <p class="hint">${say("hand.hint")}</p>
    <button class="button penca">${say("hand.check")}</button>
  </form>`;
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
