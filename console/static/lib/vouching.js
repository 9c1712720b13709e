// @ts-check
/** What coordinators and leads sign on the pages of keys. Checks first, with the signer's own ring, whatever the server says of others. */
import { insist } from "../../../widget/lib/checks.js";
import { keyNumber } from "./keyring.js";
import { agreeList, checkList, isGoodCert, isRevoked, listHash, needsAgreement, signCert, signList } from "./trusting.js";

/** @typedef {import("./keyring.js").Ring} Ring */
/** @typedef {import("./keyring.js").Publics} Publics */
/** @typedef {import("./trusting.js").Certificate} Certificate */
/** @typedef {import("./trusting.js").Lead} Lead */
/** @typedef {import("./trusting.js").LeadList} LeadList */
/** @typedef {import("./unlocked.js").ProjectFacts} ProjectFacts */
/** @typedef {Publics & { person: string, vouched: { certificate: Certificate, signed_by: string } | null }} Served */

const DAY = 86_400;
const OPERATOR = 30 * DAY;
const LIST = 90 * DAY;
/** How long a certificate that is over may still be renewed without comparing numbers again. */
const OVER = 30 * DAY;

/** For 30 days from now, or as long as my own certificate lasts. @param {Ring} ring @param {ProjectFacts} facts @param {Publics} theirs @param {number} now */
export function vouchFor(ring, facts, theirs, now) {
  const mine = myCertificate(ring, facts, now);
  const facts_ = { holder: keyNumber(theirs), key: theirs.signing, not_before: now, not_after: Math.min(now + OPERATOR, mine.not_after) };
  return signCert(ring, "operator", facts.project, facts_);
}

/** Were these very keys vouched for before, by somebody whom the root key that I know made a coordinator? Then no number needs to be compared again.
 * @param {Ring} ring @param {ProjectFacts} facts @param {Served} served @param {number} now */
export async function mayRenew(ring, facts, served, now) {
  const { vouched } = served;
  if (!vouched || isRevoked(ring, facts.project, served.signing)) return false;
  const { certificate, signed_by } = vouched;
  const same = certificate.key === served.signing && certificate.holder === keyNumber(served);
  const at = Math.min(now, certificate.not_after);
  const root = ring.roots[facts.project];
  if (!same || now - certificate.not_after > OVER || root === undefined) return false;
  if (!(await isGoodCert("operator", facts.project, certificate, signed_by, at))) return false;
  const by = facts.coordinators.filter((each) => each.certificate.key === signed_by).map((each) => each.certificate);
  return (await Promise.all(by.map((each) => isGoodCert("coordinator", facts.project, each, root, certificate.not_before)))).includes(true);
}

/** The certificate by which I may vouch for others. Throws when nobody vouches for me. @param {Ring} ring @param {ProjectFacts} facts @param {number} now */
export function myCertificate(ring, facts, now) {
  const mine = facts.my.filter((each) => each.purpose === "coordinator" && each.certificate.key === ring.publics.signing);
  const last = mine.map((each) => each.certificate).sort((one, other) => other.not_after - one.not_after)[0];
  insist(last !== undefined && last.not_after > now, "not vouched for");
  return last;
}

/** The next list, for 90 days, on top of the one that my own ring trusts.
 * @param {Ring} ring @param {ProjectFacts} facts @param {Lead[]} leads @param {number} now @returns {Promise<LeadList>} */
export async function nextList(ring, facts, leads, now) {
  return signList(ring, facts.project, { leads, dated: now, not_after: now + LIST, before: await lastTrusted(ring, facts, now) });
}

/** I, a lead of the list in force, agree to the one that waits. Throws when it does not follow what my ring trusts.
 * @param {Ring} ring @param {ProjectFacts} facts @param {LeadList} waiting @param {number} now */
export async function agreeTo(ring, facts, waiting, now) {
  const before = await lastTrusted(ring, facts, now);
  if (before === null || waiting.number !== before.number + 1) throw new RangeError("not the next list");
  insist(waiting.previous === listHash(facts.project, before), "does not follow the list before");
  const { agreed } = await agreeList(ring, facts.project, waiting);
  return agreed;
}

/** Whom a list names anew, who stays, and whom it leaves out. @param {LeadList} list @param {LeadList | null} before */
export function changesOf(list, before) {
  const known = before?.leads ?? [];
  /** @param {Lead} lead */
  const isFresh = (lead) => needsAgreement({ ...list, leads: [lead] }, { ...list, leads: known });
  return {
    fresh: list.leads.filter(isFresh),
    stays: list.leads.filter((lead) => !isFresh(lead)),
    gone: known.filter((lead) => !list.leads.some(({ person }) => person === lead.person)),
  };
}

/** The newest list as it was signed, even when it is out of date by now, or its signer was taken back since: the next one follows it all the same.
 * @param {Ring} ring @param {ProjectFacts} facts @param {number} now */
export async function lastTrusted(ring, facts, now) {
  const newest = [...facts.lists].sort((one, other) => other.number - one.number)[0] ?? null;
  if (newest === null) return null;
  const certs = facts.coordinators.map(({ certificate }) => certificate);
  const known = /** @type {any} */ ({ roots: ring.roots, lists: { ...ring.lists }, revoked: {} });
  const checked = await checkList(known, facts.project, facts.lists, certs, Math.min(now, newest.not_after));
  insist(checked.ok, checked.ok ? "" : checked.why);
  return newest;
}
