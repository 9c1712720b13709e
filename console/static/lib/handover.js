// @ts-check
/**
 * The handover card of one conversation, so that nobody has to tell it again: what was asked, what we said, what comes next, in which language.
 *
 * It lives on the pair's own channel and in the memory of their pages, and goes with the conversation. Confer keys are made for those in the room;
 * whoever comes later is sealed the card again by one who holds it (docs/sealing.md).
 */

import { wholeMinute } from "./when.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {{ asked: string, said: string, next: string, language: string }} Words */
/** @typedef {Words & { by: string, at: string }} Card */

/** The boxes of the form, in order. */
export const FIELDS = /** @type {const} */ (["asked", "said", "next", "language"]);

export class Handover {
  /** @type {Card | null} */
  card = null;
  /** Came from somebody else and was not put aside yet. */
  isNew = false;
  /** @type {Words | null} What is being written. */
  draft = null;
  /** @type {Set<number>} Slots that it was sealed for. */
  #had = new Set();

  /** @param {Conversation} conversation */
  constructor(conversation) {
    this.talk = conversation;
  }

  /** What the form begins with: the card as it is, or an empty one in the visitor's language. @param {string} language */
  begin(language) {
    this.draft ??= { asked: "", said: "", next: "", language, ...this.card };
    return this.draft;
  }

  get isEmpty() {
    return !this.draft || FIELDS.slice(0, 3).every((field) => this.draft?.[field].trim() === "");
  }

  /** Another screen sent it. Says whether it is worth a line: one sealed again for a newcomer is not, where it was known. @param {Card} opened */
  heard({ asked, said, next, language, by, at }) {
    const card = { asked, said, next, language, by, at };
    const isKnown = this.card !== null && JSON.stringify(this.card) === JSON.stringify(card);
    this.#had = new Set(this.talk.room.workers.map(({ slot }) => slot));
    if (isKnown) return false;
    this.card = card;
    this.isNew = true;
    return true;
  }

  /** What stands in the form goes to the others. False when it could not be sealed: nothing is sent, and the words stay. */
  async send() {
    const { draft, talk } = this;
    if (!draft) return false;
    talk.held.confer = talk.obstacle("confer");
    if (talk.held.confer) return talk.world.changed(), false;
    const me = talk.room.workers.find((worker) => worker.me);
    const words = Object.fromEntries(FIELDS.map((field) => [field, draft[field].trim()]));
    const card = /** @type {Card} */ ({ ...words, by: me?.name ?? "", at: wholeMinute(talk.world.now()) });
    const isSent = await this.#post(card);
    if (isSent) this.draft = null;
    return isSent;
  }

  /** A confer key is in force: whoever in its roster has not had the card gets it now. @param {{ slot: number }[]} roster */
  async keepShared(roster) {
    const slots = roster.map(({ slot }) => slot);
    if (!this.card || this.talk.ended || slots.every((slot) => this.#had.has(slot))) return;
    const holders = this.talk.room.workers.filter(({ slot, here }) => here && this.#had.has(slot)).map(({ slot }) => slot);
    if (Math.min(...holders) === this.talk.room.my_slot) await this.#post(this.card);
  }

  /** It goes with the conversation. */
  wipe() {
    this.card = this.draft = null;
    this.isNew = false;
    this.#had.clear();
  }

  /** @param {Card} card */
  async #post(card) {
    const isSealed = await this.talk.post("confer", { kind: "handover", ...card }, { kind: "handover", text: card.by, at: card.at });
    if (!isSealed) return false;
    this.card = card;
    this.isNew = false;
    this.#had = new Set(this.talk.room.workers.map(({ slot }) => slot));
    return true;
  }
}
