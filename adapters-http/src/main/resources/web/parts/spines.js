// Spines: a share of a whole in minutes or people. The server draws the same (Spines.java).

export const EDGE = "M0 48L22.5 0L28 48Z";
export const VIEW_BOX = "0 0 28 48";

/** The filled part of one spine: 1 is whole, 0 is burnt, between them it burns from its tip. */
export function fill(part) {
  if (part <= 0) return "";
  if (part >= 1) return EDGE;
  const top = 48 * (1 - part);
  return `M0 48L${(22.5 * part).toFixed(1)} ${top.toFixed(1)}H${(28 - 5.5 * part).toFixed(1)}L28 48Z`;
}

/** The filled parts of `count` spines that together show `share` (0 to 1) of the whole. */
export function fills(count, share) {
  const left = Math.min(1, Math.max(0, share)) * count;
  return Array.from({ length: count }, (_, i) => fill(Math.min(1, Math.max(0, left - i))));
}

/** Redraws spines that the server drew. */
export function redraw(holder, share) {
  const drawings = [...holder.querySelectorAll("svg")];
  fills(drawings.length, share).forEach((path, i) => {
    let filled = drawings[i].querySelector(".fill");
    if (!filled) {
      filled = document.createElementNS("http://www.w3.org/2000/svg", "path");
      filled.setAttribute("class", "fill");
      drawings[i].append(filled);
    }
    filled.setAttribute("d", path);
  });
}
