// @ts-check
/**
 * Whose signatures stand under an opened record, and who vouched for them then: checked from the project's root key in the reader's own ring down, and said
 * in words. What the server says of names is its word; what it says of keys is checked.
 */
import { fromText, pack } from "../../../widget/lib/bytes.js";
import { hash } from "../../../widget/lib/ciphers.js";
import { checkCertificate } from "../../../widget/lib/trust.js";
import { decisionStatement, headerStatement, isSignedBy } from "./record_seal.js";

/** @typedef {import("./record_seal.js").Header} Header */
/** @typedef {import("./unlocked.js").Vouched} Vouched */
/** @typedef {{ what: string, name: string, key: string, signature: string, says: string, why: string, wraps: string }} SignedBy
 *   *wraps*: the hash of the set of wraps that was signed for; some of that set may be gone by now */
/** @typedef {{ header: Header, signed: SignedBy[], vouched: Vouched[] }} Signatures */
/** @typedef {{ good: boolean, words: string }} Verdict */

const DAY = 86_400;
/** A confirmation or a decision comes within this of the flag. */
const LATEST = 30 * DAY;

const DONE = new Map([
  ["raised", "Raised"],
  ["confirmed", "Confirmed"],
  ["decision", "Kept on the decision"],
  ["rewrapped", "Wrapped again"],
]);

/**
 * One line for each signature but that of the end, which is checked with the lines; and one for whoever should have signed and did not.
 * @param {Signatures} record @param {{ root: string | undefined, leads: string[], project: string }} trusted *root*: from the reader's ring;
 *   *leads*: signing keys on any of the project's lists; *project*: its name
 * @returns {Promise<Verdict[]>}
 */
export async function checkSigners(record, trusted) {
  const due = record.signed.filter(({ what }) => DONE.has(what));
  const verdicts = await Promise.all(due.map((by) => checkOne(record, by, trusted)));
  if (!due.some(({ what }) => what === "raised")) verdicts.unshift({ good: false, words: "Nobody signed for raising it. Do not rely on this record." });
  if (!due.some(({ what }) => what === "confirmed" || what === "decision"))
    verdicts.push({ good: false, words: "Nobody else has signed that it is to be kept." });
  return verdicts;
}

/** @param {Signatures} record @param {SignedBy} by @param {{ root: string | undefined, leads: string[], project: string }} trusted */
async function checkOne(record, by, { root, leads, project }) {
  const said = `${DONE.get(by.what)} by ${by.name}`;
  if (!(await isSignedBy(statementOf(record, by), by))) return { good: false, words: `${said}: the signature does not fit what is stored. Do not rely on it.` };
  if (!root) return { good: false, words: `${said}: signed. But this browser does not know ${project}’s own key, so nobody vouches for it here.` };
  const until = await vouchedUntil(record, by.key, root);
  if (until) return { good: true, words: `${said}. The signature fits, and ${project} vouched for that key until ${day(until)}.` };
  if (by.what !== "raised" && leads.includes(by.key)) return { good: true, words: `${said}. The signature fits, and ${project} names that key on its list of leads.` };
  return { good: false, words: `${said}: signed, but nothing shows that ${project} vouched for that key then.` };
}

/** @param {Signatures} record @param {SignedBy} by */
function statementOf({ header }, { what, says, why, wraps }) {
  if (what === "decision") return decisionStatement(header, { keep: says === "keep", why });
  const head = hash(headerStatement(header));
  if (what === "rewrapped") return pack("chatd record rewrapped v1", head, Number(says), fromText(wraps));
  return pack(`chatd record ${what} v1`, head, fromText(wraps));
}

/** Until when the newest certificate lasts that stood at the time; 0 where there was none. @param {Signatures} record @param {string} key @param {string} root */
async function vouchedUntil({ header, vouched }, key, root) {
  let until = 0;
  for (const one of vouched.filter(({ certificate }) => certificate.key === key)) {
    const at = Math.max(header.raised_at, one.certificate.not_before);
    if (at > header.raised_at + LATEST) continue;
    if (await holds(header.project, one, vouched, root, at)) until = Math.max(until, one.certificate.not_after);
  }
  return until;
}

/** @param {string} project @param {Vouched} one @param {Vouched[]} vouched @param {string} root @param {number} at */
async function holds(project, one, vouched, root, at) {
  if (one.purpose === "coordinator") return isGood("coordinator", project, one, root, at);
  if (!(await isGood("operator", project, one, one.signed_by, at))) return false;
  if (one.signed_by === root) return false;
  const above = vouched.filter(({ purpose, certificate }) => purpose === "coordinator" && certificate.key === one.signed_by);
  return (await Promise.all(above.map((each) => isGood("coordinator", project, each, root, at)))).includes(true);
}

/** @param {"coordinator" | "operator"} purpose @param {string} project @param {Vouched} one @param {string} by @param {number} at */
const isGood = (purpose, project, { certificate }, by, at) => checkCertificate(purpose, project, certificate, by, at).then(() => true, () => false);

/** @param {number} seconds */
const day = (seconds) => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(seconds * 1000));
