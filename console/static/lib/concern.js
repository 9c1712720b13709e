// @ts-check
/**
 * A concern note of one conversation: facts, decision, action, who was told. Sealed here to each lead singly, so that any one of them can read it at once.
 * It fails closed: until the server says that it holds it, it is a draft on this page; nothing goes out unsealed.
 */
import { DraftId } from "./draft_ids.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {import("./flags.js").World} World */
/** @typedef {{ facts: string, decision: string, action: string, told: string }} Words */
/** Why it is not written; each has its own words on the screen.
 * @typedef {"empty" | "locked" | "no_leads" | "cannot_check" | "cannot_seal" | "unreachable" | "too_late" | "sign_in_again" | "trouble"} Fault */

/** The boxes of the form, in order. */
export const FIELDS = /** @type {const} */ (["facts", "decision", "action", "told"]);
export const LONGEST = 1800;

export class Concern {
  /** @type {Words | null} What is being written. */
  draft = null;
  /** @type {Fault | null} */
  fault = null;
  isGoing = false;
  /** Was one written? Then nobody may say that nothing was kept. */
  wasWritten = false;
  /** Who can read the one that was written last. @type {string[] | null} */
  readers = null;
  #id = new DraftId();

  /** @param {Conversation} talk @param {World | undefined} world */
  constructor(talk, world) {
    this.talk = talk;
    this.world = world;
  }

  begin() {
    this.draft ??= { facts: "", decision: "", action: "", told: "" };
    this.readers = null;
    return this.draft;
  }

  get isEmpty() {
    return !this.draft || FIELDS.every((field) => this.draft?.[field].trim() === "");
  }

  /** @param {(person: string) => string} nameOf a lead's name */
  async send(nameOf) {
    if (this.isGoing || !this.draft) return;
    if (this.isEmpty) return this.#stop("empty");
    this.isGoing = true;
    this.fault = null;
    this.talk.world.changed();
    const outcome = await this.#send(this.draft).catch(() => /** @type {const} */ ("cannot_seal"));
    this.isGoing = false;
    if (typeof outcome === "string") return this.#stop(outcome);
    this.draft = null;
    this.wasWritten = true;
    this.readers = outcome.map(nameOf);
    this.talk.world.changed();
  }

  /** Let go of what was being written. */
  drop() {
    this.draft = this.fault = this.readers = null;
  }

  /** @param {Fault} fault */
  #stop(fault) {
    this.fault = fault;
    this.talk.world.changed();
  }

  /** @param {Words} draft @returns {Promise<string[] | Fault>} who can read it */
  async #send(draft) {
    if (!this.world) return "cannot_seal";
    const open = await this.world.open();
    if (!open) return "locked";
    const { project, workers } = this.talk.room;
    const trusted = await this.world.leads(open, project);
    if (!trusted.ok) return trusted.why === "there is no list" ? "no_leads" : "cannot_check";
    const { leads, number } = trusted.list;
    if (leads.length === 0) return "no_leads";
    const words = Object.fromEntries(FIELDS.map((field) => [field, draft[field].trim()]));
    const written = { ...words, by: workers.filter(({ role }) => role !== "supervisor").map(({ name }) => name) };
    const id = this.#id.for({ written, number });
    const { sealCopies } = await import("./copies.js");
    const copies = await sealCopies("note", project, id, leads, { v: 1, ...written, at: this.talk.world.now().toISOString() });
    const answer = await this.world.call("/concern-notes", { id, project, conversation: this.talk.id, list_number: number, copies });
    return answer.ok || answer.code === "already_there" ? leads.map(({ person }) => person) : faultOf(answer);
  }
}

/** @param {{ status: number, code: string }} answer @returns {Fault} */
export function faultOf({ status, code }) {
  if (code === "unreachable" || status === 0) return "unreachable";
  if (code === "nothing_can_be_kept") return "no_leads";
  if (code === "list_is_old") return "cannot_check";
  if (status === 404) return "too_late";
  return code === "sign_in_again" || code === "stale" ? "sign_in_again" : "trouble";
}
