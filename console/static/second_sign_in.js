// @ts-check
/**
 * The second half of signing in, on the page where the first was done: the passphrase was right, now the code or the passkey. It stays on this page because
 * what was worked out from the passphrase lives only in its memory.
 */
import { canPasskeys, show } from "./lib/passkeys.js";

/** @typedef {{ code: string, seconds?: number | null }} Refusal */
/** @typedef {{ post: (address: string, body: object) => Promise<Response>, refusalOf: (answer: Response) => Promise<Refusal>,
 *   say: (refusal: Refusal, where: HTMLElement) => void }} Sending */

const first = /** @type {HTMLElement} */ (document.getElementById("first"));
const second = /** @type {HTMLElement} */ (document.getElementById("second"));
const title = /** @type {HTMLElement} */ (document.getElementById("second-title"));
const form = /** @type {HTMLFormElement} */ (document.getElementById("with-code"));
const code = /** @type {HTMLInputElement} */ (document.getElementById("code"));
const go = /** @type {HTMLButtonElement} */ (document.getElementById("go-on"));
const says = /** @type {HTMLElement} */ (document.getElementById("second-says"));
const passkey = /** @type {HTMLButtonElement} */ (document.getElementById("with-passkey"));
const again = /** @type {HTMLButtonElement} */ (document.getElementById("begin-again"));

/**
 * Ask until it is shown, or until the first half must be done again.
 * @param {string[]} kinds @param {Sending} sending @returns {Promise<Refusal | null>} null when signed in
 */
export function askForSecondStep(kinds, { post, refusalOf, say }) {
  const offers = { code: kinds.includes("totp"), passkey: kinds.includes("passkey") };
  open(offers);
  return new Promise((done) => {
    const over = new AbortController();
    const once = { signal: over.signal };

    /** @param {Refusal | null} refusal */
    const end = (refusal) => {
      over.abort();
      if (refusal) close();
      done(refusal);
    };

    /** @param {() => Promise<Refusal | null>} deed */
    const attempt = async (deed) => {
      if (go.getAttribute("aria-disabled") === "true") return;
      busy(true);
      const refusal = await deed().catch(() => /** @type {Refusal} */ ({ code: "unreachable" }));
      busy(false);
      if (!refusal || refusal.code === "begin_again") return end(refusal);
      say(refusal, says);
      if (refusal.code === "wrong_code") code.select();
    };

    const withCode = async () => {
      const digits = code.value.replace(/\D/g, "");
      if (digits.length !== 6) {
        code.setAttribute("aria-invalid", "true");
        code.focus();
        return { code: "code_missing" };
      }
      const answer = await post("/sign-in/code", { code: digits });
      return answer.ok ? null : refusalOf(answer);
    };

    const withPasskey = async () => {
      const asked = await post("/sign-in/passkey/ask", {});
      if (!asked.ok) return refusalOf(asked);
      const shown = await show(await asked.json()).catch(() => null);
      if (!shown) return { code: "no_passkey" };
      const answer = await post("/sign-in/passkey", shown);
      return answer.ok ? null : refusalOf(answer);
    };

    form.addEventListener("submit", (event) => (event.preventDefault(), void attempt(withCode)), once);
    code.addEventListener("input", () => code.removeAttribute("aria-invalid"), once);
    passkey.addEventListener("click", () => void attempt(withPasskey), once);
    again.addEventListener("click", () => end({ code: "none" }), once);
    if (offers.passkey && !offers.code && canPasskeys()) void attempt(withPasskey);
  });
}

/** @param {{ code: boolean, passkey: boolean }} offers */
function open(offers) {
  first.hidden = true;
  second.hidden = false;
  form.hidden = !offers.code;
  passkey.hidden = !offers.passkey || !canPasskeys();
  passkey.classList.toggle("sign-in__go", !offers.code);
  document.getElementById("no-passkeys-here")?.toggleAttribute("hidden", !(offers.passkey && !offers.code && passkey.hidden));
  code.value = "";
  says.replaceChildren();
  (offers.code ? code : title).focus();
}

function close() {
  second.hidden = true;
  first.hidden = false;
}

/** @param {boolean} is */
function busy(is) {
  if (is) says.replaceChildren();
  for (const button of [go, passkey]) {
    button.setAttribute("aria-disabled", String(is));
    for (const part of button.querySelectorAll("span")) part.hidden = (part.dataset.when === "busy") !== is;
  }
}
