// @ts-check
/* A charity's root key and what hangs from it, for pages that check who their workers are. */
import { toText } from "../lib/bytes.js";
import { makePageKey } from "../lib/seal.js";
import { certStatement, shiftStatement } from "../lib/trust.js";

const HOUR = 3_600;

/**
 * What may be wrong with a chain.
 * @typedef {"missing"|"expired"|"not_yet"|"other_project"|"other_name"|"other_charity"|"other_key"|"other_root"|"twice"} Fault
 */

/** @param {string} project */
export async function makeVouching(project) {
  const [root, coordinator, stranger] = await Promise.all([makePageKey(), makePageKey(), makePageKey()]);
  /** @type {Map<string, any>} */
  const keyrings = new Map();

  /** @param {{name: string, charity: string, key: string}} worker @param {Fault} [fault] */
  async function chainFor(worker, fault) {
    if (fault === "missing") return null;
    const now = Math.floor(Date.now() / 1000) + (fault === "expired" ? -30 : fault === "not_yet" ? 30 : 0) * HOUR;
    const during = { not_before: now - HOUR, not_after: now + 8 * HOUR };
    const holder = fault === "twice" ? "one and the same" : worker.name;
    if (!keyrings.has(holder)) keyrings.set(holder, await makePageKey());
    const operator = keyrings.get(holder);
    const said = fault === "other_project" ? "eastport" : project;
    const signed = {
      ...worker,
      ...(fault === "other_name" && { name: "Somebody" }),
      ...(fault === "other_charity" && { charity: "Elsewhere" }),
      ...(fault === "other_key" && { key: toText((await makePageKey()).publicKey) }),
    };
    return {
      coordinator: await certificate(fault === "other_root" ? stranger : root, "coordinator", said, coordinator, "0000-0000-0000-0001", during),
      operator: await certificate(coordinator, "operator", said, operator, numberOf(holder), during),
      shift: { project: said, ...during, signature: toText(await operator.sign(shiftStatement(said, signed, during))) },
    };
  }
  return { key: toText(root.publicKey), chainFor };
}

/** @param {any} by @param {"coordinator"|"operator"} purpose @param {string} project @param {any} of @param {string} holder @param {{not_before: number, not_after: number}} during */
async function certificate(by, purpose, project, of, holder, during) {
  const said = { holder, key: toText(of.publicKey), ...during };
  return { ...said, signature: toText(await by.sign(certStatement(purpose, project, said))) };
}

/** A key number that is made up. @param {string} holder */
const numberOf = (holder) => holder.toUpperCase().replace(/[^0-9A-HJKMNP-TV-Z]/g, "0").padEnd(16, "0").slice(0, 16).replace(/(.{4})(?=.)/g, "$1-");
