// @ts-check
/** The editor of answers: fills its form, keeps what is typed, shows it as a visitor reads it, and says what is still to mend. */
import { calls } from "./answer_editor_calls.js";
import { makeForm } from "./answer_editor_form.js";
import { drawHints } from "./answer_editor_hints.js";
import { drawPreview } from "./answer_editor_preview.js";
import { drawFaults, drawOthers, drawState } from "./answer_editor_status.js";
import { Autosave } from "./lib/autosave.js";
import { shelfIn } from "./lib/entry_shelf.js";

const BEAT_SECONDS = 3;
const HINT_MILLISECONDS = 250;

const root = /** @type {HTMLFormElement | null} */ (document.getElementById("editor"));
if (root) open(root);

/** @param {HTMLFormElement} root */
function open(root) {
  const { path = "", person = "", csrf = "", mark = "", language = "", working = "{}", values = "{}" } = root.dataset;
  const form = makeForm(root, JSON.parse(working));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let hinting;
  let asked = false; // for a version: from then on, what is missing is told at its field too
  const thrown = document.getElementById("throw");
  const prefix = `answer-draft ${person} ${path} `;
  const save = new Autosave(
    {
      read: form.read,
      adopt: (words) => form.adopt(words) && (draw(), true),
      ask: calls(path, csrf),
      shelf: shelfIn(storage(), prefix),
      key: prefix + crypto.getRandomValues(new Uint32Array(2)).join("-"),
      tell: (state) => {
        drawState(state, path);
        if (thrown && state.where === "server") thrown.hidden = false; // something was written, so there is a draft
      },
      heard: (said) => {
        drawOthers(said);
        if (said.faults) drawFaults(said.faults, asked);
      },
      later: (seconds, deed) => {
        const timer = setTimeout(deed, seconds * 1000);
        return () => clearTimeout(timer);
      },
      now: Date.now,
    },
    JSON.parse(working),
    mark,
  );

  function draw() {
    const words = form.read();
    drawPreview(words, JSON.parse(values));
    clearTimeout(hinting);
    hinting = setTimeout(() => drawHints(words, language), HINT_MILLISECONDS); // on a cheap phone they take as long as a letter
  }

  form.onChange(() => {
    draw();
    save.changed();
  });
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    void version();
  });
  async function version() {
    asked = true;
    const follows = /** @type {HTMLInputElement | null} */ (document.getElementById("follows"));
    const to = await save.save(follows?.checked ?? true);
    if (to) return location.assign(to);
    if (save.state.where === "server" && !save.state.saved) toMend();
  }

  /** To the first that is to mend, where it stands in the middle of what belongs to it. */
  function toMend() {
    const first = /** @type {HTMLElement | null} */ (document.querySelector("[aria-invalid='true']"));
    first?.focus({ preventScroll: true });
    first?.scrollIntoView({ block: "center" });
  }

  /** The draft away as this page shows it: what was typed just now is no reason to ask again. */
  thrown?.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    void throwAway(/** @type {HTMLFormElement} */ (event.target));
  });
  /** @param {HTMLFormElement} form */
  async function throwAway(form) {
    if (!(await save.flush())) return; // it says above why not
    if (save.mark === null) await save.beat();
    if (save.mark !== null) /** @type {HTMLInputElement} */ (form.elements.namedItem("mark")).value = save.mark;
    form.submit();
  }

  addEventListener("keydown", (event) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault(); // many press it; the browser would save the page
    void save.flush();
  });
  addEventListener("online", () => void save.flush());
  addEventListener("focus", () => void save.beat()); // whoever comes back to the window sees at once what others wrote
  addEventListener("beforeunload", (event) => {
    if (save.state.where === "nowhere") event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && void save.flush());
  document.getElementById("kept")?.addEventListener("click", (event) => void beforeGoing(event));
  /** @param {Event} event */
  async function beforeGoing(event) {
    const link = /** @type {HTMLElement} */ (event.target).closest("a");
    if (!link || !save.isDirty) return;
    event.preventDefault();
    await save.flush();
    location.assign(link.href);
  }

  draw();
  drawState(save.state, path, true);
  root.hidden = false;
  void begin();
  async function begin() {
    await save.recover();
    draw();
    await save.beat();
    setInterval(() => document.visibilityState === "visible" && void save.beat(), BEAT_SECONDS * 1000);
  }
}

/** Some browsers refuse even to be asked. */
function storage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
