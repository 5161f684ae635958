// The details form: says what is wrong beside the field, and sends once.

const SLOW_AFTER = 5_000; // ms until the honest line

const form = document.querySelector("form.column");
const button = form.querySelector(".button");
const label = button.querySelector(".label");
const slow = form.querySelector(".slow");
const idle = label.textContent;
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
  sent = true;
  button.setAttribute("aria-busy", "true");
  button.setAttribute("aria-disabled", "true");
  label.textContent = form.dataset.working;
  timer = setTimeout(() => (slow.hidden = false), SLOW_AFTER);
});

form.addEventListener("change", (event) => {
  if (event.target.required && (event.target.value || event.target.type === "checkbox")) {
    right(event.target);
  }
});

// Coming back with the browser's button shows the page as it was left: sent. Make it ready again.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  sent = false;
  clearTimeout(timer);
  slow.hidden = true;
  button.removeAttribute("aria-busy");
  button.removeAttribute("aria-disabled");
  label.textContent = idle;
});

function right(input) {
  const holder = input.closest(".field, .consent");
  const good = input.type === "checkbox" ? input.checked : input.checkValidity() && input.value.trim() !== "";
  holder.classList.toggle("wrong", !good);
  let line = holder.querySelector(".mistake");
  if (good) {
    line?.remove();
    input.removeAttribute("aria-invalid");
  } else {
    if (!line) {
      line = document.createElement("p");
      line.className = "mistake";
      line.setAttribute("role", "alert");
      holder.append(line);
    }
    line.textContent = holder.dataset.wrong;
    input.setAttribute("aria-invalid", "true");
  }
  return good;
}
