/* Keys and ready words for the page on which one report after another is checked. Progress only. */
"use strict";

/** A key presses the link or button that names it, unless somebody is typing. */
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.altKey || event.metaKey) return;
  const named = Array.from(document.querySelectorAll("[aria-keyshortcuts]"));
  const pressed = named.find((one) => one.getAttribute("aria-keyshortcuts").toLowerCase() === event.key.toLowerCase());
  if (!pressed) return;
  event.preventDefault();
  const target = pressed.hash && document.querySelector(pressed.hash);
  if (!target) return pressed.click();
  const field = target.matches("input, textarea") ? target : target.querySelector("input:not([type=hidden]), textarea");
  field.focus();
});

/** A ready phrase goes into its field without a round trip; without this file the server puts it there. */
document.addEventListener("click", (event) => {
  const phrase = event.target.closest("[data-insert]");
  if (!phrase) return;
  event.preventDefault();
  const field = document.querySelector(phrase.dataset.insert);
  field.value = [field.value.trimEnd(), phrase.textContent.trim()].filter(Boolean).join("\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});
