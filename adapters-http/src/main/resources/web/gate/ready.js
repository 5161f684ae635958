// Before doors: what this phone can do, each said with what was proved.
import { Icon, html, eventLine, isExit } from "./parts.js";
import { say } from "./words.js";

export function Ready({ tonight, camera, onSound, onStart }) {
  const sees = camera === "good" || camera === "ask";
  return html`<section class="said">
    <h1 class="display">${say("ready.title")}</h1>
    <p class="detail">
      ${say("ready.line", tonight.device.gate, eventLine(tonight.event))}
    </p>
    <div class="checks">
      <${Check} icon=${sees ? "camera" : "camera-off"} name=${say("ready.camera")}
        text=${say(`ready.camera.${camera}`)} good=${sees} />
      <${Check} icon="wifi" name=${say("ready.network")} text=${say("ready.network.good")} good />
      <${Check} icon="sun" name=${say("ready.awake")} good=${"wakeLock" in navigator}
        text=${"wakeLock" in navigator ? "" : say("ready.awake.none")} />
      <${Check} icon="vibrate" name=${say("ready.sound")} text=${say("ready.sound.detail")}
        mark="volume-2" onClick=${onSound} good />
    </div>
    <div class="foot">
      <button class="button penca" onClick=${onStart}>${say("ready.start")}</button>
      <p>${say(isExit(tonight.device) ? "exit.detail" : "ready.note")}</p>
    </div>
  </section>`;
}

function Check({ icon, name, text, good, mark = "check", onClick }) {
  const tag = onClick ? "button" : "div";
  return html`<${tag} class="check ${good ? "" : "amber"}" onClick=${onClick}>
    <${Icon} name=${icon} />
    <div><b>${name}</b><span>${text}</span></div>
    <${Icon} name=${good ? mark : "circle-alert"} look=${good ? "right" : ""} />
  </${tag}>`;
}
