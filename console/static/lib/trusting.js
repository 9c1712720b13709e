// @ts-check
/**
 * Who may speak for a project, as a worker's own page sees it: certificates, keys taken back, and the numbered lists of leads. What the server says is
 * checked against the root key and the list numbers in the worker's own keyring (`docs/keeping.md`; `chatd/trust.py` checks the same).
 */
import { concat, fromText, pack, toText } from "../../../widget/lib/bytes.js";
import { insist, reason } from "../../../widget/lib/checks.js";
import { hash } from "../../../widget/lib/ciphers.js";
import { certStatement, checkCertificate, checkChain, insistInForce, insistSigned } from "../../../widget/lib/trust.js";

export { certStatement, checkCertificate } from "../../../widget/lib/trust.js";

/** @typedef {import("../../../widget/lib/bytes.js").Bytes} Bytes */
/** @typedef {import("../../../widget/lib/trust.js").Certificate} Certificate */
/** @typedef {import("../../../widget/lib/trust.js").Purpose} Purpose */
/** @typedef {import("./keyring.js").Ring} Ring */
/** @typedef {{ key: string, at: number, by: string, signature: string }} Revocation */
/** @typedef {{ person: string, signing: string, sealing: string }} Lead */
/** @typedef {{ by: string, signature: string }} Agreement */
/** @typedef {{ number: number, dated: number, not_after: number, previous: string, leads: Lead[] }} ListBody */
/** @typedef {ListBody & { by: string, signature: string, agreed: Agreement | null }} LeadList as it is stored and sent */
/** `stored`: the keyring has learned something, and is to be kept (`keep(ring)`).
 * @typedef {{ ok: true, leads: Lead[], number: number, hash: string, not_after: number, stored: boolean } | { ok: false, why: string }} CheckedList */

const DAY = 86_400;
export const LONGEST_LIST = 90 * DAY;
const NOTHING_BEFORE = toText(new Uint8Array(32));

/** @param {Ring} ring a coordinator's @param {Purpose} purpose @param {string} project
 * @param {{ holder: string, key: string, not_before: number, not_after: number }} facts @returns {Promise<Certificate>} */
export async function signCert(ring, purpose, project, { holder, key, not_before, not_after }) {
  const facts = { holder, key, not_before, not_after };
  return { ...facts, signature: await ring.sign(certStatement(purpose, project, facts)) };
}

/** @param {Purpose} purpose @param {string} project @param {Certificate} certificate @param {string} by @param {number} now @returns {Promise<boolean>} */
export const isGoodCert = (purpose, project, certificate, by, now) => holds(checkCertificate(purpose, project, certificate, by, now));

/** @param {string} project @param {string} key @param {number} at @returns {Bytes} */
export const revocationStatement = (project, key, at) => pack("chatd revoked v1", project, fromText(key), at);

/** @param {Ring} ring a coordinator's @param {string} project @param {string} key @param {number} at @returns {Promise<Revocation>} */
export async function signRevocation(ring, project, key, at) {
  return { key, at, by: ring.publics.signing, signature: await ring.sign(revocationStatement(project, key, at)) };
}

/** Is a colleague's shift key theirs? As a visitor's page checks it, with the root key from the ring, and no key in it that was taken back.
 * @param {Ring} ring @param {string} project @param {{ name: string, charity: string, key: string }} worker
 * @param {import("../../../widget/lib/trust.js").Chain | null | undefined} certificate @param {number} now Unix seconds
 * @returns {Promise<import("../../../widget/lib/trust.js").Verdict>} never throws */
export async function checkWorker(ring, project, worker, certificate, now) {
  const root = ring.roots[project];
  if (root === undefined) return { ok: false, why: "the project's root key is not known" };
  const isBack = [certificate?.coordinator?.key, certificate?.operator?.key].some((key) => key !== undefined && isRevoked(ring, project, key));
  return isBack ? { ok: false, why: "taken back" } : checkChain({ root, project, worker, certificate, now });
}

/** The keys that were truly taken back for this project: those the ring knows of, and those the server tells of with a signature. The ring learns them. The root's word
 * counts first, then the earlier; a key that was taken back takes back no other.
 * @param {Ring} ring @param {string} project @param {Revocation[]} told @param {Certificate[]} certs coordinators' @returns {Promise<{ keys: Set<string>, stored: boolean }>} */
export async function revokedKeys(ring, project, told, certs) {
  const root = ring.roots[project];
  const known = ring.revoked[project] ?? [];
  const keys = new Set(known);
  for (const one of inTheirOrder(told, root)) {
    if (!keys.has(one.by) && !keys.has(one.key) && (await isTakenBack(root, project, one, certs))) keys.add(one.key);
  }
  const stored = keys.size > known.length;
  if (stored) ring.revoked = { ...ring.revoked, [project]: [...keys] };
  return { keys, stored };
}

/** Does this ring know that the key was taken back for that project? @param {Ring} ring @param {string} project @param {string} key */
export const isRevoked = (ring, project, key) => (ring.revoked[project] ?? []).includes(key);

/** The first root key of a project is taken as told; another one later is refused until the worker says that it is right.
 * @param {Ring} ring @param {string} project @param {string} root base64url @param {{ replace?: boolean }} [how]
 * @returns {"learned" | "known" | "other"} after "learned" the ring is to be kept */
export function learnRoot(ring, project, root, { replace = false } = {}) {
  insist(fromText(root).length === 32, "not a root key");
  if (ring.roots[project] === root) return "known";
  if (ring.roots[project] !== undefined && !replace) return "other";
  ring.roots = { ...ring.roots, [project]: root };
  const { [project]: _, ...lists } = ring.lists;
  ring.lists = lists;
  return "learned";
}

/** @param {string} project @param {ListBody} body @returns {Bytes} */
export function listStatement(project, { number, dated, not_after, previous, leads }) {
  const lines = rising(leads).map(({ person, signing, sealing }) => pack(person, fromText(signing), fromText(sealing)));
  return pack("chatd leads v1", project, number, dated, not_after, fromText(previous), concat(...lines));
}

/** @param {string} project @param {ListBody} body @returns {string} base64url; what the next list and a record's header name */
export const listHash = (project, body) => toText(hash(listStatement(project, body)));

/** A list to follow `before`, signed by a coordinator. `agreed` is null; see `needsAgreement` and `agreeList`.
 * @param {Ring} ring @param {string} project @param {{ leads: Lead[], dated: number, not_after: number, before: LeadList | null }} wanted
 * @returns {Promise<LeadList>} */
export async function signList(ring, project, { leads, dated, not_after, before }) {
  const previous = before ? listHash(project, before) : NOTHING_BEFORE;
  const body = { number: (before?.number ?? 0) + 1, dated, not_after, previous, leads: rising(leads) };
  return { ...body, by: ring.publics.signing, signature: await ring.sign(listStatement(project, body)), agreed: null };
}

/** Does it name a key that the list before did not? @param {ListBody} list @param {ListBody | null} before */
export function needsAgreement(list, before) {
  return before !== null && list.leads.some((lead) => !before.leads.some((known) => isSame(lead, known)));
}

/** A lead of the list before agrees. @param {Ring} ring @param {string} project @param {LeadList} list @returns {Promise<LeadList>} */
export async function agreeList(ring, project, list) {
  return { ...list, agreed: { by: ring.publics.signing, signature: await ring.sign(agreementStatement(project, list)) } };
}

/** @param {string} project @param {ListBody} list @returns {Bytes} */
export const agreementStatement = (project, list) => pack("chatd leads agreed v1", hash(listStatement(project, list)));

/** The newest list of a project's leads, if it can be trusted: an unbroken row of lists from the first, or from the one this ring saw last, each signed
 * by a coordinator of its time whom the root certified; a new key agreed to by a lead of the list before; the newest in force, its signer not taken back;
 * and never one older than this ring has seen.
 * @param {Ring} ring @param {string} project @param {LeadList[]} lists @param {Certificate[]} certs of the project's coordinators, old ones too
 * @param {number} now Unix seconds @param {Revocation[]} [told] keys taken back @returns {Promise<CheckedList>} never throws */
export async function checkList(ring, project, lists, certs, now, told = []) {
  try {
    const root = ring.roots[project];
    insist(root !== undefined, "the project's root key is not known");
    const revoked = await revokedKeys(ring, project, told, certs);
    const row = fromTheLastSeen(ring, project, lists);
    const seen = ring.lists[project];
    for (const [at, list] of row.entries()) {
      const before = row[at - 1] ?? null;
      await insistByCoordinator(project, list, certs, root);
      if (before || !seen) await insistFollows(project, list, before, root);
    }
    const newest = row[row.length - 1];
    insistInForce("list", { not_before: newest.dated, not_after: newest.not_after }, LONGEST_LIST, now);
    insist(!revoked.keys.has(newest.by), "the list's signer was taken back");
    const stored = learnList(ring, project, newest);
    return { ok: true, leads: newest.leads, number: newest.number, hash: listHash(project, newest), not_after: newest.not_after, stored: stored || revoked.stored };
  } catch (error) {
    return { ok: false, why: reason(error) };
  }
}

/** @param {Ring} ring @param {string} project @param {LeadList[]} lists */
function fromTheLastSeen(ring, project, lists) {
  const row = [...lists].sort((one, other) => one.number - other.number);
  insist(row.length > 0, "there is no list");
  row.forEach((list) => insistWritten(list));
  const seen = ring.lists[project];
  if (!seen) return row;
  const from = row.findIndex(({ number }) => number === seen.number);
  insist(from >= 0, "older than the list seen before");
  insist(listHash(project, row[from]) === seen.hash, "another list than the one seen before");
  return row.slice(from);
}

/** @param {string} project @param {LeadList} list @param {LeadList | null} before @param {string} root */
async function insistFollows(project, list, before, root) {
  insist(list.number === (before?.number ?? 0) + 1, "a list is missing");
  insist(list.previous === (before ? listHash(project, before) : NOTHING_BEFORE), "does not follow the list before");
  insist(list.dated >= (before?.dated ?? 0), "dated before the list before");
  insist(list.not_after >= list.dated && list.not_after - list.dated <= LONGEST_LIST, "list: too long");
  if (before && needsAgreement(list, before)) await insistAgreed(project, list, before, root);
}

/** Of a list seen before as well: its hash does not say who signed it. @param {string} project @param {LeadList} list @param {Certificate[]} certs @param {string} root */
async function insistByCoordinator(project, list, certs, root) {
  insist(await wasCoordinator(project, list.by, certs, root, list.dated), "not signed by a coordinator");
  await insistSigned("list", list.by, listStatement(project, list), list.signature);
}

/** @param {string} project @param {LeadList} list @param {LeadList} before @param {string} root */
async function insistAgreed(project, list, before, root) {
  const { agreed } = list;
  if (!agreed) throw new RangeError("a new key that no lead agreed to");
  insist(agreed.by === root || before.leads.some(({ signing }) => signing === agreed.by), "agreed to by nobody of the list before");
  await insistSigned("agreement", agreed.by, agreementStatement(project, list), agreed.signature);
}

/** @param {LeadList} list */
function insistWritten({ leads }) {
  const keys = leads.flatMap(({ signing, sealing }) => [signing, sealing]);
  const inOrder = leads.every(({ person }, at) => at === 0 || leads[at - 1].person < person);
  insist(inOrder && new Set(keys).size === keys.length, "not written as lists are");
}

/** @param {Revocation[]} told @param {string} root */
const inTheirOrder = (told, root) => [...told].sort((one, other) => Number(other.by === root) - Number(one.by === root) || one.at - other.at);

/** @param {string} root @param {string} project @param {Revocation} told @param {Certificate[]} certs */
async function isTakenBack(root, project, { key, at, by, signature }, certs) {
  const may = root !== undefined && (by === root || (await wasCoordinator(project, by, certs, root, at)));
  return may && holds(insistSigned("revocation", by, revocationStatement(project, key, at), signature));
}

/** @param {string} project @param {string} key @param {Certificate[]} certs @param {string} root @param {number} at */
async function wasCoordinator(project, key, certs, root, at) {
  const verdicts = certs.filter((cert) => cert.key === key).map((cert) => isGoodCert("coordinator", project, cert, root, at));
  return (await Promise.all(verdicts)).includes(true);
}

/** @param {Ring} ring @param {string} project @param {LeadList} newest */
function learnList(ring, project, newest) {
  if (ring.lists[project]?.number === newest.number) return false;
  ring.lists = { ...ring.lists, [project]: { number: newest.number, hash: listHash(project, newest) } };
  return true;
}

/** @param {Lead} one @param {Lead} other */
const isSame = (one, other) => one.person === other.person && one.signing === other.signing && one.sealing === other.sealing;

/** @param {Lead[]} leads */
const rising = (leads) => [...leads].sort((one, other) => (one.person < other.person ? -1 : 1));

/** @param {Promise<unknown>} check */
const holds = (check) => check.then(() => true, () => false);
