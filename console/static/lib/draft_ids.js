// @ts-check
/**
 * The id of something that is stored once. An answer that was lost does not say whether it arrived: the same words go again under the same id, so that
 * they are not stored twice; other words are another thing.
 */

export class DraftId {
  #id = "";
  #of = "";

  /** @param {unknown} draft */
  for(draft) {
    const written = JSON.stringify(draft);
    if (written !== this.#of || !this.#id) [this.#id, this.#of] = [newId(), written];
    return this.#id;
  }
}

/** 32 hex letters. */
export const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
