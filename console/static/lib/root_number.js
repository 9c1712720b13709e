// @ts-check
/** The number of a project's root key, as it stands on the charity's paper (`chatd/keys/blocks.py` makes the same). */
import { fromText, pack } from "../../../widget/lib/bytes.js";
import { hash } from "../../../widget/lib/ciphers.js";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** @param {string} root base64url @returns {string} "XXXX-XXXX-XXXX-XXXX" */
export function rootNumber(root) {
  const number = hash(pack("chatd root number v1", fromText(root)))
    .slice(0, 10)
    .reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const letters = Array.from({ length: 16 }, (_, at) => LETTERS[Number((number >> BigInt(75 - 5 * at)) & 31n)]).join("");
  return /** @type {string[]} */ (letters.match(/.{4}/g)).join("-");
}

/** What somebody typed from paper, as it is printed: small letters, spaces, and letters that look like others do not matter. @param {string} text */
export function tidyNumber(text) {
  const letters = text.toUpperCase().replace(/[^0-9A-Z]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  return (letters.match(/.{1,4}/g) ?? []).join("-");
}
