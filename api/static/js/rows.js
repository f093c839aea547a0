// Rows of a table are added and removed at once; without JavaScript the same buttons ask the server.
function renumber(list) {
  const name = list.dataset.list;
  const old = new RegExp(`^(.*?${name.replaceAll(".", "\\.")}\\.)\\d+`);
  [...list.children].forEach((row, place) => {
    for (const part of row.querySelectorAll("[data-nth]")) part.textContent = String(place + 1);
    for (const part of [row, ...row.querySelectorAll("*")]) {
      for (const attribute of ["name", "id", "for", "aria-describedby", "value", "data-list", "data-name", "data-path"]) {
        if (attribute === "value" && part.getAttribute("name") !== "_remove" && part.getAttribute("name") !== "_add") continue;
        const now = part.getAttribute(attribute);
        if (now) part.setAttribute(attribute, now.split(" ").map((one) => one.replace(old, `$1${place}`)).join(" "));
      }
    }
  });
}

function settle(box) {
  const list = box.querySelector("[data-list]");
  const full = list.children.length >= Number(box.dataset.most || Infinity);
  box.querySelector("button[name=_add]").disabled = full;
  renumber(list);
}

function changed(form) {
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=_add], button[name=_remove]");
  const box = button?.closest("[data-rows]");
  if (!box) return;
  event.preventDefault();
  const list = box.querySelector("[data-list]");
  if (button.name === "_add") {
    const blank = box.querySelector(":scope > template").content.cloneNode(true);
    list.append(blank);
    settle(box);
    list.lastElementChild.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  } else {
    const row = button.closest("[data-row]");
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    settle(box);
    (next?.querySelector("button[name=_remove]") ?? box.querySelector("button[name=_add]")).focus();
  }
  changed(button.form ?? box.closest("form"));
});
