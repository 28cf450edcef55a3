/* The grid of addressees takes a column from a spreadsheet where it is pasted, keeps the totals, and moves by Enter.
   Without this file the box under the grid does the same (tasks/web/grid.py, tasks/domain/planned.py). */
"use strict";

const LARGEST = 999999999;

/** «1 234,00» is 1234; null if it is no whole number. */
function readNumber(text) {
  const plain = text.replace(/[\s\u00a0\u2007\u2009\u202f'’]/g, "");
  const found = /^([0-9]{1,12})(?:[.,]0+)?$/.exec(plain);
  return found && Number(found[1]) <= LARGEST ? String(Number(found[1])) : null;
}

/** «3.9.2025» and «2025-09-03» are one day; null if it is none. */
function readDay(text) {
  const plain = text.trim().replace(/\s*[гж]\.$/, "");
  const iso = /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00)?)?$/.exec(plain);
  const local = /^([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})$/.exec(plain);
  if (!iso && !local) return null;
  const [year, month, day] = (iso ? iso.slice(1) : local.slice(1).reverse()).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

const READERS = { number: readNumber, day: readDay };

/** The fields of the grid, row by row. */
function cellsOf(grid) {
  return Array.from(grid.querySelectorAll("tbody tr"), (row) => Array.from(row.querySelectorAll("[data-cell]")));
}

/** Where a field stands: its row and its column. */
function placeOf(cells, field) {
  const row = cells.findIndex((fields) => fields.includes(field));
  return [row, row < 0 ? -1 : cells[row].indexOf(field)];
}

/** Says by its line what was not taken. */
function misfit(grid, why, line, text) {
  const sentence = grid.querySelector(`template[data-wrong="${why}"]`).content.textContent;
  return sentence.replace("%(line)s", line).replace("%(text)s", text);
}

/** Puts one pasted text into one field; the answer is what is wrong with it, or nothing. */
function put(field, text) {
  const value = READERS[field.dataset.cell](text);
  if (value === null) return field.dataset.cell;
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  return "";
}

/** Deals the pasted rows and columns out, downwards and to the right; an empty one changes nothing. */
function deal(grid, field, pasted) {
  const cells = cellsOf(grid);
  const [top, left] = placeOf(cells, field);
  const wrong = [];
  pasted.split(/\r\n|\n|\r/).forEach((line, down) => {
    line.split("\t").forEach((text, right) => {
      if (!text.trim()) return;
      const row = cells[top + down];
      const why = !row ? "row" : !row[left + right] ? "column" : put(row[left + right], text.trim());
      if (why) wrong.push(misfit(grid, why, down + 1, text.trim()));
    });
  });
  say(grid, wrong);
}

/** Shows the sentences under the grid. */
function say(grid, sentences) {
  const list = grid.querySelector("[data-said]");
  list.replaceChildren(
    ...sentences.map((sentence) => {
      const line = document.createElement("li");
      line.textContent = sentence;
      return line;
    }),
  );
}

/** Adds each column of numbers up again; what is no number counts for nothing. */
function addUp(grid) {
  for (const total of grid.querySelectorAll("[data-total]")) {
    const fields = grid.querySelectorAll(`td[data-column="${total.dataset.total}"] [data-cell]`);
    const numbers = Array.from(fields, (field) => readNumber(field.value)).filter((value) => value !== null);
    const sum = numbers.reduce((so_far, value) => so_far + Number(value), 0);
    total.textContent = numbers.length ? String(sum).replace(/\B(?=(\d{3})+$)/g, "\u00a0") : "";
  }
}

/** Enter and the arrows go to the same column of the next row: Enter must not save the whole page. */
function step(field, down) {
  const cells = cellsOf(field.closest("[data-grid]"));
  const [row, column] = placeOf(cells, field);
  const next = cells[row + down] && cells[row + down][column];
  if (next) next.focus();
}

document.addEventListener("paste", (event) => {
  const field = event.target.closest("[data-grid] tbody [data-cell]");
  if (!field) return;
  const pasted = event.clipboardData.getData("text").replace(/[\r\n]+$/, "");
  if (!/[\t\r\n]/.test(pasted) && field.dataset.cell === "number") return;
  event.preventDefault();
  deal(field.closest("[data-grid]"), field, pasted);
});
document.addEventListener("input", (event) => {
  const grid = event.target.closest("[data-grid]");
  if (grid && event.target.matches("[data-cell]")) addUp(grid);
});
document.addEventListener("keydown", (event) => {
  const field = event.target.closest("[data-grid] tbody [data-cell]");
  if (!field || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const moves = field.dataset.cell === "day" ? { Enter: 1 } : { Enter: 1, ArrowDown: 1, ArrowUp: -1 };
  if (!(event.key in moves)) return;
  event.preventDefault();
  step(field, moves[event.key]);
});
