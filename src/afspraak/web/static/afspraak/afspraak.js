// What is nicer with JavaScript; every act works without it.
(() => {
  "use strict";
  const typt = (doel) => doel.closest("input:not([type=checkbox]), textarea, select") !== null;

  // Errors and refusals get the focus, so that nobody misses them.
  const wijs = () => document.querySelector("[data-focus]")?.focus();

  // A link to a folded card opens it.
  const vouwOpen = () => {
    const doel = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    const vouw = doel?.closest("details");
    if (vouw) {
      vouw.open = true;
      doel.scrollIntoView({ block: "start" });
    }
  };

  const werklijst = (formulier) => {
    const regels = [...formulier.querySelectorAll(".regel")];
    const alles = formulier.querySelector("[data-alles]");
    if (alles) {
      alles.closest("label").hidden = false;
      alles.addEventListener("change", () => {
        for (const vak of formulier.querySelectorAll("input[name=taak]")) vak.checked = alles.checked;
      });
    }
    const uitleg = document.querySelector("[data-toetsen]");
    if (uitleg) uitleg.hidden = false;
    let plek = -1;
    document.addEventListener("keydown", (gebeurtenis) => {
      if (gebeurtenis.ctrlKey || gebeurtenis.metaKey || gebeurtenis.altKey || typt(gebeurtenis.target)) return;
      if (gebeurtenis.key === "j" || gebeurtenis.key === "k") {
        plek = Math.min(Math.max(plek + (gebeurtenis.key === "j" ? 1 : -1), 0), regels.length - 1);
        regels[plek]?.querySelector("a")?.focus();
      } else if (gebeurtenis.key === "x" && plek >= 0) {
        const vak = regels[plek].querySelector("input[name=taak]");
        if (vak) vak.checked = !vak.checked;
      }
    });
  };

  document.documentElement.classList.add("js");
  document.addEventListener("DOMContentLoaded", () => {
    wijs();
    vouwOpen();
    for (const formulier of document.querySelectorAll("[data-werklijst]")) werklijst(formulier);
  });
  window.addEventListener("hashchange", vouwOpen);
})();
