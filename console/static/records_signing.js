// @ts-check
/**
 * What this browser adds before something about a record is sent: a signature, the outer box taken off, what is sealed under the record's key or to each
 * lead. Nothing is sent that could not be signed or sealed.
 */
import { get, page } from "./records_calls.js";
import { keys, leadsOf } from "./records_keys.js";
import { sealCopies } from "./lib/copies.js";
import { guarded, tagsIn } from "./lib/guarded.js";
import { newRecordId, peelAll, rewrap, sealNote, signDecision } from "./lib/record_seal.js";
import { Refused } from "./lib/refused.js";

/** @typedef {import("./lib/record_key.js").RecordKey} RecordKey */
/** @typedef {import("./lib/record_file.js").Whole} Whole */
/** @typedef {import("./lib/record_seal.js").Header} Header */
/** @typedef {{ header: Header, asked: { requester: string, wraps: Record<string, string> }[], tags: Record<string, string> }} Facts */

const record = page.dataset.record ?? "";

/** The record that is open in this page, and what was sealed last. The key lives here while it is open, and nowhere else.
 * @type {{ open: { key: RecordKey, whole: Whole } | null, sealed: { id: string, kind: string, json: object } | null }} */
export const now = { open: null, sealed: null };

/** @type {Record<string, import("./records_deeds.js").Signer>} */
export const signers = { decision, peel, note, tags, rewrap: rewrapped, export: disclosure };

/** @param {string} [of] @returns {Promise<Facts>} */
const recordFacts = (of = record) => get(`/records/${of}/facts.json`);

/** @param {Record<string, string>} fields @param {HTMLFormElement} form */
async function decision({ keep, why }, form) {
  if (!keep) throw new Refused("not_chosen", "keep");
  if (!why) throw new Refused("not_chosen", "why");
  const { ring } = await keys();
  const { header } = await recordFacts(form.dataset.record);
  const { signature } = await signDecision(ring, header, { keep: keep === "keep", why });
  return { keep: keep === "keep", why, signature };
}

/** @param {Record<string, string>} _fields @param {HTMLFormElement} form */
async function peel(_fields, form) {
  const { ring, facts } = await keys();
  const { header, asked } = await recordFacts();
  const requester = form.dataset.requester ?? "";
  const theirs = asked.find((each) => each.requester === requester);
  if (!theirs) throw new Refused("too_late");
  const sets = Object.entries(theirs.wraps).map(async ([by, box]) => {
    const [inner] = await peelAll([{ requester, approver: facts.person, box }], ring, header, { requester, approver: facts.person });
    return [by, inner];
  });
  const peeled = (await Promise.allSettled(sets)).flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  if (peeled.length === 0) throw new Refused("cannot_open");
  return { requester, peeled: Object.fromEntries(peeled) };
}

/** @param {Record<string, string>} fields */
async function note({ text }) {
  if (!text) throw new Refused("missing", "text");
  return sealed("note", { text: guarded(text, "text") });
}

/** @param {Record<string, string>} fields @param {HTMLFormElement} form */
async function disclosure({ why, ...answers }, form) {
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[data-needed]"))) {
    if (!box.value.trim()) throw new Refused("missing", box.name);
  }
  if (!why) throw new Refused("not_chosen", "why");
  return { why, ...(await sealed("form", answers)) };
}

/** @param {"note" | "form"} kind @param {object} json */
async function sealed(kind, json) {
  const { facts } = await keys();
  if (!now.open) throw new Refused("not_opened");
  const id = newRecordId();
  now.sealed = { id, kind, json };
  return { id, ...sealNote(now.open.key, { note: id, kind, person: facts.person }, json) };
}

/** One tag for the whole line: a new id, so that what was there before goes with it. @param {Record<string, string>} fields */
async function tags({ tags: text }) {
  if (!now.open) throw new Refused("not_opened");
  const written = tagsIn(text);
  const { leads } = await leadsOf(now.open.whole.header.project);
  const copies = written.length ? await sealCopies("tag", now.open.whole.header.project, record, leads, { tags: written }) : [];
  return { id: record, copies: Object.fromEntries(copies.map(({ person, box }) => [person, box])) };
}

async function rewrapped() {
  if (!now.open) throw new Refused("not_opened");
  const { ring } = await keys();
  const made = await rewrap(now.open.key, now.open.whole.header, await leadsOf(now.open.whole.header.project), ring);
  return { list_number: made.list_number, wraps: made.wraps, signature: made.signed.signature };
}
