// What the gate says when it can not decide. Bone, not red: nobody was refused.
import { Icon, html } from "./parts.js";
import { say } from "./words.js";

/**
 * @param kind "offline" | "busy": the scan is kept and goes again under its own id; "conflict": that
 *   id was another scan's, and it goes again under a new one
 */
export function Trouble({ kind, waiting, onRetry, onDrop }) {
  return html`<section class="said bone" role="alert" data-trouble=${kind}>
    <${Icon} name=${kind === "offline" ? "wifi-off" : "circle-alert"} />
    <h1 class="display">${say(`${kind}.title`)}</h1>
    <p class="detail">${say(`${kind}.detail`)}</p>
    <div class="foot teeth">
      <button class="button penca" aria-busy=${waiting} disabled=${waiting} onClick=${onRetry}>
        ${say(waiting ? "checking" : "offline.retry")}
      </button>
      <button class="button line" onClick=${onDrop}>${say("offline.drop")}</button>
    </div>
  </section>`;
}

/** A phone that can not scan yet: no event, or still looking for it. */
export function Stop({ kind }) {
  return html`<section class="said" data-stop=${kind}>
    <h1 class="display">${say(`${kind}.title`)}</h1>
    <p class="detail">${say(`${kind}.detail`)}</p>
  </section>`;
}
