// What is typed and not yet kept: said when a draft cannot be saved, and before the page is left.
const RETRY_AFTER = 20_000;

function clock(moment) {
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Bangkok", hour: "2-digit", minute: "2-digit" }).format(moment);
  return document.documentElement.lang === "th" ? `${time.replace(":", ".")} น.` : time;
}

// A proxy's own page of an error says nothing to an official.
function reason(request, otherwise) {
  const words = (request?.responseText ?? "").trim();
  return words && words.length < 400 && !words.includes("<") ? words : otherwise;
}

for (const form of document.querySelectorAll("form[data-guarded]")) {
  const said = form.querySelector("[data-unsaved]");
  let typed = form.hasAttribute("data-typed") ? 1 : 0;
  let [sent, kept, since, again] = [0, 0, null, 0];

  form.addEventListener("input", () => {
    typed += 1;
    since ??= new Date();
  });
  form.addEventListener("htmx:beforeRequest", () => {
    sent = typed;
    clearTimeout(again);
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.target !== form || !event.detail.successful) return;
    kept = sent;
    since = new Date();
    said?.classList.remove("error");
  });

  const failed = (event) => {
    if (event.target !== form || !said) return;
    said.classList.add("error");
    said.textContent = said.dataset.unsaved
      .replace("{since}", clock(since ?? new Date()))
      .replace("{why}", reason(event.detail.xhr, said.dataset.away));
    again = setTimeout(() => htmx.trigger(form, "input"), RETRY_AFTER);
  };
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) form.addEventListener(name, failed);

  window.addEventListener("beforeunload", (event) => {
    if (typed === kept || form.dataset.sent) return;
    event.preventDefault();
    event.returnValue = "";
  });
  // Once htmx listens.
  window.addEventListener("load", () => {
    if (typed && form.hasAttribute("hx-post")) htmx.trigger(form, "input");
  });
}
