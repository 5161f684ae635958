// The page's sentences, given by the server.
const holder = document.getElementById("gate");
const sentences = JSON.parse(holder.dataset.words);
export const locale = document.documentElement.lang;

/** One sentence; `{0}`, `{1}` … are filled by the arguments. */
export function say(key, ...values) {
  return values.reduce((text, value, i) => text.replace(`{${i}}`, () => value), sentences[key]);
}

/** Time of day at the venue as the gate writes it, 23:12; half past midnight is 00:30. */
export function clock(moment) {
  return new Date(moment).toLocaleTimeString(locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: holder.dataset.timeZone,
  });
}

export const languageUrl = holder.dataset.languageUrl;
