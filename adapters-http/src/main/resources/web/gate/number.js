// A ticket's number: eight signs, of which the last one checks the others (docs/ticket-code.md).
const SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const LENGTH = 8;
const POLYNOMIAL = 0b101111;

/** Nobody is refused for a slip in typing: it is told before anything is sent.
 * @param text in capitals @param {"read" | "typed"} input
 * @returns the words for it, or null where the server decides: on a number that fits, and on codes,
 *   which are far longer */
export function slipIn(text, input) {
  const bare = text.replace(/[\s-]/g, "");
  if (bare.length < LENGTH) return "hand.short";
  return input === "typed" && bare.length === LENGTH && !fits(bare) ? "hand.slip" : null;
}

function fits(bare) {
  const values = [...bare].map((sign) => SIGNS.indexOf(sign));
  const check = values.pop();
  return !values.includes(-1) && check === values.reduce((rest, value) => sixTimes(rest ^ value), 0);
}

/** In the field of 32 elements. */
function sixTimes(element) {
  let product = (element << 2) ^ (element << 1);
  if (product & 64) product ^= POLYNOMIAL << 1;
  return product & 32 ? product ^ POLYNOMIAL : product;
}
