// A table: one leaf for each seat, filled from the top as its guests arrive.
import { html } from "./parts.js";

const HEART = 19; // from the middle, where leaves begin; the check is inside
const TIP = 48;
const WIDEST = 15; // half a leaf
const CROWD = 16; // seats, from which outlines are thin
const GROWN = 1.14; // the newest leaf, so that it is told apart without colour

/** @param seats of the table; @param arrived how many came; @param isNew whether the last just did */
export function Rosette({ seats, arrived, isNew }) {
  const half = Math.min(WIDEST, Math.tan(Math.PI / Math.max(seats, 3)) * 34);
  const bend = (HEART + TIP) / 2;
  const leaf = `M0 ${-HEART}C${-half} ${-HEART - 4} ${-half} ${-bend - 4} 0 ${-TIP}C${half} ${-bend - 4} ${half} ${-HEART - 4} 0 ${-HEART}Z`;
  return html`<svg class="rosette" viewBox="-56 -56 112 112" aria-hidden="true"
    stroke-width=${seats > CROWD ? 1 : 2}>
    ${Array.from({ length: seats }, (_, i) => {
      const newest = isNew && i === arrived - 1;
      const turn = `rotate(${(i * 360) / seats})${newest ? ` scale(${GROWN})` : ""}`;
      return html`<path d=${leaf} transform=${turn}
        class=${newest ? "filled now" : i < arrived ? "filled" : ""} />`;
    })}
    <path class="heart" stroke-width="4.5" d="M-9 1L-3 7L9 -6" />
  </svg>`;
}
