/* Lists that can be put in another order by dragging. Progress only: the same lists have «up» and «down».

   <form> … <ol data-order="what the handle is for"><li> … hidden fields in the order of the page … </li></ol>
   Each line gets a handle; a line dropped elsewhere sends the form, which carries the version seen. */
"use strict";

const EDGE = 60; // closer than this to the window's edge (px) the page scrolls along
const STEP = 12;

/** A handle takes the pointer alone, so that a thumb anywhere else scrolls the page as usual. */
function handle(list) {
  const made = document.createElement("span");
  made.className = "arranged__handle";
  made.title = list.dataset.order;
  made.setAttribute("aria-hidden", "true"); // the reader and the keyboard have the buttons
  return made;
}

/** The line before which the dragged one belongs at this height; null = at the end. */
function below(list, dragged, y) {
  const others = Array.from(list.children).filter((line) => line !== dragged);
  return (
    others.find((line) => {
      const box = line.getBoundingClientRect();
      return y < box.top + box.height / 2;
    }) || null
  );
}

/** The others pass by: a line taken out of the page, even for a moment, would lose the pointer. */
function place(list, line, next) {
  const lines = Array.from(list.children);
  const from = lines.indexOf(line);
  const to = next ? lines.indexOf(next) : lines.length;
  if (to > from) line.before(...lines.slice(from + 1, to));
  else line.after(...lines.slice(to, from));
}

function scrollAlong(y) {
  if (y < EDGE) window.scrollBy(0, -STEP);
  if (y > window.innerHeight - EDGE) window.scrollBy(0, STEP);
}

/** From the press on a handle to its release; Escape and a lost pointer leave everything as it was. */
function drag(list, line, grip, down) {
  const before = Array.from(list.children);

  const follow = (event) => {
    scrollAlong(event.clientY);
    place(list, line, below(list, line, event.clientY));
  };
  const end = (keep) => {
    line.classList.remove("arranged__line--dragged");
    grip.removeEventListener("pointermove", follow);
    grip.removeEventListener("pointerup", drop);
    grip.removeEventListener("pointercancel", giveUp);
    document.removeEventListener("keydown", escape);
    if (!keep) list.replaceChildren(...before);
    else if (before.some((one, at) => one !== list.children[at])) list.closest("form").requestSubmit();
  };
  const drop = () => end(true);
  const giveUp = () => end(false);
  const escape = (event) => {
    if (event.key === "Escape") giveUp();
  };

  down.preventDefault();
  grip.setPointerCapture(down.pointerId);
  line.classList.add("arranged__line--dragged");
  grip.addEventListener("pointermove", follow);
  grip.addEventListener("pointerup", drop);
  grip.addEventListener("pointercancel", giveUp);
  document.addEventListener("keydown", escape);
}

for (const list of document.querySelectorAll("[data-order]")) {
  if (list.children.length < 2) continue;
  for (const line of list.children) {
    const grip = handle(list);
    line.prepend(grip);
    grip.addEventListener("pointerdown", (event) => {
      if (event.button === 0) drag(list, line, grip, event);
    });
  }
}
