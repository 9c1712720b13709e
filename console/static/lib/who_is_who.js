// @ts-check
/**
 * Are those in this room who they say? What each brings is checked against the root key in my own ring, anew whenever the room changes. Where one fails,
 * the screen says so and the pair's own channel stays shut: whoever stands in their place could read it.
 */

/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {import("./types.js").Room} Room */
/** @typedef {import("./shift_vouching.js").Verdict} Verdict */

export class WhoIsWho {
  /** By slot; of myself there is nothing to check. @type {Map<number, Verdict>} */
  verdicts = new Map();
  /** When what is known is of the room as it is now. @type {Promise<void>} */
  isChecked = Promise.resolve();

  /** @param {Conversation} conversation @param {import("./shift_vouching.js").Vouching} [vouching] */
  constructor(conversation, vouching) {
    this.talk = conversation;
    this.vouching = vouching;
  }

  /** @param {Room} room */
  takeRoom(room) {
    const { vouching } = this;
    if (vouching) this.isChecked = this.#check(room, vouching);
  }

  get hasFailed() {
    return this.talk.partners.some(({ slot }) => this.verdicts.get(slot) === "failed");
  }

  /** Every partner has passed. */
  get areGood() {
    const { partners } = this.talk;
    return partners.length > 0 && partners.every(({ slot }) => this.verdicts.get(slot) === "good");
  }

  /** Does the visitor's page check, and has it made a key for those who are here? Then all of them have passed there. */
  get passedThere() {
    return this.talk.room.pinned === true && this.talk.room.epoch > 0;
  }

  /** Those of whom the screen must say something. @param {Verdict} verdict @returns {string[]} names */
  named(verdict) {
    return this.talk.partners.filter(({ slot }) => this.verdicts.get(slot) === verdict).map(({ name }) => name);
  }

  /** @param {Room} room @param {import("./shift_vouching.js").Vouching} vouching */
  async #check(room, vouching) {
    const others = room.workers.filter((worker) => !worker.me);
    const found = await Promise.all(others.map(async (worker) => /** @type {const} */ ([worker.slot, await vouching.check(room.project, worker, { pinned: room.pinned })])));
    if (this.talk.room !== room) return;
    this.verdicts = new Map(found);
    this.talk.world.changed();
  }
}
