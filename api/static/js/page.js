// What every page does a little better with JavaScript; without it everything still works.
document.documentElement.classList.add("js");

// The summary of problems speaks first.
const problems = document.getElementById("problems");
if (problems) problems.focus();

// A second press on a button that already works sends nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  // What opens beside the page leaves it as it is, to be pressed again.
  if (form.method === "get" || event.submitter?.formTarget === "_blank") return;
  form.dataset.sent = "yes";
  if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
});

function release() {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}

// Back from the next page, or stopped on the way there, everything can be pressed again.
window.addEventListener("pageshow", release);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") release();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
  for (const menu of document.querySelectorAll("details.who[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// Choosing an agency from the register fills in its name.
document.addEventListener("change", (event) => {
  const chosen = event.target.selectedOptions?.[0];
  if (!event.target.matches("select[data-names]") || !chosen) return;
  const form = event.target.form;
  const name = form.elements[event.target.dataset.names];
  if (name && chosen.value) name.value = chosen.dataset.name ?? chosen.textContent.trim();
});

// On paper everything is open.
const folded = () => document.querySelectorAll("main details:not([open])");
window.addEventListener("beforeprint", () => {
  for (const part of folded()) {
    part.open = true;
    part.dataset.wasFolded = "yes";
  }
});
window.addEventListener("afterprint", () => {
  for (const part of document.querySelectorAll("[data-was-folded]")) {
    part.open = false;
    delete part.dataset.wasFolded;
  }
});
