// @ts-check
/**
 * Whose key is whose, on the desk: what vouches for my shift key, made at check-in with my own keyring, and whether what my partners bring goes back to
 * the root key that my ring knows. Without an open ring nothing is vouched for and nothing checked; checking in works all the same.
 */
import { keyNumber, shiftCertificates } from "./keyring.js";
import { checkWorker, isGoodCert, revokedKeys } from "./trusting.js";

/** @typedef {import("../../../widget/lib/trust.js").Chain} Chain */
/** @typedef {import("./unlocked.js").Open} Open */
/** @typedef {import("./unlocked.js").ProjectFacts} ProjectFacts */
/** @typedef {import("./types.js").WorkerInRoom} WorkerInRoom */
/** `good`; `failed`: something is wrong with it; `missing`: they brought none; `unknown`: I cannot tell, locked or without a root key. */
/** @typedef {"good" | "failed" | "missing" | "unknown"} Verdict */
/** @typedef {{ ring: () => Promise<Open | null>, keep: (ring: Open["ring"]) => Promise<unknown>, home: string, now: () => Date }} World *home*: my charity's project */

const SHIFT = 16 * 3_600;
const MOST = 16;
/** A line that comes back so soon brings what it had. */
const AGAIN = 3_600;
/** Checking in waits no longer than this for keys. */
const PATIENCE_MS = 5_000;
/** A ring opened so long ago is opened again: a key may have been taken back. */
const FRESH_MS = 60_000;

export class Vouching {
  #world;
  /** @type {Promise<Open | null> | null} */
  #opening = null;
  #openedAt = 0;
  /** The ring as it was opened last: a server that does not hand it out again must not end the checks. @type {Open | null} */
  #last = null;
  /** What was made last, for a line that comes back. @type {{ of: string, at: number, chains: Chain[] }} */
  #made = { of: "", at: 0, chains: [] };

  /** @param {World} world */
  constructor(world) {
    this.#world = world;
  }

  /** For each project that vouches for me: from its root key to this shift key. Never throws, and never keeps anybody from checking in.
   * @param {{ name: string, shiftKey: string }} shift @returns {Promise<Chain[]>} */
  async chainsFor({ name, shiftKey }) {
    const of = `${shiftKey} ${name}`;
    if (this.#made.of === of && this.#made.chains.length > 0 && this.#seconds() - this.#made.at < AGAIN) return this.#made.chains;
    const chains = await this.#chains(name, shiftKey);
    this.#made = { of, at: this.#seconds(), chains };
    return chains;
  }

  /** @param {string} name @param {string} shiftKey @returns {Promise<Chain[]>} */
  async #chains(name, shiftKey) {
    try {
      const open = await soon(this.#open(true));
      const charity = open?.facts.projects.find(({ project }) => project === this.#world.home)?.name;
      if (!open || !charity) return [];
      const found = await Promise.all(open.facts.projects.map((facts) => this.#chain(open, facts, { name, charity, shiftKey })));
      return found.filter((chain) => chain !== null).slice(0, MOST);
    } catch {
      return [];
    }
  }

  /** @param {string} project @param {WorkerInRoom} worker @param {{ pinned?: boolean }} room where the visitor's page checks, who brings nothing has failed
   * @returns {Promise<Verdict>} never throws */
  async check(project, worker, { pinned = false } = {}) {
    const open = await soon(this.#open(false)).catch(() => null) ?? this.#last;
    if (!open || open.ring.roots[project] === undefined) return "unknown";
    if (!worker.certificate) return pinned ? "failed" : "missing";
    const { name, charity, key, certificate } = worker;
    return (await checkWorker(open.ring, project, { name, charity, key }, certificate, this.#seconds())).ok ? "good" : "failed";
  }

  /** @param {Open} open @param {ProjectFacts} facts @param {{ name: string, charity: string, shiftKey: string }} shift @returns {Promise<Chain | null>} */
  async #chain({ ring }, { project, my, coordinators }, shift) {
    const root = ring.roots[project];
    const now = this.#seconds();
    const mine = my.filter(({ purpose, certificate }) => purpose === "operator" && certificate.key === ring.publics.signing && certificate.holder === keyNumber(ring.publics));
    for (const { certificate: operator, signed_by } of mine.sort((a, b) => b.certificate.not_after - a.certificate.not_after)) {
      const coordinator = coordinators.find(({ certificate }) => certificate.key === signed_by)?.certificate;
      if (!root || !coordinator || !(await isGoodCert("coordinator", project, coordinator, root, now))) continue;
      if (!(await isGoodCert("operator", project, operator, coordinator.key, now))) continue;
      const until = Math.min(now + SHIFT, operator.not_after, coordinator.not_after);
      const [{ project: _, ...made }] = await shiftCertificates(ring, { ...shift, projects: [project], from: now, until });
      return { coordinator: only(coordinator), operator: only(operator), shift: { project, ...made } };
    }
    return null;
  }

  /** @param {boolean} fresh */
  #open(fresh) {
    const now = this.#world.now().getTime();
    if (this.#opening && !fresh && now - this.#openedAt < FRESH_MS) return this.#opening;
    this.#openedAt = now;
    this.#opening = this.#world.ring().then((open) => open && this.#withWhatWasTakenBack(open));
    return this.#opening;
  }

  /** @param {Open} open */
  async #withWhatWasTakenBack(open) {
    const certs = (/** @type {ProjectFacts} */ { coordinators }) => coordinators.map(({ certificate }) => certificate);
    let stored = false;
    for (const facts of open.facts.projects) stored = (await revokedKeys(open.ring, facts.project, facts.revoked, certs(facts))).stored || stored;
    if (stored) await this.#world.keep(open.ring).catch(() => {}); // learned again next time
    this.#last = open;
    return open;
  }

  #seconds() {
    return Math.floor(this.#world.now().getTime() / 1000);
  }
}

/** As it goes over the wire, and nothing more. @param {import("../../../widget/lib/trust.js").Certificate} certificate */
const only = ({ holder, key, not_before, not_after, signature }) => ({ holder, key, not_before, not_after, signature });

/** @template T @param {Promise<T>} promise @returns {Promise<T | null>} */
function soon(promise) {
  return Promise.race([promise, new Promise((done) => setTimeout(() => done(null), PATIENCE_MS))]);
}
