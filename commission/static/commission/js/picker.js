/* The list of who was found is walked by the arrow keys. Without this file it is reached by Tab. */
"use strict";

/** The buttons of the results, in their order. */
function picks(picker) {
  return Array.from(picker.querySelectorAll("#found button"));
}

/** From the search field down into the results, among them, and back up into the field. */
function walk(picker, step) {
  const buttons = picks(picker);
  const at = buttons.indexOf(document.activeElement) + step;
  const next = at < 0 ? picker.querySelector("input[type=search]") : buttons[Math.min(at, buttons.length - 1)];
  if (next) next.focus();
}

/** Enter in the search field takes the best result: it must not save the whole page. */
function takeBest(picker) {
  const best = picks(picker)[0] || picker.querySelector("button[name=find]");
  if (best) best.click();
}

/** Escape leaves the results and clears the field. */
function leave(picker) {
  const field = picker.querySelector("input[type=search]");
  field.value = "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

document.addEventListener("keydown", (event) => {
  const picker = event.target.closest("[data-picker]");
  if (!picker) return;
  const inField = event.target.matches("input[type=search]");
  const inResults = event.target.closest("#found");
  if (!inField && !inResults) return;
  if (event.key === "ArrowDown") walk(picker, 1);
  else if (event.key === "ArrowUp" && inResults) walk(picker, -1);
  else if (event.key === "Enter" && inField) takeBest(picker);
  else if (event.key === "Escape") leave(picker);
  else return;
  event.preventDefault();
});
