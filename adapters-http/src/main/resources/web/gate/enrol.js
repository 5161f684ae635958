// A phone that is no gate, or no longer one: it becomes one with a code, given by a link, typed or
// scanned.
import { Component, createRef } from "../vendor/preact.js";
import { watch } from "./camera.js";
import { codeGiven, codeIn, enrol, isInvited } from "./device.js";
import { html } from "./parts.js";
import { say } from "./words.js";

const LENGTH = 8; // letters and digits of a code

// A link that is opened in this same tab changes the address's end only.
addEventListener("hashchange", () => isInvited() && location.reload());

export class Enrol extends Component {
  video = createRef();
  state = { trouble: null, busy: false, scanning: false };

  componentDidMount() {
    const code = codeGiven();
    if (code) this.send(code);
  }

  componentDidUpdate() {
    if (this.state.scanning && !this.camera) {
      this.camera = watch(this.video.current, {
        onCode: (text) => this.send(codeIn(text) ?? text),
        onFault: (fault) => fault && this.stop(),
        onTorch: () => {},
      });
    }
  }

  componentWillUnmount() {
    this.stop();
  }

  stop = () => {
    this.camera?.stop();
    this.camera = null;
    this.setState({ scanning: false });
  };

  async send(text) {
    if (this.state.busy) return;
    this.stop();
    const code = text.replace(/[\s-]/g, "").toUpperCase();
    if (code.length !== LENGTH) {
      this.setState({ trouble: "short" });
      return;
    }
    this.setState({ busy: true, trouble: null });
    const trouble = await enrol(code);
    if (trouble) this.setState({ busy: false, trouble });
    else location.reload();
  }

  submit = (event) => {
    event.preventDefault();
    this.send(event.target.elements.code.value);
  };

  /** @param kind "enrol" | "revoked" */
  render({ kind }, { trouble, busy, scanning }) {
    return html`<section class="said enrol" data-stop=${kind}>
      <h1 class="display">${say(`${kind}.title`)}</h1>
      <p class="detail">${say(`${kind}.detail`)}</p>
      <form onSubmit=${this.submit}>
        ${scanning && html`<video ref=${this.video} playsinline muted aria-hidden="true"></video>`}
        <label for="code">${say("enrol.label")}</label>
        <input id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck=${false}
          maxlength="20" placeholder="7K2Q-4F9X" aria-describedby="enrol-trouble" />
        <p class="trouble" id="enrol-trouble" role="alert" data-trouble=${trouble}>
          ${trouble && say(`enrol.${trouble}`)}
        </p>
        <button class="button penca" aria-busy=${busy} disabled=${busy}>
          ${say(busy ? "enrol.sending" : "enrol.send")}
        </button>
        <button type="button" class="button line" disabled=${busy}
          onClick=${() => (scanning ? this.stop() : this.setState({ scanning: true }))}>
          ${say(scanning ? "enrol.stop" : "enrol.scan")}
        </button>
      </form>
    </section>`;
  }
}
