// Comforts only: every page works without this file.
const remember = (name, value) => {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Nothing is remembered where storage is forbidden.
  }
};
const recall = (name) => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};

// Theme: as the system, light or dark.
const theme = document.querySelector("fieldset.theme");
if (theme) {
  const chosen = recall("theme") ?? "auto";
  for (const input of theme.querySelectorAll("input")) {
    input.checked = input.value === chosen;
    input.addEventListener("change", () => {
      const own = input.value !== "auto";
      if (own) document.documentElement.dataset.theme = input.value;
      else delete document.documentElement.dataset.theme;
      remember("theme", own ? input.value : null);
    });
  }
  theme.hidden = false;
}

// Copy buttons: data-copy holds the address, data-done what the button says afterwards.
const copies = (button) => {
  const says = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = says), 2000);
  });
  button.hidden = false;
};
if (navigator.clipboard) {
  const sheet = document.querySelector(".sheet[data-copy-label]");
  for (const link of sheet?.querySelectorAll(".point__link") ?? []) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "point__copy";
    button.textContent = sheet.dataset.copyLabel;
    button.setAttribute("aria-label", `${sheet.dataset.copyLabel}: ${link.textContent}`);
    button.dataset.copy = link.pathname;
    button.dataset.done = sheet.dataset.copyDone;
    link.after(button);
    copies(button);
  }
  for (const button of document.querySelectorAll("button[data-copy][hidden]")) copies(button);
}

// Single-key shortcuts: inert while typing, and they can be switched off (WCAG 2.1.4).
const dialog = document.getElementById("phim-tat");
const search = document.querySelector('form[role="search"] input[name="q"]');
const own = dialog.querySelector('input[name="shortcuts"]');
own.checked = recall("shortcuts") !== "off";
own.addEventListener("change", () => remember("shortcuts", own.checked ? null : "off"));
for (const place of document.querySelectorAll("[data-shortcuts-open]")) {
  place.hidden = false;
  place.querySelector("button").addEventListener("click", () => dialog.showModal());
}
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  if (!own.checked || typing || dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && search) {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === "?") {
    event.preventDefault();
    dialog.showModal();
  }
});
