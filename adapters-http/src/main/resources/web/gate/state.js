// What the page knows; each screen is drawn from it.
import { signal } from "../vendor/signals-core.js";
import { deviceKey, isInvited } from "./device.js";

export const key = isInvited() ? null : await deviceKey();

export const state = signal({
  stop: key ? null : "enrol", // why nothing can be scanned at all
  tonight: null,
  camera: "ask",
  online: true,
  started: false,
  sheet: null, // "hand" | "last" | "heads"
  torch: null,
  lit: false,
  pending: null, // {scanId, code, input, at}: on its way, or kept until it gets through
  trouble: null, // "offline" | "busy" | "conflict": why the pending one did not
  shown: null, // the verdict on the screen
  last: [],
});

export const change = (part) => (state.value = { ...state.value, ...part });
