// @ts-check
/** Whoever signs out takes the keys that this browser holds open with them. */
import { forget } from "./lib/unlocked.js";

for (const form of document.querySelectorAll("form[data-forgets-keys]")) form.addEventListener("submit", () => forget());
