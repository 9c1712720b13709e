// @ts-check
/** The recovery sheet: shown, printed, typed back; and a ring brought back from it. What stands on it is never sent. */
import { proveSheet, ringFromSheet, sheetOf, SheetWrong } from "./lib/keyring.js";
import { facts as readFacts, isEntered, replace } from "./lib/unlocked.js";
import { goOn, line, onDeed, opened, say, send, show, wrong } from "./keys_page.js";

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
