// One code for the scanner: the screen stays on while it shows.
import "../parts/errors.js";

const awake = () => navigator.wakeLock?.request("screen").catch(() => {});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) awake();
});
awake();
