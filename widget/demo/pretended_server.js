// @ts-check
/* A server and two workers that exist only in this page: enough of Socket.IO for the line, and real seals for the workers. */
import { toText } from "../lib/bytes.js";
import { WorkerSeal, makeShiftKey, text, typing } from "../lib/seal.js";

const CONVERSATION = "rehearsed";

/** A worker with a shift key, in a slot. */
export class PretendedWorker {
  /** @param {PretendedServer} server @param {number} slot @param {string} name @param {string} charity @param {number|null} sameAs */
  constructor(server, slot, name, charity, sameAs = null) {
    Object.assign(this, { server, slot, name, charity, sameAs });
    this.server = server;
    this.slot = slot;
    this.name = name;
    this.charity = charity;
    this.sameAs = sameAs;
    this.here = true;
    /** @type {any} */
    this.certificate = null;
  }

  async sitDown() {
    this.shiftKey = await makeShiftKey();
    this.seal = new WorkerSeal({ project: "northtown", conversation: CONVERSATION, slot: this.slot, name: this.name, shiftKey: this.shiftKey });
    return this;
  }

  /** @param {string} words @param {Date} [at] */
  says(words, at) {
    this.sends(text(words, at));
  }

  /** @param {any} envelope */
  sends(envelope) {
    const body = /** @type {WorkerSeal} */ (this.seal).seal("room", envelope);
    this.server.enter({ type: "message", slot: this.slot, ...only(body) });
  }

  types(on = true) {
    const body = /** @type {WorkerSeal} */ (this.seal).seal("typing", typing(on));
    this.server.tell("typing", { conversation: CONVERSATION, slot: this.slot, ...only(body) });
  }

  /** @param {number} counter */
  shows(counter) {
    this.server.tell("shown", { conversation: CONVERSATION, channel: "room", by: this.slot, counters: [[0, counter]] });
  }

  seen() {
    const { slot, name, charity, here, certificate } = this;
    return { slot, name, charity, key: this.key, here, same_as: this.sameAs, certificate };
  }

  get key() {
    return toText(/** @type {any} */ (this.shiftKey).publicKey);
  }
}

/** @param {any} body */
const only = ({ epoch, counter, seen, nonce, box }) => ({ epoch, counter, seen, nonce, box });

export class PretendedServer {
  /** Names that were asked after. @type {string[]} */
  sought = [];

  /** Kestrel lets it be told. @param {string} name @returns {string|null} */
  nextTurnOf(name) {
    this.sought.push(name);
    return name === "Kestrel" ? "2026-11-27T22:00:00Z" : null;
  }

  /** @type {any} */
  #socket;
  #seq = 0;
  /** @type {any[]} */
  log = [];
  /** What the page sent, for tests. @type {{name: string, body: any}[]} */
  heard = [];
  /** @type {PretendedWorker[]} */
  workers = [];
  /** Refuses the next event of a name with this code. @type {Map<string, string>} */
  refusals = new Map();
  isDown = false;
  holdsBack = false;
  state = "waiting";
  ahead = 0;
  enough = true;
  /** @type {string[]} */
  unmet = [];
  anyone = false;
  stillThere = false;
  /** Where the charity's page says which key is the project's. @type {Awaited<ReturnType<typeof import("./vouching.js").makeVouching>>|undefined} */
  vouching;
  /** What is wrong with the next one's chain. @type {import("./vouching.js").Fault|undefined} */
  fault;

  /** @param {string} name @param {string} charity @param {number|null} [sameAs] */
  async comesIn(name, charity, sameAs = null) {
    const worker = await new PretendedWorker(this, this.#nextSlot++, name, charity, sameAs).sitDown();
    worker.certificate = await this.vouching?.chainFor({ name, charity, key: worker.key }, this.fault);
    this.workers.push(worker);
    return worker;
  }
  #nextSlot = 1;

  room() {
    const { state, ahead } = this;
    return { conversation: CONVERSATION, state, workers: this.workers.map((worker) => worker.seen()), epoch: this.#seq, ahead, enough_on_shift: this.enough, unmet: this.unmet, anyone: this.anyone, still_there: this.stillThere };
  }

  tellRoom() {
    this.tell("room", this.room());
  }

  /** @param {any} entry */
  enter(entry) {
    const numbered = { seq: ++this.#seq, ...entry };
    this.log.push(numbered);
    this.tell("entry", { conversation: CONVERSATION, channel: "room", entry: numbered });
    return numbered.seq;
  }

  /** @param {string} name @param {object} body */
  tell(name, body) {
    this.#socket?.deliver(`42/visitor,${JSON.stringify([name, body])}`);
  }

  /** @param {string} why @param {boolean} forgotten */
  end(why, forgotten) {
    this.tell("ended", { conversation: CONVERSATION, why, forgotten });
  }

  cut() {
    this.isDown = true;
    this.#socket?.drop();
  }

  mend() {
    this.isDown = false;
  }

  /** Waits until the page has said something. @param {string} name @param {number} [times] */
  async until(name, times = 1) {
    while (this.heard.filter((one) => one.name === name).length < times) await new Promise((soon) => setTimeout(soon, 10));
  }

  /** @param {string} name @param {any} body @returns {Promise<any>} */
  async #answer(name, body) {
    this.heard.push({ name, body });
    const refusal = this.refusals.get(name);
    if (refusal) return this.refusals.delete(name), { ok: false, code: refusal, text_key: `refused.${refusal}` };
    if (name === "arrive" || name === "resume") return { ok: true, conversation: CONVERSATION, resume: "r".repeat(43) };
    if (name === "beat") return { ok: true, room: this.#seq };
    if (name === "epoch") return this.#epoch(body);
    if (name === "history" || name === "send") return { ok: true, seq: this.enter({ type: name === "send" ? "message" : name, slot: 0, ...body }) };
    if (name === "leave") setTimeout(() => this.end("left", true), 30);
    return { ok: true };
  }

  /** @param {any} body */
  async #epoch(body) {
    const seq = this.enter({ type: "epoch", ...body });
    for (const worker of this.workers) await worker.seal?.acceptEpoch(body);
    if (this.state === "waiting" || this.state === "alone") setTimeout(() => this.pairStands(), 20);
    return { ok: true, seq };
  }

  pairStands() {
    if (this.holdsBack || this.workers.filter((worker) => worker.here).length < 2) return;
    this.state = "paired";
    this.tellRoom();
  }

  /** @param {string} frame @param {any} socket */
  async hear(frame, socket) {
    if (frame.startsWith("40")) {
      this.#socket = socket;
      socket.deliver('40/visitor,{"sid":"rehearsed"}');
    }
    const event = /^42\/visitor,(\d+)(.*)$/.exec(frame);
    if (!event) return;
    const [name, body] = JSON.parse(event[2]);
    const answer = await this.#answer(name, body);
    socket.deliver(`43/visitor,${event[1]}${JSON.stringify([answer])}`);
    if (name === "arrive" || name === "resume") this.tellRoom();
  }

  /** A class to stand in for `WebSocket`. */
  socketClass() {
    const server = this;
    return class {
      /** @type {any} */ onmessage;
      /** @type {any} */ onclose;
      /** @type {any} */ onerror;
      isOpen = true;
      constructor() {
        setTimeout(() => (server.isDown ? this.drop() : this.deliver('0{"sid":"e","pingInterval":25000,"pingTimeout":20000}')), 5);
      }
      /** @param {string} data */
      deliver(data) {
        setTimeout(() => this.isOpen && this.onmessage?.({ data }), 1);
      }
      /** @param {string} frame */
      send(frame) {
        if (this.isOpen && !server.isDown) void server.hear(frame, this);
      }
      drop() {
        if (!this.isOpen) return;
        this.isOpen = false;
        this.onclose?.();
      }
      close() {
        this.isOpen = false;
      }
    };
  }
}
