// One code for the scanner: the screen stays on while it shows.

const awake = () => navigator.wakeLock?.request("screen").catch(() => {});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) awake();
});
awake();
