// @ts-check
/**
 * A consent slip of one conversation: written here, shown to the visitor line by line, answered there, and sealed here for those who may take it out, just
 * as the visitor approved it. After a no, or taken back, nothing of it is left. Before the server holds it, the visitor is not told that it does.
 */
import { fits, readSlip } from "../../../widget/lib/slips.js";
import { newId } from "./draft_ids.js";
import { faultOf } from "./concern.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {import("./flags.js").World} World */
/** @typedef {import("../../../widget/lib/slips.js").SlipAnswer} SlipAnswer */
/** @typedef {import("../../../widget/lib/slips.js").SlipKind} SlipKind */
/** @typedef {import("../../../widget/lib/slips.js").Slip} SlipSheet */
/** *asked*: it is before the visitor. *agreed*: they said yes, and it is not stored yet. *no*: they said no.
 * @typedef {"writing" | "asked" | "agreed" | "stored" | "no"} Stage */
/** @typedef {import("./concern.js").Fault | "no_recipient" | "no_purpose" | "no_lines" | "too_long" | "not_first" | "not_now" | "nobody" | "untold"} SlipFault */
/** @typedef {{ person: string, sealing: string }} Taker */
/** @typedef {(open: import("./unlocked.js").Open, project: string) => Promise<Taker[]>} Takers */

export class Slip {
  /** @type {Stage | null} */
  stage = null;
  /** @type {{ recipient: string, purpose: string, lines: string[] }} */
  draft = { recipient: "", purpose: "", lines: [""] };
  /** @type {SlipFault | null} */
  fault = null;
  isGoing = false;
  /** What the visitor approved, until the server holds it. @type {SlipAnswer | null} */
  agreed = null;
  /** What is before the visitor. @type {SlipSheet | null} */
  asked = null;

  /** @param {Conversation} talk @param {World | undefined} world @param {Takers} [takers] */
  constructor(talk, world, takers = async () => []) {
    this.talk = talk;
    this.world = world;
    this.takers = takers;
  }

  begin() {
    if (this.stage === "stored" || this.stage === "no" || this.stage === null) this.#clear("writing");
    return this.draft;
  }

  /** Show it to the visitor. @param {number} days @returns {Promise<void>} */
  async ask(days) {
    const sheet = this.#sheet(days);
    this.fault = this.#wrongWith(sheet);
    if (this.fault || this.isGoing) return this.talk.world.changed();
    this.isGoing = true;
    const isSealed = await this.#post(sheet, "asked");
    this.isGoing = false;
    this.fault = isSealed ? null : "not_now";
    if (isSealed) [this.stage, this.asked] = ["asked", sheet];
    this.talk.world.changed();
  }

  /** Take the question back. Nothing of it is left. */
  async withdraw() {
    const { asked } = this;
    if (asked && this.stage === "asked" && !(await this.#tell(asked.id, "withdrawn"))) return this.#stop("not_now");
    this.#clear(null);
    this.talk.world.changed();
  }

  /** Put away what is over. */
  close() {
    this.#clear(null);
    this.talk.world.changed();
  }

  /** From the room: what another page asked, the visitor answered, or another page told. Null when it is not a slip at all.
   * @param {SlipKind} kind @param {any} sheet @param {number} slot @returns {"asked" | "yes" | "no" | "stored" | "not_stored" | "withdrawn" | null} */
  heard(kind, sheet, slot) {
    try {
      const read = readSlip(kind, sheet, slot);
      if (read.kind === "slip") return "asked";
      if (read.kind === "slip_told") return read.outcome;
      if (this.stage === "asked" && read.id === this.asked?.id) this.#answered(read);
      return read.yes ? "yes" : "no";
    } catch {
      return null;
    }
  }

  /** Seal what was approved and hand it to the server; again when it did not go through. */
  async store() {
    if (!this.agreed || this.isGoing) return;
    this.isGoing = true;
    this.fault = null;
    this.talk.world.changed();
    const fault = await this.#store(this.agreed).catch(() => /** @type {const} */ ("cannot_seal"));
    this.isGoing = false;
    if (fault) return this.#stop(fault);
    const { id } = this.agreed;
    this.#clear("stored");
    if (!this.talk.ended && !(await this.#tell(id, "stored"))) this.fault = "untold";
    this.talk.world.changed();
  }

  /** It could not be stored, and shall not be tried again: the visitor hears it. */
  async giveUp() {
    const { agreed } = this;
    if (agreed && !this.talk.ended && !(await this.#tell(agreed.id, "not_stored"))) return this.#stop("not_now");
    this.#clear(null);
    this.talk.world.changed();
  }

  /** With the conversation everything goes that no visitor has agreed to. */
  end() {
    if (this.stage !== "agreed" && this.stage !== "stored") this.#clear(null);
  }

  /** @param {SlipAnswer} answer */
  #answered(answer) {
    const { recipient, purpose } = this.asked ?? {};
    if (!answer.yes) return this.#clear("no");
    if (answer.recipient !== recipient || answer.purpose !== purpose) return; // not what was asked: it is not what they saw
    this.agreed = answer;
    this.stage = "agreed";
    void this.store();
  }

  /** @param {number} days @returns {SlipSheet} */
  #sheet(days) {
    const { recipient, purpose, lines } = this.draft;
    return { kind: "slip", id: newId(), days, recipient: recipient.trim(), purpose: purpose.trim(), lines: lines.map((line) => line.trim()).filter(Boolean) };
  }

  /** @param {SlipSheet} sheet @returns {SlipFault | null} */
  #wrongWith(sheet) {
    if (!sheet.recipient) return "no_recipient";
    if (!sheet.purpose) return "no_purpose";
    if (sheet.lines.length === 0) return "no_lines";
    if (!fits(sheet)) return "too_long";
    const obstacle = this.talk.obstacle("room");
    return obstacle === "not_first" ? "not_first" : obstacle && "not_now";
  }

  /** @param {SlipAnswer} agreed @returns {Promise<SlipFault | null>} null when the server holds it */
  async #store(agreed) {
    if (!this.world) return "cannot_seal";
    const open = await this.world.open();
    if (!open) return "locked";
    const { project, workers } = this.talk.room;
    const people = await this.takers(open, project);
    if (people.length === 0) return "nobody";
    const { id, recipient, purpose, lines } = agreed;
    const by = workers.find((worker) => worker.me)?.name ?? "";
    const { sealCopies } = await import("./copies.js");
    const copies = await sealCopies("slip", project, id, people, { v: 1, recipient, purpose, lines, agreed: true, by, at: this.talk.world.now().toISOString() });
    const answer = await this.world.call("/slips", { id, project, conversation: this.talk.id, copies });
    return answer.ok || answer.code === "already_there" ? null : faultOf(answer);
  }

  /** @param {string} id @param {import("../../../widget/lib/slips.js").Outcome} outcome */
  #tell(id, outcome) {
    if (this.talk.obstacle("room")) return Promise.resolve(false);
    return this.#post({ kind: "slip_told", id, outcome }, outcome);
  }

  /** @param {import("../../../widget/lib/slips.js").AnySlip} sheet @param {string} signal */
  #post(sheet, signal) {
    return this.talk.post("room", sheet, { kind: "slip", signal });
  }

  /** @param {SlipFault} fault */
  #stop(fault) {
    this.fault = fault;
    this.talk.world.changed();
  }

  /** @param {Stage | null} stage */
  #clear(stage) {
    this.stage = stage;
    this.draft = { recipient: "", purpose: "", lines: [""] };
    this.fault = this.agreed = this.asked = null;
  }
}
