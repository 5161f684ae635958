// The device's key: comes once in the address's fragment, is kept here and never sent elsewhere.
const PLACE = "maguey.gate.device";

/** The key, or null when this phone is not a gate. */
export function deviceKey() {
  const given = new URLSearchParams(location.hash.slice(1)).get("device");
  if (given) {
    localStorage.setItem(PLACE, given);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return localStorage.getItem(PLACE);
}

export function forgetDevice() {
  localStorage.removeItem(PLACE);
}
