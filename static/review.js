/* Comfort only: the pages work without it. */
(() => {
  "use strict";
  const form = document.getElementById("ra-soat");
  if (!form) return;

  // A link to an item opens it.
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = target?.querySelector(":scope > details");
    if (details) {
      details.open = true;
      details.querySelector("summary").focus();
    }
  };
  addEventListener("hashchange", open);
  open();

  // A field that is being corrected shows its line in the source.
  const pane = document.querySelector(".source");
  let here = null;
  form.addEventListener("focusin", (event) => {
    const link = event.target.closest(".row, .edit")?.querySelector('a[href^="#l"]');
    here?.classList.remove("is-here");
    here = link && document.getElementById(link.hash.slice(1));
    if (!here || event.target.closest(".source")) return;
    here.classList.add("is-here");
    pane.scrollTop += here.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  });

  // What was typed and not saved is not lost by a slip.
  let dirty = form.querySelector('[role="alert"]') !== null || document.getElementById("loi") !== null;
  form.addEventListener("input", () => { dirty = true; });
  form.addEventListener("submit", () => { dirty = false; });
  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
})();
