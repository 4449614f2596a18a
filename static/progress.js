/* While a batch is being read, look again every few seconds and show what changed in place. */
"use strict";

(() => {
  const part = (page) => page.getElementById("tien-do");

  async function look() {
    let ahead = true;
    try {
      const answer = await fetch(location.href);
      if (!answer.ok || answer.redirected) return location.reload();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const busy = part(document).contains(document.activeElement); // whoever is there stays there
      if (!busy && part(page).textContent !== part(document).textContent) {
        part(document).replaceChildren(...part(page).childNodes);
        document.title = page.title;
      }
      ahead = busy || "every" in part(page).dataset;
    } catch {
      // The site does not answer now; it may the next time.
    }
    if (ahead) later();
  }

  function later() {
    setTimeout(look, 1000 * part(document).dataset.every);
  }

  later();
})();
