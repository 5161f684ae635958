// One more than the law allows: a person answers for it, and it is recorded.
import { Component } from "../vendor/preact.js";
import { html } from "./parts.js";
import { say } from "./words.js";

/**
 * Asks before it lets in. What a supervisor has to prove stands between the question and the answer.
 * @param onYes somebody answers for one more
 */
export class Override extends Component {
  state = { asking: false };

  render({ capacity, onYes }, { asking }) {
    const stay = (event) => event.stopPropagation();
    if (!asking) {
      return html`<button class="override" onClick=${(event) => {
        stay(event);
        this.setState({ asking: true });
      }}>${say("override")}</button>`;
    }
    return html`<div class="overriding" role="alertdialog" aria-label=${say("override.title")} onClick=${stay}>
      <h2 class="display">${say("override.title")}</h2>
      <p>${say("override.detail", capacity)}</p>
      <div class="choice">
        <button class="tap" onClick=${() => {
          this.setState({ asking: false });
          onYes();
        }}>${say("override.yes")}</button>
        <button class="tap refuse" onClick=${() => this.setState({ asking: false })}>${say("override.no")}</button>
      </div>
    </div>`;
  }
}
