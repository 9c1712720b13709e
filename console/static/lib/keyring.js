// @ts-check
/**
 * A worker's keyring: one key to sign with, one that others seal to, the projects' root keys this person has learned, and how far they have seen each
 * list of leads. It leaves the browser only sealed, with the half of the passphrase that never does (`docs/keeping.md`).
 */
import { concat, equal, fromText, fromUtf8, pack, toText, utf8 } from "../../../widget/lib/bytes.js";
import { insist } from "../../../widget/lib/checks.js";
import { cipher, hash, random } from "../../../widget/lib/ciphers.js";
import { openSealedBox } from "../../../widget/lib/keys.js";
import { shiftStatement } from "../../../widget/lib/trust.js";
import { sealingKey, signingKey } from "./own_keys.js";
import { padTo, unpadFrom } from "./padded.js";
import { linesOf, secretOf } from "./sheet.js";

export { SheetWrong } from "./sheet.js";

/** @typedef {import("../../../widget/lib/bytes.js").Bytes} Bytes */
/** @typedef {import("../../../widget/lib/trust.js").ShiftCertificate} ShiftCertificate */
/** @typedef {import("./own_keys.js").SigningKey} SigningKey */
/** @typedef {import("./own_keys.js").SealingKey} SealingKey */
/** @typedef {{ signing: string, sealing: string }} Publics base64url */
/** @typedef {{ number: number, hash: string }} SeenList */
/** @typedef {{ roots: Record<string, string>, lists: Record<string, SeenList>, revoked: Record<string, string[]> }} Learned by project */

const PAGE = 1024;
const HALF = 32;

/** Cannot be printed: what is secret in it is private, and it writes itself as "<keyring>". */
export class Ring {
  /** @type {Bytes} */
  #seed;
  /** @type {Bytes} */
  #secret;
  /** @type {SigningKey} */
  #signing;
  /** @type {SealingKey} */
  #sealing;
  /** @type {Learned["roots"]} */
  roots = {};
  /** The highest list of leads seen of each project. @type {Learned["lists"]} */
  lists = {};
  /** Keys that were taken back, and are not trusted again. @type {Learned["revoked"]} */
  revoked = {};

  /** Use `makeKeyring`, `openRing` or `ringFromSheet`.
   * @param {Bytes} seed @param {Bytes} secret @param {SigningKey} signing @param {SealingKey} sealing */
  constructor(seed, secret, signing, sealing) {
    this.#seed = seed;
    this.#secret = secret;
    this.#signing = signing;
    this.#sealing = sealing;
  }

  /** @returns {Publics} */
  get publics() {
    return { signing: toText(this.#signing.publicKey), sealing: toText(this.#sealing.publicKey) };
  }

  /** @param {Bytes} statement @returns {Promise<string>} base64url */
  async sign(statement) {
    return toText(await this.#signing.sign(statement));
  }

  /** @param {string} box a sealed box to this ring, base64url @returns {Promise<Bytes>} throws when it is not for this ring */
  open(box) {
    return openSealedBox(fromText(box), this.#sealing);
  }

  /** @returns {Bytes} what a recovery sheet carries: both private keys */
  onPaper() {
    return concat(this.#seed, this.#secret);
  }

  /** Everything, for sealing and for nothing else. */
  written() {
    const { roots, lists, revoked } = this;
    return utf8(JSON.stringify({ v: 1, signing: toText(this.#seed), sealing: toText(this.#secret), roots, lists, revoked }));
  }

  toJSON() {
    return "<keyring>";
  }
}

/** New keys. @returns {Promise<Ring>} */
export const makeKeyring = () => ringOf(random(32), random(32));

/** @param {Ring} ring @returns {Publics} */
export const publicsOf = (ring) => ring.publics;

/** @param {Ring} ring @param {string} person @param {Uint8Array} half the keyring half of the passphrase @returns {string} */
export function sealRing(ring, person, half) {
  const nonce = random(24);
  return toText(concat(nonce, ringCipher(person, ring.publics, half, nonce).encrypt(padTo(PAGE, ring.written()))));
}

/** Throws when it was sealed for another person, with another half, or beside other public keys.
 * @param {string} blob @param {string} person @param {Publics} publics as the server has them @param {Uint8Array} half @returns {Promise<Ring>} */
export async function openRing(blob, person, publics, half) {
  const bytes = fromText(blob);
  const padded = ringCipher(person, publics, half, bytes.slice(0, 24)).decrypt(bytes.subarray(24));
  const { v, signing, sealing, roots, lists, revoked } = JSON.parse(fromUtf8(unpadFrom(PAGE, padded)));
  insist(v === 1, "a keyring of another version");
  const ring = await ringOf(fromText(signing), fromText(sealing));
  insist(samePublics(ring.publics, publics), "the keyring holds other keys");
  return Object.assign(ring, { roots, lists, revoked });
}

/** What colleagues read out to each other to be sure of a key: 80 bits, "XXXX-XXXX-XXXX-XXXX". @param {Publics} publics @returns {string} */
export function keyNumber({ signing, sealing }) {
  const number = hash(pack("chatd key number v1", fromText(signing), fromText(sealing))).slice(0, 10);
  const bits = number.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const letters = Array.from({ length: 16 }, (_, at) => "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[Number((bits >> BigInt(75 - 5 * at)) & 31n)]).join("");
  return /** @type {string[]} */ (letters.match(/.{4}/g)).join("-");
}

/** The recovery sheet: eight lines. @param {Ring} ring @returns {string[]} */
export const sheetOf = (ring) => linesOf(ring.onPaper());

/** The same keys again, with nothing learned yet. Throws `SheetWrong`, whose `line` says where (0: lines are missing).
 * @param {string[]} lines as typed; empty lines are passed over @returns {Promise<Ring>} */
export async function ringFromSheet(lines) {
  const secret = secretOf(lines, 64);
  return ringOf(secret.slice(0, 32), secret.slice(32));
}

/** Proof that the sheet gives this person's very keys; `ring` comes from `ringFromSheet`. @param {Ring} ring @param {string} person @returns {Promise<string>} */
export const proveSheet = (ring, person) => ring.sign(sheetStatement(person, ring.publics));

/** @param {string} person @param {Publics} publics @returns {Bytes} */
export const sheetStatement = (person, { signing, sealing }) => pack("chatd sheet v1", person, fromText(signing), fromText(sealing));

/** @param {Ring} ring @param {Bytes} statement @returns {Promise<string>} base64url */
export const sign = (ring, statement) => ring.sign(statement);

/** This shift key is mine, under this name and charity: one signature for each project. At most 16 hours.
 * @param {Ring} ring @param {{ projects: string[], name: string, charity: string, shiftKey: string, from: number, until: number }} shift
 *   the key in base64url, instants in Unix seconds
 * @returns {Promise<ShiftCertificate[]>} in the order of `projects` */
export function shiftCertificates(ring, { projects, name, charity, shiftKey, from, until }) {
  const during = { not_before: Math.floor(from), not_after: Math.floor(until) };
  return Promise.all(
    projects.map(async (project) => ({
      project,
      ...during,
      signature: await ring.sign(shiftStatement(project, { name, charity, key: shiftKey }, during)),
    })),
  );
}

/** @param {Bytes} seed @param {Bytes} secret */
async function ringOf(seed, secret) {
  insist(seed.length === 32 && secret.length === 32, "not a keyring's keys");
  return new Ring(seed, secret, await signingKey(seed), await sealingKey(secret));
}

/** @param {string} person @param {Publics} publics @param {Uint8Array} half @param {Uint8Array} nonce */
function ringCipher(person, { signing, sealing }, half, nonce) {
  insist(half.length === HALF, "not the half of a passphrase");
  return cipher(hash(pack("chatd keyring key v1", half)), nonce, pack("chatd keyring v1", person, fromText(signing), fromText(sealing)));
}

/** @param {Publics} one @param {Publics} other */
const samePublics = (one, other) => equal(fromText(one.signing), fromText(other.signing)) && equal(fromText(one.sealing), fromText(other.sealing));
