// @ts-check
/**
 * A worker's ring, open in this browser while they are signed in. It is opened with the half of the passphrase that is never sent. So that it need not be
 * typed on every page, that half lies in this browser, sealed with a *share* that the server makes from the sign-in and gives to nobody else: neither this
 * device alone nor the server alone has it, and it ends with the sign-in.
 *
 * `ring()` is null while it is locked: send people to `/keys/unlock?next=…`, where the passphrase is asked for once more.
 */
import { concat, fromText, pack, toText } from "../../../widget/lib/bytes.js";
import { cipher, random } from "../../../widget/lib/ciphers.js";
import { makeKeyring, openRing, sealRing } from "./keyring.js";
import { learnRoot } from "./trusting.js";

/** @typedef {import("./keyring.js").Ring} Ring */
/** @typedef {import("./trusting.js").Certificate} Certificate */
/** @typedef {import("./trusting.js").LeadList} LeadList */
/** @typedef {import("./trusting.js").Revocation} Revocation */
/** @typedef {{ purpose: "coordinator" | "operator", certificate: Certificate, signed_by: string }} Vouched */
/**
 * What the server says of one project. `root` is to be believed only where it is the ring's own (`ring.roots`).
 * @typedef {{ project: string, name: string, root: string | null, my: Vouched[], coordinators: Vouched[], lists: LeadList[], revoked: Revocation[],
 *   is_lead: boolean }} ProjectFacts
 */
/** @typedef {{ number: number, signing: string, sealing: string, sealed: string }} SealedRing */
/**
 * @typedef {{ person: string, csrf: string, share: string, ring: SealedRing | null, salt: string, memory_kib: number, passes: number,
 *   projects: ProjectFacts[], second_step: { needed: boolean, has: boolean } }} Facts
 */
/** @typedef {{ ring: Ring, facts: Facts }} Open */
/** `lost`: there is a ring, and this passphrase does not open it. @typedef {"open" | "lost"} Entered */
/** @typedef {{ fetch: (address: string, how?: RequestInit) => Promise<Response>, shelf: () => Pick<Storage, "getItem" | "setItem" | "removeItem"> | null }} World */

const PLACE = "chatd.keys";

/** The server did not take what was sent. */
export class NotTaken extends Error {
  /** @param {number} status @param {{ code?: string, field?: string | null }} told */
  constructor(status, { code = "trouble", field = null }) {
    super(`${status} ${code}`);
    this.name = "NotTaken";
    this.status = status;
    this.code = code;
    this.field = field;
  }
}

export class Unlocked {
  #world;
  /** @type {{ sealed: string, ring: Ring } | null} */
  #opened = null;

  /** @param {World} world */
  constructor(world) {
    this.#world = world;
  }

  /** @returns {Promise<Facts | null>} null when nobody is signed in */
  async facts() {
    const answer = await this.#world.fetch("/keys/ring.json", { credentials: "same-origin", cache: "no-store" });
    if (answer.status === 401) return null;
    if (!answer.ok) throw new NotTaken(answer.status, {});
    return answer.json();
  }

  /** Whoever has no keys yet gets them now. @returns {Promise<Open | null>} null when locked */
  async ring() {
    const facts = await this.facts();
    const half = facts && this.#half(facts);
    if (!facts || !half) return null;
    try {
      const ring = facts.ring ? await this.#openRing(facts, facts.ring, half) : await this.#put(facts, await makeKeyring(), half);
      return await this.#withRoots(facts, ring);
    } catch {
      return null;
    }
  }

  /** Seals the ring again and hands it to the server, with whatever it has learned. Throws `NotTaken`. @param {Ring} ring */
  async keep(ring) {
    const facts = await this.facts();
    const half = facts && this.#half(facts);
    if (!facts || !half) throw new NotTaken(401, { code: "locked" });
    return this.#put(facts, ring, half);
  }

  /** Right after a passphrase was typed: remembers the half for as long as the sign-in lasts, and opens the ring with it.
   * @param {Uint8Array} half @returns {Promise<Entered>} */
  async enter(half) {
    const facts = await this.facts();
    if (!facts) throw new NotTaken(401, { code: "sign_in_again" });
    this.#remember(facts, half);
    this.#opened = null; // what was open before says nothing of this passphrase
    return (await this.ring()) ? "open" : "lost";
  }

  /** These keys from now on, in the place of those that cannot be opened. @param {Ring} ring */
  async replace(ring) {
    await this.keep(ring);
    return this.ring();
  }

  /** Is the half there, whatever it opens? @returns {Promise<boolean>} */
  async isEntered() {
    const facts = await this.facts();
    return facts !== null && this.#half(facts) !== null;
  }

  forget() {
    this.#opened = null;
    this.#world.shelf()?.removeItem(PLACE);
  }

  /** @param {Facts} facts @param {SealedRing} sealed @param {Uint8Array} half */
  async #openRing(facts, sealed, half) {
    if (this.#opened?.sealed !== sealed.sealed)
      this.#opened = { sealed: sealed.sealed, ring: await openRing(sealed.sealed, facts.person, sealed, half) };
    return this.#opened.ring;
  }

  /** A project's root key is believed the first time it is seen, and no other after it. @param {Facts} facts @param {Ring} ring @returns {Promise<Open>} */
  async #withRoots(facts, ring) {
    const learned = facts.projects.map(({ project, root }) => (root ? learnRoot(ring, project, root) : "known"));
    if (learned.includes("learned")) await this.keep(ring).catch(() => {}); // known from now on, or learned again next time
    return { ring, facts };
  }

  /** @param {Facts} facts @param {Ring} ring @param {Uint8Array} half */
  async #put(facts, ring, half) {
    const sealed = sealRing(ring, facts.person, half);
    const body = JSON.stringify({ ...ring.publics, sealed, replaces: facts.ring?.number ?? 0 });
    const headers = { "Content-Type": "application/json", "X-Chatd-Csrf": facts.csrf };
    const answer = await this.#world.fetch("/keys/ring", { method: "POST", headers, body, credentials: "same-origin", cache: "no-store" });
    if (!answer.ok) throw new NotTaken(answer.status, await answer.json().catch(() => ({})));
    this.#opened = { sealed, ring };
    return ring;
  }

  /** @param {Facts} facts @param {Uint8Array} half */
  #remember(facts, half) {
    const nonce = random(24);
    const box = cipher(fromText(facts.share), nonce, about(facts)).encrypt(half);
    this.#world.shelf()?.setItem(PLACE, toText(concat(nonce, box)));
  }

  /** @param {Facts} facts @returns {Uint8Array | null} */
  #half(facts) {
    try {
      const kept = fromText(this.#world.shelf()?.getItem(PLACE) ?? "");
      return cipher(fromText(facts.share), kept.slice(0, 24), about(facts)).decrypt(kept.subarray(24));
    } catch {
      return null; // nothing there, or left from another sign-in
    }
  }
}

/** @param {Facts} facts */
const about = (facts) => pack("chatd unlocked v1", facts.person);

/** Where this browser keeps what is to last for a sign-in, if it lets us. */
function shelf() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

const here = new Unlocked({ fetch: (address, how) => fetch(address, how), shelf });

/** @returns {Promise<Open | null>} null when locked */
export const ring = () => here.ring();
/** After the ring has learned something. @param {Ring} ring */
export const keep = (ring) => here.keep(ring);
/** @param {Uint8Array} half */
export const enter = (half) => here.enter(half);
/** @param {Ring} ring */
export const replace = (ring) => here.replace(ring);
export const isEntered = () => here.isEntered();
export const facts = () => here.facts();
/** At sign-out, and before a sign-in. */
export const forget = () => here.forget();
