// Tickets that were opened once open without a network too: a worker keeps their pages on this device.

/** @param page an address to keep; none only readies the worker */
export async function keep(page) {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register("/worker.js");
    const ready = await navigator.serviceWorker.ready;
    if (page) ready.active.postMessage({ keep: page });
  } catch {
    // a browser that forbids it (a private window): the page works as long as it is open
  }
}
