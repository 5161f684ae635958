// The night's page: steppers, the sum while choosing, and a look for tickets that come back.
import "../parts/errors.js";
import { keep } from "../parts/keep.js";
import { computed, effect, signal } from "../vendor/signals-core.js";

const form = document.querySelector(".purchase");
if (form) choose(form);
if (document.querySelector("[data-watch]")) watch();
addEventListener("load", () => keep());

function choose(form) {
  document.documentElement.classList.add("live");
  const says = form.dataset;
  // Made when it is first needed: a weak phone takes a tenth of a second and more, which the page
  // would wait for while it opens. The symbol as the server writes it: the currency's own in the
  // US, in both languages.
  let money;
  const formatted = (amount) => {
    money ??= new Intl.NumberFormat("en-US", { style: "currency", currency: says.currency });
    return money.format(amount);
  };
  // Units are the payment provider’s, which are not everywhere those of ISO 4217.
  const digits = Number(says.digits);
  const display = (minor) => formatted(minor / 10 ** digits);
  const tiers = [...form.querySelectorAll(".tier:has(.stepper)")].map(tier);
  const most = Number(says.most);
  for (const one of tiers) atMost(one, tiers, most);
  const chosen = computed(() => tiers.filter((tier) => tier.count.value > 0));
  const total = computed(() => tiers.reduce((sum, t) => sum + t.count.value * t.price, 0));
  const fees = computed(() => tiers.reduce((sum, t) => sum + t.count.value * t.fee, 0));
  const bar = form.querySelector(".total-bar");
  if (!bar) return;
  const button = bar.querySelector(".button");
  const label = button.querySelector("span");

  effect(() => {
    const none = chosen.value.length === 0;
    const list = chosen.value.map((t) => `${t.count.value} ${t.name}`).join(", ");
    bar.querySelector(".sum").textContent = none ? "" : display(total.value);
    const wide = matchMedia("(min-width: 900px)").matches;
    bar.querySelector(".sum-note").textContent =
      none ? "" : wide ? says.allIn : says.included.replace("{0}", list);
    label.textContent = none ? says.choose : says.continue;
    button.setAttribute("aria-disabled", String(none));
    const lines = none
      ? []
      : [
          ...chosen.value.map((t) => [
            `${t.count.value} ${t.name}`,
            display(t.count.value * (t.price - t.fee)),
          ]),
          ...(fees.value > 0 ? [[says.fee, display(fees.value)]] : []),
        ];
    bar
      .querySelector(".receipt-lines")
      .replaceChildren(...lines.flat().map((text) => element("span", text)));
  });

  form.addEventListener("submit", (event) => {
    if (chosen.value.length === 0) {
      event.preventDefault();
      form.querySelector(".stepper button[data-by='1']:not([disabled])")?.focus();
    }
  });
}

function tier(section) {
  const stepper = section.querySelector(".stepper");
  const input = stepper.querySelector("input");
  const maximum = Number(input.max);
  const room = signal(maximum);
  const within = (value) =>
    Math.min(maximum, room.peek(), Math.max(0, Math.floor(value) || 0));
  const count = signal(within(Number(input.value)));
  input.addEventListener("input", () => (count.value = within(Number(input.value))));
  input.addEventListener("blur", () => (input.value = count.value));
  for (const button of stepper.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      count.value = within(count.value + Number(button.dataset.by));
      input.value = count.value;
    });
  }
  effect(() => {
    stepper.classList.toggle("chosen", count.value > 0);
    stepper.querySelector("[data-by='-1']").disabled = count.value === 0;
    stepper.querySelector("[data-by='1']").disabled = count.value >= Math.min(maximum, room.value);
    section.querySelector(".maximum").hidden = count.value < maximum;
  });
  return {
    name: section.dataset.name,
    price: Number(section.dataset.price),
    fee: Number(section.dataset.fee),
    count,
    room,
  };
}

/** One guest’s tickets of all kinds together are at most `most`. */
function atMost(one, tiers, most) {
  effect(() => {
    const others = tiers.reduce((sum, t) => sum + (t === one ? 0 : t.count.value), 0);
    one.room.value = Math.max(0, most - others);
  });
}

/** While tickets are on hold, looks every 20 s whether some came back. */
function watch() {
  const look = async () => {
    if (document.hidden) return;
    try {
      const page = await fetch(location.href, { headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
      if (page.ok && !fresh.querySelector("[data-watch]")) location.reload();
    } catch {
      // no network for a moment: the next look asks again
    }
  };
  setInterval(look, 20_000);
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
