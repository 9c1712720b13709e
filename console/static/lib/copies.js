// @ts-check
/** A concern note, a consent slip or a tag: one sealed copy for each person who may read it alone (`docs/keeping.md`). */
import { concat, fromText, fromUtf8, pack, toText, utf8 } from "../../../widget/lib/bytes.js";
import { sealedBox } from "../../../widget/lib/keys.js";
import { padTo, unpadFrom } from "./padded.js";
import { keyIn } from "./record_key.js";

/** @typedef {import("./keyring.js").Ring} Ring */
/** @typedef {"note" | "slip" | "tag"} What */
/** @typedef {{ what: What, project: string, id: string, person: string }} CopyPlace */

const PAGE = 512;

/** @param {What} what @param {string} project @param {string} id of the note, the slip, or the tag's own
 * @param {{ person: string, sealing: string }[]} people keys in base64url @param {unknown} json
 * @returns {Promise<{ person: string, box: string }[]>} in the order of `people` */
export function sealCopies(what, project, id, people, json) {
  const written = padTo(PAGE, utf8(JSON.stringify(json)));
  return Promise.all(
    people.map(async ({ person, sealing }) => {
      const copy = concat(before({ what, project, id, person }), pack(written));
      return { person, box: toText(await sealedBox(copy, fromText(sealing))) };
    }),
  );
}

/** @param {Ring} ring that person's @param {string} box @param {CopyPlace} place @returns {Promise<any>} throws when it is another's, or of something else */
export async function openCopy(ring, box, place) {
  return JSON.parse(fromUtf8(unpadFrom(PAGE, keyIn(await ring.open(box), before(place)))));
}

/** @param {CopyPlace} place */
const before = ({ what, project, id, person }) => pack("chatd copy v1", what, project, id, person);
