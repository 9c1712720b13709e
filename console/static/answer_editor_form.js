// @ts-check
/** The form: what is typed there as a working draft, and back, without moving anybody's cursor. */
import { changeFrom, cursorAfter, putIn, tagsIn } from "./lib/working.js";

/** @typedef {import("./lib/working.js").Working} Working */
/** @typedef {import("./lib/working.js").Source} Source */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

const SOURCE = /** @type {const} */ (["name", "url", "checked"]);
const LINES = /** @type {const} */ (["title", "body", "topic", "shortcut", "audience", "review_by", "panel", "changed"]);

/** @param {HTMLFormElement} root @param {Working} begun */
export function makeForm(root, begun) {
  let rest = begun; // fields that a translation has no boxes for
  let composing = false;
  let changed = () => {};
  const body = /** @type {HTMLTextAreaElement} */ (field("body"));
  const sources = makeSources(() => changed());

  /** @returns {Working} */
  function read() {
    const words = { ...rest };
    for (const name of LINES) words[name] = field(name)?.value ?? rest[name];
    const nations = boxes("nation");
    if (nations.length > 0) words.nation = nations.filter(({ checked }) => checked).map(({ value }) => value);
    words.tags = tagsIn(field("tags")?.value ?? "");
    words.reviewed = /** @type {HTMLInputElement | null} */ (field("reviewed"))?.checked ?? rest.reviewed;
    words.source = sources.read();
    return words;
  }

  /** What stands now into the form; only what differs is touched. False while a word is being composed. @param {Working} words */
  function adopt(words) {
    if (composing) return false;
    const now = read();
    rest = words;
    for (const name of LINES) if (now[name] !== words[name]) put(name, words[name]);
    if (now.tags.join() !== words.tags.join()) put("tags", words.tags.join(", "));
    for (const box of boxes("nation")) box.checked = words.nation.includes(box.value);
    const reviewed = /** @type {HTMLInputElement | null} */ (field("reviewed"));
    if (reviewed) reviewed.checked = words.reviewed;
    sources.adopt(words.source);
    return true;
  }

  /** @param {string} name @param {string} value */
  function put(name, value) {
    const box = field(name);
    if (box) fill(box, value);
  }

  /** Typed for the writer, so that it can be undone. @param {string} tool */
  function use(tool) {
    const made = putIn(body.value, body.selectionStart, body.selectionEnd, tool);
    const { start, end, words } = changeFrom(body.value, made.text);
    body.focus();
    body.setSelectionRange(start, end);
    // What is undone is selected then: so only what changed is, or the next letter would take the place of everything.
    if (!document.execCommand(words ? "insertText" : "delete", false, words)) body.value = made.text;
    body.setSelectionRange(made.start, made.end);
    changed();
  }

  root.addEventListener("compositionstart", () => (composing = true));
  root.addEventListener("compositionend", () => (composing = false));
  for (const button of root.querySelectorAll("[data-put]")) button.addEventListener("click", () => use(/** @type {HTMLElement} */ (button).dataset.put ?? ""));
  body.addEventListener("keydown", (event) => {
    if (event.key !== "b" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    use("bold");
  });
  const variable = /** @type {HTMLSelectElement} */ (field("variable"));
  variable.addEventListener("change", () => {
    if (variable.value) use(variable.value);
    variable.value = "";
  });
  const reviewed = /** @type {HTMLInputElement | null} */ (field("reviewed"));
  let ticked = false;
  reviewed?.addEventListener("change", () => (ticked = reviewed.checked));
  adopt(begun);
  root.addEventListener("input", ({ target }) => {
    // Other words were read over by nobody yet, until somebody says so of them.
    if (reviewed && !ticked && (target === body || target === field("title"))) reviewed.checked = false;
    if (target !== variable) changed();
  });
  return { read, adopt, onChange: (/** @type {() => void} */ deed) => (changed = deed) };

  /** @param {string} name */
  function boxes(name) {
    return /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll(`input[name="${name}"]`)]);
  }
}

/** The lines of sources: as many as somebody wants. @param {() => void} changed */
function makeSources(changed) {
  const list = /** @type {HTMLElement} */ (document.getElementById("source"));
  const shape = /** @type {HTMLTemplateElement} */ (document.getElementById("source-shape"));
  const more = /** @type {HTMLButtonElement} */ (document.getElementById("source-add"));
  let count = 0;
  more.addEventListener("click", () => {
    add({ name: "", url: "", checked: "" });
    box(/** @type {HTMLElement} */ (list.lastElementChild), "name").focus();
    changed();
  });

  /** One more line, at the end. @param {Source} source */
  function add(source) {
    const line = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (shape.content.cloneNode(true)).firstElementChild);
    count += 1;
    for (const name of SOURCE) {
      const input = box(line, name);
      input.id = `source-${count}-${name}`;
      input.value = source[name];
      line.querySelector(`[data-for="${name}"]`)?.setAttribute("for", input.id);
    }
    const today = /** @type {HTMLElement} */ (line.querySelector("[data-today]"));
    today.addEventListener("click", () => {
      box(line, "checked").value = today.dataset.today ?? "";
      changed();
    });
    line.querySelector("[data-remove]")?.addEventListener("click", () => {
      line.remove();
      more.focus();
      changed();
    });
    list.append(line);
    return line;
  }

  const read = () => [...list.children].map(sourceIn);
  /** Each source keeps its line, and whoever writes in it their cursor, also when one above it goes. @param {Source[]} sources */
  function adopt(sources) {
    const left = [...list.children];
    const staying = sources.map((source) => {
      const at = left.findIndex((line) => JSON.stringify(sourceIn(line)) === JSON.stringify({ name: source.name, url: source.url, checked: source.checked }));
      return at < 0 ? null : left.splice(at, 1)[0];
    });
    const lines = sources.map((source, at) => staying[at] ?? left.shift() ?? add(source));
    for (const line of left) line.remove();
    lines.forEach((line, at) => {
      if (list.children[at] !== line) list.insertBefore(line, list.children[at] ?? null);
      for (const name of SOURCE) if (box(line, name).value !== sources[at]?.[name]) fill(box(line, name), sources[at]?.[name] ?? "");
    });
  }
  return { read, adopt };
}

/** @param {Element} line @returns {Source} */
const sourceIn = (line) => ({ name: box(line, "name").value, url: box(line, "url").value, checked: box(line, "checked").value });

/** Where somebody is writing, their cursor stays between the same letters. @param {Field} box @param {string} value */
function fill(box, value) {
  if (box !== document.activeElement || box instanceof HTMLSelectElement || box.selectionStart === null) {
    box.value = value;
    return;
  }
  const [start, end] = [box.selectionStart, box.selectionEnd ?? box.selectionStart].map((at) => cursorAfter(box.value, value, at));
  const { scrollTop } = box;
  box.value = value;
  box.setSelectionRange(start, end);
  box.scrollTop = scrollTop;
}

/** @param {Element} line @param {keyof Source} name */
function box(line, name) {
  return /** @type {HTMLInputElement} */ (line.querySelector(`[data-field="${name}"]`));
}

/** @param {string} id */
function field(id) {
  return /** @type {Field | null} */ (document.getElementById(id));
}
