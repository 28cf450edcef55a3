/* Progress only: every page works without this file. */
"use strict";

/** After a refused form the eye is on the top: put the keyboard and the reader there too. */
function focusErrors(root) {
  const summary = root.querySelector(".error-summary");
  if (summary) summary.focus();
}

/** Says which files were chosen: many photos fit in one picker, and its own label only counts them. */
function listChosen(input) {
  const list = input.parentElement.querySelector(".chosen") || document.createElement("ul");
  list.className = "chosen";
  list.replaceChildren(
    ...Array.from(input.files, (file) => {
      const line = document.createElement("li");
      line.textContent = `${file.name} · ${Math.max(1, Math.round(file.size / 1024))} KB`;
      return line;
    }),
  );
  input.after(list);
}

/** A menu closes on Escape or on a press elsewhere, as a menu is expected to. */
function closeMenus(except) {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (menu !== except) menu.open = false;
  }
}

/** A button about ticked rows says how many they are. */
function countTicked(form) {
  const button = form && form.querySelector("[data-counts]");
  if (!button) return;
  button.dataset.counts ||= button.textContent;
  const ticked = Array.from(form.elements).filter((box) => box.type === "checkbox" && box.checked).length;
  button.textContent = ticked ? `${button.dataset.counts}: ${ticked}` : button.dataset.counts;
}

/** Warns before typed words are lost; only in forms that ask for it by data-guard. */
function guardUnsaved() {
  const touched = new Set();
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-guard]");
    if (form) touched.add(form);
  });
  for (const name of ["submit", "autosaved"]) {
    document.addEventListener(name, (event) => touched.delete(event.target));
  }
  window.addEventListener("beforeunload", (event) => {
    const lost = Array.from(touched).some((form) => form.isConnected);
    if (lost) event.preventDefault();
  });
}

document.addEventListener("DOMContentLoaded", () => focusErrors(document));
document.addEventListener("htmx:afterSwap", (event) => focusErrors(event.target));
document.addEventListener("change", (event) => {
  if (event.target.matches('input[type="file"][multiple]')) listChosen(event.target);
  if (event.target.type === "checkbox") countTicked(event.target.form);
});
document.addEventListener("click", (event) => closeMenus(event.target.closest("details[data-menu]")));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement.closest("details[data-menu][open]");
  closeMenus(null);
  if (menu) menu.querySelector("summary").focus();
});
guardUnsaved();
