// @ts-check
/**
 * A desk without a server, for the demonstration of every state and for the tests of `lib/`: a visitor and a partner who really seal and open,
 * and a log that numbers their lines as the server would.
 */

import { toText } from "../../widget/lib/bytes.js";
import { makePageKey, makeShiftKey } from "../../widget/lib/keys.js";
import { VisitorSeal, WorkerSeal } from "../../widget/lib/seal.js";

/** @typedef {(event: string, body: any) => void} Tell */

const BETWEEN = { room: "room", confer: "confer" };

export class DemoRoom {
  /** @type {Record<string, any[]>} */
  logs = { room: [], confer: [] };
  shown = /** @type {any[]} */ ([]);
  state = "waiting";
  visitorHere = true;
  confer = 0;
  flags = /** @type {import("./lib/types.js").Flag[]} */ ([]);

  /**
   * @param {{ id: string, project: string, project_name: string, language: string }} facts
   * @param {Tell} tell To the desk under show.
   */
  constructor(facts, tell) {
    this.facts = facts;
    this.tell = tell;
  }

  /**
   * A visitor comes, and two are with them.
   * @param {{ name: string, key: string }} me @param {"first" | "second"} role @param {string} partner
   */
  async begin(me, role, partner) {
    const key = await makeShiftKey();
    const other = role === "first" ? "second" : "first";
    this.workers = [
      { slot: 1, name: me.name, charity: "Northtown Umbrella", key: me.key, role, here: true, me: true, same_as: null },
      {
        slot: 2,
        name: partner,
        charity: "Eastport Outreach",
        key: toText(key.publicKey),
        role: other,
        here: true,
        me: false,
        same_as: null,
      },
    ];
    const place = { project: this.facts.project, conversation: this.facts.id };
    this.visitor = new VisitorSeal({ ...place, pageKey: await makePageKey() });
    this.partner = new WorkerSeal({ ...place, slot: 2, name: partner, shiftKey: key });
    this.tellRoom();
    await this.newEpoch();
    if (role === "second") await this.partnerMakesConferKey();
    this.become("paired");
  }

  async newEpoch() {
    const body = await this.visitor?.announce(this.workers ?? []);
    if (!body) return;
    this.visitor?.adopt(body.number);
    const entry = this.hold("room", { type: "epoch", ...body });
    await this.partner?.acceptEpoch(entry);
    this.tellEntry("room", entry);
  }

  async partnerMakesConferKey() {
    const { conversation: _, ...body } = /** @type {any} */ (await this.partner?.makeConferKey(this.workers ?? [], this.confer));
    this.partner?.adoptConfer(body.number);
    this.confer = body.number;
    this.tellEntry("confer", this.hold("confer", { type: "confer_key", by: 2, ...body }));
  }

  /** @param {string} text @param {string} at */
  visitorSays(text, at) {
    this.#say("room", 0, this.visitor?.seal({ kind: "text", text, at }));
  }

  /** @param {"moment" | "covered" | "back"} signal */
  visitorSignals(signal) {
    this.#say("room", 0, this.visitor?.seal({ kind: "signal", signal }));
  }

  /** @param {any} envelope */
  visitorSends(envelope) {
    this.#say("room", 0, this.visitor?.seal(envelope));
  }

  visitorTypes() {
    this.tell("typing", { conversation: this.facts.id, slot: 0, .../** @type {any} */ (this.visitor?.seal({ kind: "typing", on: true })) });
  }

  /** @param {"room" | "confer"} channel @param {string} text @param {string} at */
  partnerSays(channel, text, at) {
    this.partnerSends(channel, { kind: "text", text, at });
  }

  /** @param {"room" | "confer"} channel @param {any} envelope */
  partnerSends(channel, envelope) {
    const { conversation: _, channel: __, ...body } = /** @type {any} */ (this.partner?.seal(channel, envelope));
    this.#say(channel, 2, body);
  }

  /** What the desk under show asks of this room; the answer as the server would give it. @param {string} event @param {any} body */
  async answer(event, body) {
    if (event === "send") return this.#take(body);
    if (event === "confer_key") return this.#takeConferKey(body);
    if (event === "swap") this.swap();
    if (event === "shown") this.shown.push(body);
    return { ok: true };
  }

  /** @param {string} state */
  become(state) {
    this.state = state;
    this.tellRoom();
  }

  swap() {
    for (const worker of this.workers ?? []) worker.role = worker.role === "first" ? "second" : "first";
    this.tellRoom();
  }

  /** The visitor's screen has shown everything of mine. */
  deliverAll() {
    this.tell("shown", { conversation: this.facts.id, channel: "room", by: 0, counters: [[1, 1000]] });
  }

  /** @param {string} why @param {boolean} forgotten */
  end(why, forgotten) {
    this.tell("ended", { conversation: this.facts.id, why, forgotten });
  }

  tellRoom() {
    const workers = (this.workers ?? []).map((worker) => ({ ...worker, certificate: null }));
    const me = workers[0];
    const { id: conversation, ...facts } = this.facts;
    const seen = { state: this.state, my_slot: me?.slot, role: me?.role, workers, visitor_here: this.visitorHere, log_full: false };
    this.tell("room", { conversation, ...facts, ...seen, epoch: this.visitor?.epoch ?? 0, confer: this.confer, flags: this.flags });
  }

  /** @param {string} channel @param {any} line */
  hold(channel, line) {
    const entry = { ...line, seq: this.logs[channel].length + 1 };
    this.logs[channel].push(entry);
    return entry;
  }

  /** @param {string} channel @param {any} entry */
  tellEntry(channel, entry) {
    this.tell("entry", { conversation: this.facts.id, channel, entry });
  }

  /** @param {string} channel @param {number} slot @param {any} body */
  #say(channel, slot, body) {
    this.tellEntry(channel, this.hold(channel, { type: "message", slot, ...body }));
  }

  /** @param {any} said */
  #take({ conversation: _, channel, ...body }) {
    const held = this.logs[channel].find((entry) => entry.slot === 1 && entry.counter === body.counter);
    const entry = held ?? this.hold(BETWEEN[/** @type {"room" | "confer"} */ (channel)], { type: "message", slot: 1, ...body });
    if (!held && channel === "room") this.visitor?.open(entry);
    if (!held) this.partner?.open(entry, channel);
    return { ok: true, seq: entry.seq };
  }

  /** @param {any} made */
  async #takeConferKey({ conversation: _, ...body }) {
    const entry = this.hold("confer", { type: "confer_key", by: 1, ...body });
    this.confer = body.number;
    const taken = await this.partner?.acceptConferKey(entry, this.workers ?? []);
    return taken?.kind === "refused" ? { ok: false, code: "trouble" } : { ok: true, seq: entry.seq };
  }
}
