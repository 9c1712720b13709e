// @ts-check
/**
 * What one conversation's page does to keep it under policy: raises the flag, hands its key to the partner's page, answers, writes on, and closes. Each
 * record is a `Kept`; what is true of it comes with the room, from the server. It fails closed: what is not stored whole is not kept, and says so.
 */
import { CAP, capped, differences, lettersOf, markOf, numbered, roomIn, settledIn, written } from "./flag.js";
import { Kept } from "./kept.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {import("./types.js").Flag} Flag */
/** @typedef {import("./unlocked.js").Open} Open */
/** @typedef {import("./record_seal.js").List} List */
/** @typedef {{ ok: true, body: any } | { ok: false, status: number, code: string }} Answer `status` 0: nothing came back */
/**
 * What it stands on. `open`: the worker's own keys, null while they are locked. `leads`: the newest list, checked.
 * @typedef {object} World
 * @property {(address: string, body?: object) => Promise<Answer>} call
 * @property {() => Promise<Open | null>} open
 * @property {(open: Open, project: string) => Promise<{ ok: true, list: List } | { ok: false, why: string }>} leads
 * @property {() => Promise<typeof import("./record_seal.js")>} sealing loaded when it is needed
 * @property {(passphrase: string) => Promise<"open" | "wrong_passphrase" | "unreachable">} unlock the worker's own keys, with their passphrase
 * @property {(deed: () => void, ms: number) => unknown} later
 */
/** @typedef {{ id: string, title: string, plain: string, asks_second: boolean, is_quiet: boolean, days: number, hard_max_days: number, told: string | null,
 *   why_told: string }} Ground */
/** @typedef {{ may_keep: boolean, may_note: boolean, provisional_days: number, cap: number, grounds: Ground[] }} Grounds */
/** @typedef {"kept" | "locked" | "no_leads" | "unreachable" | string} Outcome anything but `kept`: why not, as the strings have it */

export class Flags {
  /** @type {Map<string, Kept>} */
  #kept = new Map();
  /** What was tried and may have arrived: the same again, so that nothing is kept twice. @type {{ ground: string, body: any, kept: Kept } | null} */
  #tried = null;
  #isRaising = false;
  /** @type {Grounds | "failed" | null} */
  grounds = null;

  /** @param {Conversation} talk @param {World} world */
  constructor(talk, world) {
    this.talk = talk;
    this.world = world;
  }

  /** What I am told of, in the order in which it was raised. */
  get list() {
    return [...this.#kept.values()].filter(({ flag }) => flag !== null);
  }

  get any() {
    return this.list.length > 0;
  }

  /** One that all see stands already, or I have raised one that nobody else does. @param {Ground} ground */
  isKept(ground) {
    return this.list.some(({ flag }) => flag && (flag.mine && flag.ground === ground.id ? true : !ground.is_quiet && !this.#isQuiet(flag)));
  }

  /** @param {Flag} flag */
  #isQuiet(flag) {
    return this.groundOf(flag.ground)?.is_quiet === true;
  }

  /** @param {string} id @returns {Ground | null} */
  groundOf(id) {
    return this.grounds === null || this.grounds === "failed" ? null : (this.grounds.grounds.find((ground) => ground.id === id) ?? null);
  }

  /** Sealed letters that one record may have. */
  get cap() {
    return this.grounds === null || this.grounds === "failed" ? CAP : this.grounds.cap;
  }

  /** On which grounds, and whether at all; asked once, again where it failed. */
  async learn() {
    if (this.grounds !== null && this.grounds !== "failed") return;
    const answer = await this.world.call(`/records/grounds.json?conversation=${encodeURIComponent(this.talk.id)}`);
    this.grounds = answer.ok ? answer.body : "failed";
    this.talk.world.changed();
  }

  /** @param {import("./types.js").Room} room */
  takeRoom(room) {
    for (const flag of room.flags ?? []) {
      const kept = this.#kept.get(flag.record) ?? new Kept(this, flag.record);
      this.#kept.set(flag.record, kept);
      kept.take(flag);
    }
    if (this.any) void this.learn();
  }

  /** Keep this chat. Only when the server has said that it is stored, whole, is it kept. @param {Ground} ground @returns {Promise<Outcome>} */
  async raise(ground) {
    if (this.#isRaising) return "busy";
    this.#isRaising = true;
    try {
      return await this.#raise(ground);
    } catch {
      return "cannot_seal";
    } finally {
      this.#isRaising = false;
      this.talk.world.changed();
    }
  }

  /** My lines, from the first on, as a record has them. */
  lines() {
    return settledIn(this.talk.log.room.lines).map((line) => ({ mark: markOf(line), line: written(line, (slot) => this.talk.nameOf(slot)) }));
  }

  /** The end: the last lines go under the key, and the record is closed; before the words go from this screen. @param {{ isOver: boolean }} how */
  end({ isOver }) {
    this.#tried = null;
    for (const kept of this.#kept.values()) kept.end({ isOver, lines: this.lines() });
  }

  /** The newest list of leads, checked with my own keys. @returns {Promise<{ open: Open, list: List } | string>} or why not */
  async trusted() {
    const open = await this.world.open();
    if (!open) return "locked";
    const leads = await this.world.leads(open, this.talk.room.project);
    return leads.ok ? { open, list: leads.list } : "cannot_check";
  }

  /** @param {Ground} ground @returns {Promise<Outcome>} */
  async #raise(ground) {
    const tried = this.#tried?.ground === ground.id ? this.#tried : await this.#make(ground);
    if (typeof tried === "string") return tried;
    const answer = await this.world.call("/records/raise", tried.body);
    this.#tried = !answer.ok && (answer.status === 0 || answer.status >= 500) ? tried : null;
    if (!answer.ok) return answer.code;
    this.#kept.set(tried.kept.record, tried.kept);
    for (const flag of this.talk.room.flags ?? []) if (flag.record === tried.kept.record) tried.kept.take(flag);
    if (ground.told) await this.#tellTheVisitor(ground, ground.told);
    return "kept";
  }

  /** Everything that one message carries. @param {Ground} ground @returns {Promise<{ ground: string, body: any, kept: Kept } | string>} */
  async #make(ground) {
    const trusted = await this.trusted();
    if (typeof trusted === "string") return trusted;
    const { room } = this.talk;
    const { RecordSeal, newRecordId } = await this.world.sealing();
    const now = this.lines();
    const lines = numbered(capped(now.map(({ line }) => line), roomIn(this.cap)), 0); // prettier-ignore
    const record = newRecordId();
    const seal = await RecordSeal.begin({
      ...{ project: room.project, record, ground: ground.id, language: room.language, list: trusted.list, told: ground.told !== null, lines },
      raisedAt: Math.floor(this.talk.world.now().getTime() / 1000),
    });
    const { header, chunks, wraps, signed } = await seal.raise(trusted.open.ring);
    const for_others = ground.is_quiet ? [] : await this.#boxes(seal.key);
    const kept = new Kept(this, record);
    kept.begin(seal, header, now.map(({ mark }) => mark), lettersOf(chunks));
    return { ground: ground.id, kept, body: { conversation: this.talk.id, header, chunks, wraps, signature: signed.signature, for_others } };
  }

  /** The key for the partner's page. @param {import("./record_key.js").RecordKey} key */
  async #boxes(key) {
    const others = this.talk.room.workers.filter(({ me, role, confers_only }) => !me && role !== "supervisor" && !confers_only);
    return Promise.all(others.map(async ({ slot, key: theirs }) => ({ slot, box: await this.boxFor(key, theirs) })));
  }

  /** @param {import("./record_key.js").RecordKey} key @param {string} theirs a shift key */
  boxFor(key, theirs) {
    const { shiftKey } = this.talk.world;
    if (!shiftKey) throw new RangeError("no shift key");
    return key.boxFor(theirs, shiftKey);
  }

  /** Inside the seal of the chat, so that no server can make it or keep it back unnoticed. @param {Ground} ground @param {string} text */
  async #tellTheVisitor(ground, text) {
    const at = `${this.talk.world.now().toISOString().slice(0, 16)}:00Z`;
    const first = this.grounds === null || this.grounds === "failed" ? 7 : this.grounds.provisional_days;
    await this.talk.post("room", { kind: "kept", ground: ground.id, text, first, days: ground.hard_max_days, at }, { kind: "kept", text, at });
  }

  /** @param {import("./record_seal.js").Line[]} recorded */
  compare(recorded) {
    return differences(
      recorded,
      this.lines().map(({ line }) => line),
    );
  }
}
