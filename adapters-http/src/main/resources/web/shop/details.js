// The details form: says what is wrong beside the field, and sends once.
import "../parts/errors.js";

const SLOW_AFTER = 5_000; // ms until the honest line

const form = document.querySelector("form.column");
const button = form.querySelector(".button");
const label = button.querySelector(".label");
const slow = form.querySelector(".slow");
const idle = label.textContent;
const late = slow.textContent;
const KNOWN = "buyer"; // what this browser keeps of its visitor, nowhere else
const TYPED = "typed"; // what was typed before the language was switched
let sent = false;
let timer;

form.noValidate = true;
form.addEventListener("submit", (event) => {
  const wrong = [...form.querySelectorAll("input[required]")].filter((input) => !right(input));
  if (sent || wrong.length > 0) {
    event.preventDefault();
    wrong[0]?.focus();
    return;
  }
  if (!navigator.onLine) {
    event.preventDefault();
    slow.textContent = form.dataset.offline;
    slow.hidden = false;
    return;
  }
  event.preventDefault();
  sent = true;
  slow.hidden = true;
  slow.textContent = late;
  remember();
  button.setAttribute("aria-busy", "true");
  button.setAttribute("aria-disabled", "true");
  label.textContent = form.dataset.working;
  timer = setTimeout(() => (slow.hidden = false), SLOW_AFTER);
  send();
});

/** Asks whether the shop is there first: a form that is sent to nobody ends in the browser's own page. */
async function send() {
  try {
    const answer = await fetch("/health/live", { cache: "no-store" });
    if (answer.status === 502 || answer.status === 504) throw new Error("a proxy without a shop");
    form.submit();
  } catch {
    ready();
    slow.textContent = form.dataset.down;
    slow.hidden = false;
  }
}

form.addEventListener("change", (event) => {
  if (event.target.required && (event.target.value || event.target.type === "checkbox")) {
    right(event.target);
  }
});

addEventListener("online", () => (slow.hidden = true));
recall();

// Coming back with the browser's button shows the page as it was left: sent. Make it ready again.
addEventListener("pageshow", (event) => {
  if (event.persisted) ready();
});

function ready() {
  sent = false;
  clearTimeout(timer);
  slow.hidden = true;
  button.removeAttribute("aria-busy");
  button.removeAttribute("aria-disabled");
  label.textContent = idle;
}

// The other language is another page: what was typed goes along.
document.querySelector(".language").addEventListener("click", () => {
  const { email, name, age } = form.elements;
  try {
    sessionStorage.setItem(TYPED, JSON.stringify({ email: email.value, name: name.value, age: age.checked }));
  } catch {
    // storage is forbidden: the fields are typed again
  }
});

/** Someone who was here before finds name and email address filled in. */
function recall() {
  try {
    const typed = JSON.parse(sessionStorage.getItem(TYPED) ?? "{}");
    sessionStorage.removeItem(TYPED);
    const known = { ...JSON.parse(localStorage.getItem(KNOWN) ?? "{}"), ...typed };
    if (typed.age) form.elements.age.checked = true;
    for (const name of ["email", "name"]) form.elements[name].value ||= known[name] ?? "";
  } catch {
    // storage is forbidden or not ours: the form stays empty
  }
}

function remember() {
  const { email, name } = form.elements;
  try {
    localStorage.setItem(KNOWN, JSON.stringify({ email: email.value, name: name.value }));
  } catch {
    // storage is forbidden: nothing is remembered
  }
}

/** Each field's line keeps its place whether it shows or not: nothing moves under a finger. */
function right(input) {
  const holder = input.closest(".field, .consent");
  const good = input.type === "checkbox" ? input.checked : input.checkValidity() && input.value.trim() !== "";
  holder.classList.toggle("wrong", !good);
  if (good) input.removeAttribute("aria-invalid");
  else input.setAttribute("aria-invalid", "true");
  return good;
}
