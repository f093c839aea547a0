// A chosen file is sent at once and stays beside its field; without JavaScript it goes with the form.
async function send(file, box) {
  const form = box.closest("form");
  const body = new FormData();
  body.append("_csrf", form.elements._csrf.value);
  body.append("_name", box.dataset.name);
  body.append("_form", box.dataset.form);
  body.append("_field", box.dataset.field);
  body.append("file", file);
  const answer = await fetch("/uploads", { method: "POST", body, headers: { "HX-Request": "true" } });
  return { taken: answer.ok, words: (await answer.text()).trim() };
}

document.addEventListener("change", async (event) => {
  const input = event.target;
  const box = input.matches("input[type=file]") && input.closest("[data-upload]");
  if (!box) return;
  const chips = box.querySelector(".chips");
  const several = input.multiple;
  const files = [...input.files];
  input.value = "";
  for (const file of files) {
    const waiting = document.createElement("li");
    waiting.className = "chip";
    waiting.innerHTML = "<span></span>";
    waiting.firstChild.textContent = `${box.dataset.sending} ${file.name}`;
    if (!several) chips.replaceChildren();
    chips.append(waiting);
    try {
      const holder = document.createElement("template");
      const { taken, words } = await send(file, box);
      if (!taken) throw new Error(words);
      holder.innerHTML = words;
      waiting.replaceWith(holder.content);
    } catch (refusal) {
      waiting.classList.add("failed");
      waiting.firstChild.textContent = `${box.dataset.failed} ${file.name}: ${refusal.message}`;
    }
  }
  box.closest("form").dispatchEvent(new Event("input", { bubbles: true }));
});

document.addEventListener("click", (event) => {
  const button = event.target.closest(".chip button");
  if (!button) return;
  event.preventDefault();
  const form = button.form;
  button.closest(".chip").remove();
  form?.dispatchEvent(new Event("input", { bubbles: true }));
});
