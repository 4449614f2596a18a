// Suggestions while typing: a list below the search box. Without this file the box is a plain one.
const WAIT = 120; // milliseconds without a key before the archive is asked
const SHORTEST = 2;

const element = (name, className, text) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};

const suggests = (form, serial) => {
  const input = form.querySelector('input[name="q"]');
  const list = element("div", "suggest");
  const status = element("p", "hidden");
  let options = [];
  let answered = null; // the text that the options were fetched for
  let active = -1;
  let timer;
  let asked;

  list.id = `goi-y-${serial}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestLabel);
  list.hidden = true;
  status.setAttribute("role", "status");
  form.append(list, status);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);

  const typed = () => input.value.trim();
  const choose = (place) => {
    options[active]?.setAttribute("aria-selected", "false");
    active = place;
    if (active < 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    options[active].setAttribute("aria-selected", "true");
    options[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[active].id);
  };
  const show = () => {
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  const forgetQuestion = () => {
    clearTimeout(timer);
    asked?.abort();
  };
  const close = () => {
    forgetQuestion();
    choose(-1);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  };
  const clear = () => {
    close();
    options = [];
    answered = null;
    list.replaceChildren();
    status.textContent = "";
  };

  const option = (suggestion) => {
    const link = element("a");
    link.id = `${list.id}-${options.length}`;
    link.href = suggestion.url;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    const words = element("span");
    words.lang = "vi";
    for (const [text, isMatch] of suggestion.segments) words.append(isMatch ? element("mark", "", text) : text);
    link.append(words);
    if (suggestion.detail) link.append(" ", element("span", "suggest__detail", suggestion.detail));
    options.push(link);
    return link;
  };
  const draw = (text, answer) => {
    choose(-1);
    answered = text;
    options = [];
    const groups = answer.groups.map((group) => {
      const drawn = element("div", `suggest__group--${group.name}`);
      const label = element("div", "suggest__label", group.label);
      label.id = `${list.id}-${group.name}`;
      label.setAttribute("role", "presentation");
      drawn.setAttribute("role", "group");
      drawn.setAttribute("aria-labelledby", label.id);
      drawn.append(label, ...group.suggestions.map(option));
      return drawn;
    });
    list.replaceChildren(...groups);
    list.scrollTop = 0;
    status.textContent = answer.sentence;
    show();
  };

  const ask = async () => {
    forgetQuestion();
    const text = typed();
    asked = new AbortController();
    const { signal } = asked;
    try {
      const response = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(text)}`, { signal });
      if (!response.ok) return clear();
      const answer = await response.json();
      if (!signal.aborted && document.activeElement === input) draw(text, answer);
    } catch (error) {
      if (error.name !== "AbortError") clear();
    }
  };
  // Letters that are still being composed arrive as input events of their own.
  // Until the answer is here the old list stays in sight, so that it does not flicker at each key.
  input.addEventListener("input", () => {
    forgetQuestion();
    choose(-1);
    if (typed().length < SHORTEST) clear();
    else timer = setTimeout(ask, WAIT);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && typed().length >= SHORTEST && typed() !== answered) {
      event.preventDefault();
      if (!event.repeat) ask();
    } else if (step && options.length) {
      event.preventDefault();
      const isOpen = !list.hidden;
      show();
      // One place more than there are options: the box itself, with none chosen.
      const places = options.length + 1;
      const from = isOpen ? active : -1;
      choose(((from + 1 + step + places) % places) - 1);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter") {
      if (active >= 0 && !list.hidden) {
        event.preventDefault();
        location.assign(options[active].href);
      }
      close();
    }
  });
  // Pressing the mouse must not take the focus, or the list would close before the click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  input.addEventListener("blur", close);
  addEventListener("pageshow", clear);
};

let serial = 0;
for (const form of document.querySelectorAll("form[data-suggest]")) suggests(form, ++serial);
