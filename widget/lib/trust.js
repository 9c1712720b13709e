// @ts-check
/** From a project's root key down to a worker's shift key: is each signed by the one above? (`docs/keeping.md`)
 * Small, because a page that is pinned to a key sends it to a visitor's phone. */
import { fromText, pack } from './bytes.js';
import { insist, reason } from './checks.js';
import { verify } from './verify.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */
/** @typedef {{ holder: string, key: string, not_before: number, not_after: number, signature: string }} Certificate instants in Unix seconds */
/** @typedef {{ project: string, not_before: number, not_after: number, signature: string }} ShiftCertificate */
/** @typedef {{ coordinator: Certificate, operator: Certificate, shift: ShiftCertificate }} Chain */
/** @typedef {'coordinator' | 'operator'} Purpose */
/** @typedef {{ ok: true, holder: string, not_after: number } | { ok: false, why: string }} Verdict `why` is for a console's log, not for the screen */

const DAY = 86_400;
const LONGEST = { coordinator: 90 * DAY, operator: 30 * DAY };
const LONGEST_SHIFT = 16 * 3_600;
/** By how much two clocks may differ. */
const LEEWAY = 300;

/** Is this shift key that of somebody who may serve this project's visitors, under this name and charity?
 * @param {{ root: string, project: string, worker: { name: string, charity: string, key: string }, certificate: Chain | null | undefined, now: number }} asked
 *   root and keys in base64url, `now` in Unix seconds
 * @returns {Promise<Verdict>} never throws */
export async function checkChain({ root, project, worker, certificate, now }) {
  try {
    if (!certificate) return { ok: false, why: 'no certificate' };
    const { coordinator, operator, shift } = certificate;
    await checkCertificate('coordinator', project, coordinator, root, now);
    await checkCertificate('operator', project, operator, coordinator.key, now);
    insist(shift.project === project, 'shift: another project');
    insistInForce('shift', shift, LONGEST_SHIFT, now);
    await insistSigned('shift', operator.key, shiftStatement(project, worker, shift), shift.signature);
    return { ok: true, holder: operator.holder, not_after: Math.min(coordinator.not_after, operator.not_after, shift.not_after) };
  } catch (error) {
    return { ok: false, why: reason(error) };
  }
}

/** Throws, saying what is wrong. @param {Purpose} purpose @param {string} project @param {Certificate} certificate
 * @param {string} by the key that must have signed it: the root's, or for an operator a coordinator's @param {number} now */
export async function checkCertificate(purpose, project, certificate, by, now) {
  insistInForce(purpose, certificate, LONGEST[purpose], now);
  await insistSigned(purpose, by, certStatement(purpose, project, certificate), certificate.signature);
}

/** @param {Purpose} purpose @param {string} project @param {Omit<Certificate, 'signature'>} certificate @returns {Bytes} */
export const certStatement = (purpose, project, { holder, key, not_before, not_after }) =>
  pack('chatd certificate v1', purpose, project, holder, fromText(key), not_before, not_after);

/** @param {string} project @param {{ name: string, charity: string, key: string }} worker
 * @param {{ not_before: number, not_after: number }} during @returns {Bytes} */
export const shiftStatement = (project, { name, charity, key }, { not_before, not_after }) =>
  pack('chatd shift v1', project, name, charity, fromText(key), not_before, not_after);

/** @param {string} what @param {{ not_before: number, not_after: number }} during @param {number} longest @param {number} now */
export function insistInForce(what, { not_before, not_after }, longest, now) {
  insist(not_before <= not_after && not_after - not_before <= longest, `${what}: too long`);
  insist(now >= not_before - LEEWAY, `${what}: not yet`);
  insist(now <= not_after + LEEWAY, `${what}: out of date`);
}

/** @param {string} what @param {string} by @param {Bytes} statement @param {string} signature */
export async function insistSigned(what, by, statement, signature) {
  const [key, mark] = [fromText(by), fromText(signature)];
  insist(key.length === 32 && mark.length === 64 && (await verify(key, statement, mark)), `${what}: not signed`);
}
