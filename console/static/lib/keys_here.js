// @ts-check
/**
 * Which keys this screen holds of one conversation, and for whom. Nothing is sealed under a key that was made for others than those now in the
 * room: somebody who has left could read it, somebody who has come could not.
 */

/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {{ slot: number, key: string }[]} Roster */

export class KeysHere {
  #forRoom = "";
  #forConfer = "";
  #isMaking = false;

  /** @param {Conversation} conversation */
  constructor(conversation) {
    this.talk = conversation;
  }

  /** Is there a key made for just those who are in the room? @param {"room" | "confer"} channel */
  fits(channel) {
    return channel === "room" ? this.#forRoom === signOf(this.talk.inTheChat) : this.#forConfer === signOf(this.talk.room.workers);
  }

  /** @param {Roster} roster */
  async roomKeyCame(roster) {
    this.#forRoom = signOf(roster);
    this.talk.sayWhatWasHeld();
    await this.tellHeld();
  }

  /** @param {Roster} roster */
  conferKeyCame(roster) {
    this.#forConfer = signOf(roster);
    this.talk.sayWhatWasHeld();
    this.talk.handover.keepShared(roster);
  }

  /** This screen has opened that epoch: the pair stands when two have said so. */
  async tellHeld() {
    const epoch = this.talk.seal.epoch;
    if (epoch > 0 && !this.talk.ended) await this.talk.world.ask("key_held", { conversation: this.talk.id, epoch });
  }

  /** The first makes the pair's key, again whenever those in the room change. */
  async keepConferKey() {
    const { isFirst, room, ended } = this.talk;
    if (!isFirst || room.workers.length < 2 || this.fits("confer") || this.#isMaking || ended || this.talk.whoIsWho.hasFailed) return;
    this.#isMaking = true;
    try {
      await this.#handOut(room.workers);
    } finally {
      this.#isMaking = false;
    }
  }

  /** @param {import("./types.js").WorkerInRoom[]} workers */
  async #handOut(workers) {
    const { seal, world, log, room } = this.talk;
    const body = await seal.makeConferKey(workers, room.confer);
    const answer = await world.ask("confer_key", body);
    if (!answer.ok) return;
    seal.adoptConfer(body.number);
    if (answer.seq) log.confer.note(answer.seq);
    this.conferKeyCame(workers);
  }
}

/** @param {Roster} roster */
function signOf(roster) {
  return roster
    .map(({ slot, key }) => `${slot}:${key}`)
    .sort()
    .join(" ");
}
