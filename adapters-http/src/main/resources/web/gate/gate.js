// The gate: asks for tonight, reads codes, lets the server decide, shows the verdict.
import "../parts/errors.js";
import { render } from "../vendor/preact.js";
import { effect } from "../vendor/signals-core.js";
import * as api from "./api.js";
import { cameraPermission } from "./camera.js";
import { counted, figures } from "./figures.js";
import { Heads } from "./heads.js";
import { Counter, Last, Status, html, isExit } from "./parts.js";
import { Ready } from "./ready.js";
import { decide, dismiss, drop, read, refuse } from "./scans.js";
import { ByHand, Sight, Title, Tools } from "./scanning.js";
import { closeSheet, openSheet } from "./sheets.js";
import { signal as sound, wakeSound } from "./signals.js";
import { Enrol } from "./enrol.js";
import { change, key, state } from "./state.js";
import { look, watch } from "./tonight.js";
import { Stop, Trouble } from "./trouble.js";
import { Verdict } from "./verdict.js";
import { say } from "./words.js";

const SHOWN = 3; // of the last scans, below the camera

const root = document.getElementById("gate");

effect(() => render(html`<${Gate} ...${state.value} />`, root));

if (key) {
  change({ camera: await cameraPermission() });
  await watch();
}

async function start() {
  await wakeSound().catch(() => {});
  change({ started: true });
  stayAwake();
}

async function stayAwake() {
  const hold = () => navigator.wakeLock?.request("screen").catch(() => {});
  await hold();
  // the lock ends whenever the page is hidden
  document.addEventListener("visibilitychange", () => document.hidden || hold());
}

function Gate(now) {
  const { tonight } = now;
  const scanning = now.started && tonight && !now.stop && !now.trouble;
  root.className = [scanning && "scanning", isExit(tonight?.device) && "exit"].filter(Boolean).join(" ");
  if (now.stop === "enrol" || now.stop === "revoked") return html`<${Enrol} kind=${now.stop} />`;
  if (now.stop) return html`<${Stop} kind=${now.stop} />`;
  if (!tonight) {
    return now.online
      ? html`<${Stop} kind="checking-event" />`
      : html`<${Trouble} kind="offline" onRetry=${look} onDrop=${look} />`;
  }
  if (!now.started) {
    return html`<${Status} device=${tonight.device} online=${now.online} />
      <${Ready} tonight=${tonight} camera=${now.camera} onStart=${start}
        onSound=${() => wakeSound().then(() => sound("admit"))} />`;
  }
  if (now.trouble) {
    return html`<${Status} device=${tonight.device} online=${now.online} />
      <${Trouble} kind=${now.trouble} waiting=${now.waiting} onRetry=${decide} onDrop=${drop} />`;
  }
  return html`<${Scanning} ...${now} />`;
}

function Scanning({ tonight, online, pending, last, torch, lit, sheet, shown }) {
  return html`<${Status} device=${tonight.device} online=${online} />
    <${Counter} ...${figures(tonight)} onCount=${() => openSheet("heads")} />
    <${Sight} event=${tonight.event} checking=${Boolean(pending)} onCode=${read}
      onHand=${() => openSheet("hand")}
      onTorch=${(found) => change({ torch: found, lit: false })} />
    <${Last} scans=${last.slice(0, SHOWN)} />
    <${Tools} torch=${torch} lit=${lit}
      onHand=${() => openSheet("hand")}
      onLast=${() => openSheet("last")}
      onTorch=${() => {
        torch(!lit);
        change({ lit: !lit });
      }} />
    ${SHEETS[sheet]?.(last, tonight)}
    ${
      shown &&
      html`<${Verdict} scan=${shown} device=${tonight.device} online=${online}
        ...${figures(tonight)} onGo=${() => dismiss(shown.scanId)}
        onOverride=${() => read(shown.code, shown.input, true)}
        onRefuse=${() => refuse(shown.scanId)} />`
    }`;
}

/** By the name that `openSheet` takes. */
const SHEETS = {
  hand: () => html`<${ByHand} onCode=${read} onClose=${closeSheet} />`,
  heads: (_, tonight) => html`<${Heads} count=${tonight.in} capacity=${tonight.capacity}
    send=${(tap) => api.head(key, tap)} onClose=${closeSheet}
    onFigures=${(answer) => change({ tonight: counted(state.value.tonight, answer) })} />`,
  last: (last) => html`<section class="sheet">
    <${Title} text=${say("last.title")} onClose=${closeSheet} />
    <${Last} scans=${last} />
  </section>`,
};
