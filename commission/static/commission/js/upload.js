/* Files of a report: each goes up by itself, can fail and be sent again by itself. Progress only: without this
   file the picker and its button do the same. Photos are made smaller first, because the road is thin. */
"use strict";

const LONGEST_SIDE = 2000; // pixels
const QUALITY = 0.8;
const PATIENCE = 60000; // ms without a sign of life before an upload counts as cut off
const WRITING_RESTS = 1500; // ms

const form = document.querySelector("form[data-report]");
const said = form.querySelector("[data-waits]");
const line = document.getElementById("arriving");
let queue = Promise.resolve();
let pressed = null;
let resting = 0;
let keeping = false;

/** The same photo, upright and no longer than needed; whatever cannot be drawn goes as it is. */
async function shrunk(file) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = LONGEST_SIDE / Math.max(picture.width, picture.height);
    if (scale >= 1) return file;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    if (!small || small.size >= file.size) return file;
    return new File([small], file.name.replace(/\.\w+$/, "") + ".jpg", { type: small.type });
  } catch {
    return file;
  }
}

/** A name for this one upload: sent twice, it is stored once. */
function token() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Sends one file; answers {line} or {reason}, an empty reason when the connection was cut. */
function sent(address, file, name, letter, progress) {
  const data = new FormData();
  data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  data.append("token", name);
  if (letter) data.append("letter", "1");
  data.append("file", file, file.name);
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    let silence;
    const alive = () => {
      clearTimeout(silence);
      silence = setTimeout(() => request.abort(), PATIENCE);
    };
    const over = (answer) => {
      clearTimeout(silence);
      done(answer);
    };
    request.upload.onprogress = (event) => {
      alive();
      progress.value = event.loaded / event.total;
    };
    request.onload = () => {
      if (request.status === 201) over({ line: request.responseText });
      else over({ reason: request.status === 422 ? request.responseText : "" });
    };
    request.onerror = request.onabort = () => over({ reason: "" });
    request.open("POST", address);
    alive();
    request.send(data);
  });
}

/** Takes a file out of the draft; true if that went through. */
async function takeOut(button) {
  const data = new FormData();
  data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const answer = await fetch(button.dataset.remove, { method: "POST", body: data }).catch(() => null);
  return answer !== null && answer.ok;
}

/** A line in the list for one chosen file, from its way up to its place among those that arrived. */
function arrive(place, file) {
  const row = line.content.firstElementChild.cloneNode(true);
  const [progress, meta] = [row.querySelector("progress"), row.querySelector(".file__meta")];
  const [retry, drop] = [row.querySelector("[data-retry]"), row.querySelector("[data-drop]")];
  const name = token();
  const small = shrunk(file);
  row.querySelector("[data-name]").textContent = file.name;
  place.querySelector(".files").append(row);
  const go = async () => {
    if (!row.isConnected) return;
    const answer = await sent(place.dataset.uploads, await small, name, "letter" in place.dataset, progress);
    if (answer.line) {
      const arrived = document.createRange().createContextualFragment(answer.line).firstElementChild;
      if (row.isConnected) row.replaceWith(arrived);
      else takeOut(arrived.querySelector("[data-remove]")); // dropped on the way, and yet it came through
    } else {
      row.dataset.failed = "";
      progress.hidden = true;
      meta.textContent = answer.reason || meta.dataset.reason;
      retry.hidden = Boolean(answer.reason);
    }
    settle();
  };
  const start = () => {
    delete row.dataset.failed;
    progress.hidden = false;
    progress.value = 0;
    meta.textContent = "";
    retry.hidden = true;
    row.dataset.waiting = "";
    queue = queue.then(go);
  };
  retry.addEventListener("click", start);
  drop.addEventListener("click", () => {
    row.remove();
    settle();
  });
  start();
}

const onTheWay = () => form.querySelectorAll("[data-waiting]:not([data-failed])").length > 0;
const stuck = () => form.querySelector("[data-failed]") !== null;

/** The button pressed meanwhile is pressed again once every file is there; a failed one is told instead. */
function settle() {
  if (stuck()) pressed = null;
  said.textContent = stuck() ? said.dataset.stuck : onTheWay() && pressed ? said.dataset.waits : "";
  if (pressed && !onTheWay() && !keeping) {
    const button = pressed;
    pressed = null;
    form.requestSubmit(button);
  }
}

for (const place of form.querySelectorAll("[data-uploads]")) {
  place.querySelector("[data-plain]").hidden = true;
  place.querySelector('input[type="file"]').addEventListener("change", (event) => {
    event.stopPropagation();
    for (const file of event.target.files) arrive(place, file);
    event.target.value = "";
    settle();
  });
}

form.addEventListener("submit", (event) => {
  clearTimeout(resting);
  if (!onTheWay() && !stuck() && !keeping) {
    resting = 0; // all of it goes out now: kept once more on the way, it would be somebody faster
    return;
  }
  event.preventDefault();
  pressed = event.submitter;
  settle();
});

form.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-remove]");
  if (!button) return;
  event.preventDefault();
  if (await takeOut(button)) button.closest(".file").remove();
  else form.requestSubmit(button);
});

/** What is typed is kept when the writing rests and when the page is left; a conflict waits for the press. */
async function keep() {
  clearTimeout(resting);
  resting = 0;
  const data = new FormData(form);
  for (const picker of form.querySelectorAll('input[type="file"]')) data.delete(picker.name);
  data.append("autosave", "1");
  keeping = true;
  const answer = await fetch(location.pathname, { method: "POST", body: data, keepalive: true }).catch(() => null);
  if (answer && answer.ok) form.elements.seen.value = await answer.text();
  keeping = false;
  settle();
}
form.addEventListener("input", (event) => {
  if (event.target.type === "file") return;
  clearTimeout(resting);
  resting = setTimeout(keep, WRITING_RESTS);
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden && resting) keep();
});
