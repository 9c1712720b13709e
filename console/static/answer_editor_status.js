// @ts-check
/** Where the words are kept just now, who else has them open, and what is still to mend. Nothing here says more than is true. */

/** @typedef {import("./lib/autosave.js").State} State */
/** @typedef {import("./lib/autosave.js").Stands} Stands */
/** @typedef {import("./lib/autosave.js").ToMend} ToMend */

const LABELS = new Map([
  ["title", "Title"], ["body", "The words"], ["topic", "Topic"], ["shortcut", "Shortcut"], ["nation", "Where it holds"], ["audience", "For whom"],
  ["tags", "Other words"], ["source", "Who says so"], ["review_by", "Look again by"], ["panel", "Peer panel"], ["changed", "Facts last changed"],
]);

const KEPT = "All of it is kept on the server.";
/** @type {Record<string, string>} */
const WHY = {
  unreachable: "The line to the server is lost; we go on trying.",
  sign_in_again: "Your sign-in is over.",
  stale: "This page is out of date.",
  not_ours: "This page is out of date.",
  second_step: "Your second step is needed first.",
  not_there: "You may not write here any more.",
  too_large: "It is too long for the server: make it shorter.",
  bad_field: "Something in it is too long for the server: make it shorter.",
  bad_request: "This page is out of date.",
  too_fast: "The server asks us to wait a moment.",
};

/** @param {State} state @param {string} path @param {boolean} isNew whether nothing was written here yet */
export function drawState(state, path, isNew = false) {
  const place = /** @type {HTMLElement} */ (document.getElementById("kept"));
  place.dataset.where = state.where;
  const words = isNew && state.where === "server" ? "What you write is kept as you go." : wordsOf(state);
  const link = linkOf(state, path);
  if (place.dataset.words === words + (link?.href ?? "")) return;
  place.dataset.words = words + (link?.href ?? "");
  place.replaceChildren(words, ...(link ? [" ", link] : []));
  if (!isNew) tellListeners(state.where, words);
}

/** Each second's "writing" is nothing to listen to; trouble is, and its end. @param {import("./lib/autosave.js").Where} where @param {string} words */
function tellListeners(where, words) {
  const said = /** @type {HTMLElement} */ (document.getElementById("kept-say"));
  const isTrouble = where !== "coming" && words !== KEPT;
  if (isTrouble || (where === "server" && said.textContent)) said.textContent = isTrouble || said.dataset.trouble ? words : "";
  if (isTrouble) said.dataset.trouble = "yes";
  else if (where === "server") delete said.dataset.trouble;
}

/** @param {State} state */
function wordsOf({ where, since, code, by, saved }) {
  const at = new Date(since).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (where === "server") {
    const kept = saved ? "The version is saved. What you wrote since is kept on the server, as a new draft." : KEPT;
    return code ? `${kept} ${WHY[code] ?? ""}`.trim() : kept;
  }
  if (where === "coming") return "Writing…";
  if (where === "aside") return `You and ${by || "somebody else"} changed the same place. Your words are on the server, set aside.`;
  const why = WHY[code ?? ""] ?? "The server cannot keep it just now; we go on trying.";
  if (where === "browser") return `Kept in this browser only, since ${at}. ${why}`;
  return `Not kept anywhere: this browser keeps nothing. ${why} Copy your words before you close this page.`;
}

/** @param {State} state @param {string} path */
function linkOf({ where, code, to, saved }, path) {
  const link = document.createElement("a");
  if (where === "aside" && to) {
    link.href = to;
    link.textContent = "Put the two together";
    return link;
  }
  if ((where === "browser" || where === "server") && code !== null && ["sign_in_again", "stale", "not_ours", "second_step", "bad_request"].includes(code)) {
    link.href = code === "sign_in_again" ? `/sign-in?next=${encodeURI(path)}` : path;
    link.textContent = code === "sign_in_again" ? "Sign in; your words come back here" : "Load it again; your words come back";
    return link;
  }
  if (where === "server" && saved) {
    link.href = saved;
    link.textContent = "Look at the version";
    return link;
  }
  return null;
}

/** @param {Stands} said */
export function drawOthers({ others, working, by }) {
  const place = /** @type {HTMLElement} */ (document.getElementById("others"));
  const who = new Intl.ListFormat("en-GB").format(others);
  const here = others.length === 0 ? "" : `${who} ${others.length > 1 ? "have" : "has"} this open too. What you write is put together.`;
  const words = working && by ? `What ${by} wrote has just come in. ${here}`.trim() : here;
  if (place.textContent !== words) place.textContent = words;
}

/** @param {ToMend[]} faults @param {boolean} asked whether somebody wanted a version of it */
export function drawFaults(faults, asked) {
  const list = /** @type {HTMLElement} */ (document.getElementById("to-mend"));
  list.replaceChildren(...faults.map(item));
  const ready = /** @type {HTMLElement} */ (document.getElementById("ready"));
  const blocking = faults.filter(({ blocks }) => blocks).length;
  ready.textContent = blocking ? "Before it can be a version:" : `Ready to be a version. Somebody else reads it over before a visitor is told it.${faults.length ? " Look at this first:" : ""}`;
  for (const [field] of LABELS) mark(field, faults.filter((fault) => fault.field === field), asked);
}

/** @param {ToMend} fault */
function item({ field, problem, what_to_do }) {
  const line = document.createElement("li");
  const link = document.createElement("a");
  link.href = `#${idOf(field)}`;
  link.textContent = LABELS.get(field) ?? field;
  line.append(link, `: ${problem} ${what_to_do}`);
  return line;
}

/** What is not there yet is said in the list alone, until somebody asks for a version; what is there and wrong, at once. @param {string} field @param {ToMend[]} faults @param {boolean} asked */
function mark(field, faults, asked) {
  const place = document.getElementById(`${field}-mend`);
  const box = document.getElementById(idOf(field));
  const isEmpty = box !== null && "value" in box && box.value === "";
  const shown = (asked || !isEmpty ? faults : []).filter(({ by_guard }) => !by_guard);
  if (place) place.textContent = shown.map(({ problem, what_to_do, line }) => `${where(field, line)}${problem} ${what_to_do}`).join(" ");
  if (asked && faults.some(({ blocks }) => blocks)) box?.setAttribute("aria-invalid", "true");
  else box?.removeAttribute("aria-invalid");
}

/** @param {string} field @param {number | null} line */
function where(field, line) {
  if (line === null) return "";
  return field === "source" ? `Source ${line}: ` : `Line ${line}: `;
}

/** @param {string} field */
const idOf = (field) => (field === "source" ? "source-add" : field);
