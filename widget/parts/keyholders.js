// @ts-check
/* Who holds the key. Only this page makes epochs: a new one whenever those in the room change, for exactly those now there. */

/** @typedef {import("./types.js").Room} Room */
/** @typedef {import("./types.js").Worker} Worker */
/**
 * @typedef {{
 *   emit: (name: string, body: object) => Promise<any>,
 *   seal: () => any,
 *   stored: (seq: number) => void,
 *   hasSpoken: () => boolean,
 *   mayRead: (worker: Worker) => Promise<boolean>,
 *   note: (key: string, values: Record<string, string>) => void}} Needs
 */

export class Keyholders {
  #needs;
  /** The slots the newest announcement was made for. */
  #announced = "";
  /** Everyone a key was ever made for, by slot. @type {Map<number, string>} */
  #names = new Map();

  /** @param {Needs} needs */
  constructor(needs) {
    this.#needs = needs;
  }

  /** Does the newest key belong to exactly those in this room? @param {Room} room */
  fit(room) {
    return room.workers.length > 0 && slotsOf(room.workers) === this.#announced;
  }

  /** A worker's name, also after they have gone, so that a line that comes late is not nobody's. @param {number} slot */
  nameOf(slot) {
    return this.#names.get(slot) ?? "";
  }

  /** Makes the key for this room. @param {Room} room @returns {Promise<boolean>} false when the server would not take it */
  async announce({ workers }) {
    const body = await this.#needs.seal().announce(workers.map(({ slot, name, key }) => ({ slot, name, key })));
    if (!(await this.#send(body))) return false;
    await this.#welcome(workers);
    return true;
  }

  /** After a lost line: the announcement that the server has not said it holds. */
  async resend() {
    const body = this.#needs.seal().unadopted();
    if (body) await this.#send(body);
  }

  /** @param {any} body */
  async #send(body) {
    const answer = await this.#needs.emit("epoch", body);
    // Refused for good, it must not stand in the way of what is said next; only one whose answer was lost may still be held over there.
    if (!answer.ok && answer.code !== "line") this.#needs.seal()?.withdraw();
    if (!answer.ok || !this.#needs.seal()) return false;
    this.#needs.stored(answer.seq);
    this.#needs.seal().adopt(body.number);
    this.#announced = slotsOf(body.roster);
    return true;
  }

  /** Newcomers may read what was said before, if the visitor lets them; whoever only loaded their page again, without asking. @param {Worker[]} workers */
  async #welcome(workers) {
    const isFirst = this.#names.size === 0;
    const newcomers = workers.filter(({ slot }) => !this.#names.has(slot));
    const wereHere = new Set(this.#names.keys());
    for (const { slot, name } of newcomers) this.#names.set(slot, name);
    if (isFirst) return;
    for (const worker of newcomers) {
      if (worker.same_as !== null && wereHere.has(worker.same_as)) await this.#share(worker, { as: worker.same_as });
      else if (this.#needs.hasSpoken()) void this.#askAndShare(worker);
    }
  }

  /** @param {Worker} worker */
  async #askAndShare(worker) {
    if ((await this.#needs.mayRead(worker)) && (await this.#share(worker, {}).catch(() => false))) {
      this.#needs.note("may_read_done", { name: worker.name });
    }
  }

  /** Whoever has gone meanwhile gets nothing. @param {Worker} worker @param {{as?: number}} who */
  async #share({ slot }, who) {
    if (!this.#announced.split(",").includes(String(slot))) return false;
    const body = await this.#needs.seal()?.historyFor(slot, who);
    return !!body && (await this.#needs.emit("history", body)).ok === true;
  }
}

/** @param {{slot: number}[]} members */
const slotsOf = (members) => members.map(({ slot }) => slot).sort((a, b) => a - b).join();
