// Tells a scanner that types (a keyboard to the phone) from a person: nobody types this fast.
const FASTEST_PERSON = 35; // ms from key to key, over the whole text; scanners take 1 to 20
const LEAST = 6; // keys, below which nothing can be told

/** Follows the keys of one field. What was pasted or put in otherwise counts as a person's. */
export class Pace {
  first = 0;
  last = 0;
  keys = 0;

  /** @param event keydown of the field */
  key({ key, timeStamp }) {
    if (key?.length !== 1) return; // not a letter; browsers that fill a field in send none
    if (this.keys === 0) this.first = timeStamp;
    this.last = timeStamp;
    this.keys += 1;
  }

  /** @param text what the field holds @returns {"read" | "typed"} */
  input(text) {
    const byKeys = this.keys === text.length && this.keys >= LEAST;
    const pause = (this.last - this.first) / (this.keys - 1);
    return byKeys && pause < FASTEST_PERSON ? "read" : "typed";
  }
}
