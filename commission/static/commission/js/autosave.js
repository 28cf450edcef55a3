/* Progress only: stores a form[data-autosave] while it is written; its «save» works without this file.

   The form is sent to its own address with `autosave=1`; the answer holds the new #autosave (tasks/web/autosave.py),
   whose data-state is saved, partly or stopped. What is not stored yet is kept in this browser as well. */
"use strict";

const PAUSE = 1500; // after the last key
const APART = 10000; // between two savings: each is a row of the journal
const RETRY = [3000, 10000, 30000];
const KEEPALIVE_LIMIT = 60000; // bytes a browser still sends while the page goes away
const OURS = ["csrfmiddlewaretoken", "seen"];
const TOOLS = ["paste_to"]; // a choice of the page's own, stored nowhere

/** What is typed, as one comparable text. */
function written(form) {
  return new URLSearchParams([...new FormData(form)].filter(([name]) => !OURS.includes(name))).toString();
}

/** One line end for all: a browser sends two characters for what its boxes hold as one. */
function plain(text) {
  return String(text).replace(/\r\n/g, "\n").trim();
}

/** «23.11.2026 04:20», as the pages write it: few browsers know how Kazakh does. */
function stamp(at) {
  const [day, month, hour, minute] = [at.getDate(), at.getMonth() + 1, at.getHours(), at.getMinutes()].map((n) =>
    String(n).padStart(2, "0"),
  );
  return `${day}.${month}.${at.getFullYear()} ${hour}:${minute}`;
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.key = form.dataset.autosave;
    this.failures = 0;
    this.sentAt = -APART;
    this.stored = form.dataset.fresh === "" ? written(form) : null;
    this.off = form.querySelector("#conflicts") !== null;
    this.offerKept();
    form.addEventListener("input", () => {
      this.noLongerEmpty();
      this.changed(PAUSE);
    });
    form.addEventListener("change", () => this.changed(PAUSE));
    form.addEventListener("focusout", () => this.changed(0));
    form.addEventListener("htmx:afterSettle", () => this.changed(PAUSE));
    form.addEventListener("submit", (event) => this.submitted(event));
    window.addEventListener("online", () => this.changed(0));
    document.addEventListener("visibilitychange", () => document.hidden && this.leave());
  }

  get isDirty() {
    return written(this.form) !== this.stored;
  }

  changed(wait) {
    if (this.off || !this.isDirty) return;
    this.keep();
    if (!this.failures) this.say("typing");
    this.plan(wait);
  }

  /** The page came with a clause without words; what it said then goes with the first of them. */
  noLongerEmpty() {
    const said = this.form.querySelector("[data-while-empty]");
    if (said) said.hidden = ["text_kk", "text_ru"].some((name) => plain(this.form.elements[name].value));
  }

  plan(wait) {
    clearTimeout(this.timer);
    const apart = this.sentAt + APART - performance.now();
    this.timer = setTimeout(() => this.send(), Math.max(wait, apart, 0));
  }

  leave() {
    const small = written(this.form).length < KEEPALIVE_LIMIT;
    if (!this.off && !this.sending && this.isDirty) this.send({ keepalive: small });
  }

  async send(options = {}) {
    clearTimeout(this.timer);
    if (this.off || this.sending || !this.isDirty) return;
    this.sending = this.exchange(options);
    await this.sending;
    this.sending = null;
    if (!this.off && !this.failures && this.isDirty) this.plan(PAUSE);
  }

  async exchange(options) {
    const [typed, body] = [written(this.form), new FormData(this.form)];
    body.append("autosave", "1");
    this.sentAt = performance.now();
    let answer;
    try {
      answer = await fetch(this.form.action, { method: "POST", body, redirect: "manual", ...options });
      if (answer.status >= 500) throw new Error(answer.status);
    } catch {
      return this.lost();
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    this.take(page.querySelector("#autosave"), typed);
  }

  /** The server answered. Signed out, frozen meanwhile or anything else that is no answer: «save» tells why. */
  take(line, typed) {
    this.failures = 0;
    if (!line) {
      this.off = true;
      return this.say("refused");
    }
    this.form.querySelector("#autosave").replaceWith(document.adoptNode(line));
    this.off = line.dataset.state === "stopped";
    this.mark(line);
    if (this.off) return;
    this.form.elements.seen.value = line.dataset.seen;
    this.stored = typed;
    if (line.dataset.state === "saved" && !this.isDirty) this.forget();
  }

  lost() {
    this.say("offline");
    this.timer = setTimeout(() => this.send(), RETRY[Math.min(this.failures, RETRY.length - 1)]);
    this.failures += 1;
    this.sentAt = -APART; // nothing was stored: as soon as the line is back, it may be
  }

  /** Nothing of the page is unsaved: the copy goes, and leaving needs no warning (app.js). */
  forget() {
    localStorage.removeItem(this.key);
    this.form.dispatchEvent(new Event("autosaved", { bubbles: true }));
  }

  keep() {
    const fields = [...new FormData(this.form)].filter(([name]) => !OURS.includes(name));
    try {
      localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), fields }));
    } catch {
      localStorage.removeItem(this.key); // full: an old copy must not pass for this one
    }
  }

  /** A press of «save» waits for what is under way, else the form would meet its own saving as somebody else's. */
  submitted(event) {
    clearTimeout(this.timer);
    if (!this.sending) {
      this.off = true;
      return;
    }
    event.preventDefault();
    const button = event.submitter;
    this.sending.then(() => this.form.requestSubmit(button));
  }

  say(what) {
    const line = this.form.querySelector("#autosave");
    if (line.dataset.state === what) return;
    line.dataset.state = what;
    line.replaceChildren(this.words(what));
  }

  words(what) {
    const said = this.form.querySelector("template#autosave-words").content;
    return said.querySelector(`[data-words="${what}"]`).cloneNode(true);
  }

  /** The sentence of a refused field stands beside it too. */
  mark(line) {
    for (const old of this.form.querySelectorAll(".autosave__beside")) old.remove();
    for (const one of line.querySelectorAll("[data-for]")) {
      const field = document.getElementById(one.dataset.for);
      const place = field && field.closest(".field, td");
      if (!place) continue;
      const note = document.createElement("p");
      note.className = "autosave__beside";
      note.textContent = one.textContent;
      place.append(note);
    }
  }

  /** What was typed here and never stored (the machine went off, the line was down) is offered again. */
  offerKept() {
    const kept = JSON.parse(localStorage.getItem(this.key) || "null");
    if (!kept || this.off) return;
    const missing = this.differing(kept.fields);
    if (!missing.length) return localStorage.removeItem(this.key);
    const offer = this.words("kept");
    offer.querySelector("[data-at]").textContent = stamp(new Date(kept.at));
    offer.addEventListener("click", (event) => {
      const choice = event.target.closest("[data-choose]");
      if (!choice) return;
      offer.remove();
      if (choice.dataset.choose === "restore") this.restore(missing);
      else localStorage.removeItem(this.key);
    });
    this.form.prepend(offer);
  }

  /** Texts, numbers and choices that the page still has and shows differently; lines are not made anew. */
  differing(fields) {
    const here = new FormData(this.form);
    const known = fields.filter(([name]) => {
      const field = this.form.elements[name];
      const type = field && (field.type || field[0].type); // several of one name are a list without a type
      return type && !TOOLS.includes(name) && !["hidden", "checkbox", "search"].includes(type);
    });
    return known.filter(([name, value]) => plain(here.get(name) ?? "") !== plain(value));
  }

  restore(missing) {
    for (const [name, value] of missing) this.form.elements[name].value = value;
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** A clause is split where the cursor stood, in each language. */
function splitAtCursor(link) {
  const address = new URL(link.href);
  for (const box of document.querySelectorAll("textarea[name^='text_']")) {
    address.searchParams.set(box.name.replace("text_", "at_"), box.selectionStart);
  }
  link.href = address.href;
}

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-autosave]");
  if (form) new Autosave(form);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-at-cursor]");
    if (link) splitAtCursor(link);
  });
});
