// @ts-check
/** Pages of keys. What is signed is signed here, with keys that only this browser can open; the server checks it and keeps it. */
import { keyNumber, makeKeyring, proveSheet, ringFromSheet, sheetOf, SheetWrong } from "./lib/keyring.js";
import { derive, fromBase64Url } from "./lib/passphrase.js";
import { rootNumber, tidyNumber } from "./lib/root_number.js";
import { learnRoot } from "./lib/trusting.js";
import { enter, facts as readFacts, isEntered, keep, replace, ring } from "./lib/unlocked.js";
import { agreeTo, changesOf } from "./lib/vouching.js";
import { factsOf, now, onDeed, opened, projectOf, say, send, wrong } from "./keys_page.js";
import "./keys_project.js";
import "./keys_snippet.js";

/** @typedef {import("./lib/trusting.js").LeadList} LeadList */

/** Where keys are needed and locked, the page says so at once. */
async function begin() {
  drawWaiting();
  if (document.querySelector("[data-deed='unlock'], [data-deed='fresh']")) return;
  const open = await ring().catch(() => null);
  const locked = /** @type {HTMLElement} */ (document.querySelector("[data-locked]"));
  locked.hidden = open !== null;
  const unlock = /** @type {HTMLAnchorElement} */ (document.querySelector("[data-unlock]"));
  unlock.href = `/keys/unlock?${new URLSearchParams({ next: location.pathname })}`;
  if (!open) return;
  if (document.querySelector("[data-none]")) return location.reload(); // made just now
  show("[data-open]");
  for (const at of document.querySelectorAll("[data-root]")) {
    const { project = "", root = "" } = /** @type {HTMLElement} */ (at).dataset;
    show(open.ring.roots[project] === root ? "[data-root-known]" : "[data-root-changed]", at);
  }
}

/** @param {string} which @param {ParentNode} [within] */
function show(which, within = document) {
  const at = within.querySelector(which);
  if (at instanceof HTMLElement) at.hidden = false;
}

/** Whom a list that waits names anew, with the number of the very keys in it, and whom it leaves out. */
function drawWaiting() {
  for (const at of document.querySelectorAll("[data-waiting]")) {
    const { waiting = "null", names = "{}" } = /** @type {HTMLElement} */ (at).dataset;
    void readFacts().then((facts) => {
      const list = /** @type {LeadList} */ (JSON.parse(waiting));
      const named = JSON.parse(names);
      const project = facts?.projects.find((each) => each.project === projectOf(/** @type {HTMLElement} */ (at)));
      const before = [...(project?.lists ?? [])].sort((one, other) => other.number - one.number)[0] ?? null;
      const { fresh, gone } = changesOf(list, before);
      const lines = [
        ...fresh.map((lead) => line(`New: ${named[lead.person] ?? lead.person}, key number `, keyNumber(lead))),
        ...gone.map((lead) => line(`No longer on it: ${named[lead.person] ?? lead.person}`)),
      ];
      at.replaceChildren(...lines);
    });
  }
}

/** @param {string} words @param {string} [number] */
function line(words, number) {
  const item = document.createElement("li");
  item.append(words);
  if (number) item.append(Object.assign(document.createElement("span"), { className: "number", textContent: number, translate: false }));
  return item;
}

/** @param {HTMLElement} at */
const goOn = (at) => location.assign(at.dataset.after ?? "/keys");

/** The eight lines, as typed. @param {HTMLElement} at */
function typedLines(at) {
  const boxes = [.../** @type {NodeListOf<HTMLInputElement>} */ (at.querySelectorAll("[data-line]"))];
  for (const box of boxes) box.removeAttribute("aria-invalid");
  const empty = boxes.find((box) => !box.value.trim());
  if (empty) {
    empty.focus();
    throw wrong("sheet_missing");
  }
  return boxes;
}

/** @param {HTMLElement} at */
async function fromLines(at) {
  const boxes = typedLines(at);
  try {
    return await ringFromSheet(boxes.map((box) => box.value));
  } catch (error) {
    const box = error instanceof SheetWrong ? boxes[error.line - 1] : undefined;
    box?.setAttribute("aria-invalid", "true");
    box?.focus();
    if (!box) throw wrong("sheet_missing");
    say("sheet_line", `(Line ${box.dataset.line})`);
    return null;
  }
}

onDeed("unlock", async (at) => {
  const box = /** @type {HTMLInputElement} */ (at.querySelector("input"));
  if (!box.value.trim()) throw wrong("passphrase_missing");
  const facts = await readFacts();
  if (!facts) throw wrong("sign_in_again");
  const halves = await derive(box.value, fromBase64Url(facts.salt), facts).catch(() => null);
  if (!halves) throw wrong("cannot_work_out");
  halves.signIn.fill(0);
  const entered = await enter(halves.keyring);
  halves.keyring.fill(0);
  if (entered === "open") return goOn(at);
  box.select();
  throw wrong("passphrase_wrong");
});

onDeed("root", async (at) => {
  const box = /** @type {HTMLInputElement} */ (at.querySelector("input"));
  const open = await opened();
  const project = projectOf(at);
  const root = open.facts.projects.find((each) => each.project === project)?.root;
  if (!root || tidyNumber(box.value) !== rootNumber(root)) throw wrong("numbers_differ");
  learnRoot(open.ring, project, root, { replace: true });
  await keep(open.ring);
  location.reload();
});

onDeed("agree", async (at) => {
  const open = await opened();
  const project = projectOf(at);
  const waiting = /** @type {HTMLElement} */ (at.closest("[data-project]")?.querySelector("[data-waiting]"));
  const list = /** @type {LeadList} */ (JSON.parse(waiting.dataset.waiting ?? "null"));
  const agreed = await agreeTo(open.ring, factsOf(open, project), list, now());
  await send(open.facts, "/keys/leads/agree", { project, number: list.number, agreed });
  location.reload();
});

onDeed("renew", async () => {
  const { ring: old } = await opened();
  await replace(await withTheKnown(old));
  location.reload();
});

onDeed("fresh", async (at) => {
  if (!(await isEntered())) throw wrong("locked");
  await replace(await makeKeyring());
  goOn(at);
});

onDeed("from-sheet", async (at) => {
  const facts = await readFacts();
  if (!facts || !(await isEntered())) throw wrong("locked");
  const again = await fromLines(at);
  if (!again) return;
  if (facts.ring && again.publics.signing !== facts.ring.signing) throw wrong("sheet_other");
  await replace(again);
  goOn(at);
});

onDeed("show-sheet", async () => {
  const { ring } = await opened();
  const lines = /** @type {HTMLElement} */ (document.querySelector("[data-sheet-lines]"));
  lines.replaceChildren(...sheetOf(ring).map((each) => line(each)));
  show("[data-sheet]");
  show("[data-deed='print-sheet']");
  show("[data-type-back]");
});

onDeed("print-sheet", async () => print());

onDeed("prove-sheet", async (at) => {
  const open = await opened();
  const again = await fromLines(at);
  if (!again) return;
  if (again.publics.signing !== open.ring.publics.signing || again.publics.sealing !== open.ring.publics.sealing) throw wrong("sheet_other");
  await send(open.facts, "/keys/sheet", { signature: await proveSheet(again, open.facts.person) });
  location.reload();
});

/** New keys that know what the old ones knew. @param {import("./lib/keyring.js").Ring} old */
async function withTheKnown(old) {
  const fresh = await makeKeyring();
  return Object.assign(fresh, { roots: old.roots, lists: old.lists, revoked: old.revoked });
}

void begin();
