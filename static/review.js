/* Comfort only: the pages work without it. */
(() => {
  "use strict";
  const form = document.getElementById("ra-soat");
  if (!form) return;
  const panes = document.querySelector(".panes");
  const paper = document.getElementById("trang-in");
  const source = document.getElementById("van-ban");
  const named = (id) => document.getElementById(id);

  // Trang in or Chữ đã đọc: the choice is kept while the page is open.
  const show = (view) => {
    if (!paper) return;
    panes.dataset.view = view;
    for (const link of panes.querySelectorAll(".panes__choice a")) {
      if (link.hash === `#${view}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const shown = () => (paper && panes.dataset.view !== "van-ban" ? paper : source);
  show("trang-in");

  // A link to an item opens it; a link into a pane shows the pane.
  const arrive = () => {
    const target = named(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (source.contains(target)) show("van-ban");
    if (paper?.contains(target)) show("trang-in");
    for (let each = target; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
    const details = target.querySelector(":scope > details");
    if (details) {
      details.open = true;
      details.querySelector("summary").focus();
    } else if (form.contains(target) && target.matches("input, select, textarea")) target.focus();
  };
  addEventListener("hashchange", arrive);
  arrive();

  // A field shows its place, a place leads to its field.
  let here = [];
  const point = (field) => {
    for (const each of here) each.classList.remove("is-here");
    const tag = named(`cho-${field}`);
    const spans = [...source.querySelectorAll(".read")].filter((each) => each.dataset.to === field);
    const spots = paper ? [...paper.querySelectorAll(".spot")].filter((each) => each.getAttribute("href") === `#${field}`) : [];
    here = [...spans, ...spots, ...(tag ? [tag] : [])];
    for (const each of here) each.classList.add("is-here");
    const pane = shown();
    const first = here.find((each) => pane.contains(each));
    if (!first) return;
    const box = first.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) pane.scrollTop += box.top - frame.top - pane.clientHeight / 3;
  };
  form.addEventListener("focusin", (event) => {
    if (!event.target.id || panes.contains(event.target)) return;
    const item = event.target.closest(".tree > li");
    point(/-(addressees|deadlines)$/.test(event.target.id) || !item ? event.target.id : item.querySelector("textarea").id);
  });
  panes.addEventListener("click", (event) => {
    const place = event.target.closest(".read[data-to], .spot");
    const to = place?.dataset.to ?? place?.getAttribute("href").slice(1);
    const field = to && named(to);
    if (!field) return;
    event.preventDefault();
    for (let each = field; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
    field.focus();
  });

  // Keys: they are listed under "Phím tắt".
  const problems = () => [...form.querySelectorAll(".row--check :is(input, select, textarea):not([type=hidden]), .is-doubtful > details > summary, [aria-invalid=true]")];
  const jump = (step) => {
    const all = problems();
    if (!all.length) return;
    const at = all.findIndex((each) => each === document.activeElement || each.closest("li")?.contains(document.activeElement));
    const next = all[(at + step + all.length) % all.length] ?? all[0];
    if (next.tagName === "SUMMARY") next.parentElement.open = true;
    next.focus();
    next.scrollIntoView({ block: "center" });
  };
  const press = (deed) => form.querySelector(`.actions [value=${deed}]`)?.click();
  addEventListener("keydown", (event) => {
    if (event.repeat || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    const deeds = {
      "F8": () => jump(event.shiftKey ? -1 : 1),
      "F9": () => show(shown() === paper ? "van-ban" : "trang-in"),
      "c+Enter": () => press("publish_next"),
      "c+s": () => press("save"),
    };
    const deed = deeds[`${command ? "c+" : ""}${event.key}`];
    if (!deed) return;
    event.preventDefault();
    deed();
  });

  // What was typed and not saved is not lost by a slip.
  let dirty = form.querySelector('[role="alert"]') !== null || named("loi") !== null || named("so-moi") !== null;
  form.addEventListener("input", () => { dirty = true; });
  form.addEventListener("submit", () => { dirty = false; });
  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
})();
