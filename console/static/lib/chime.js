// @ts-check
/**
 * A soft sound that comes again while somebody waits and nobody has taken them. Two low bells, no file to fetch.
 */

/** @typedef {{ now: () => AudioContext | null, volume: () => number }} Ear */

const FIRST_MS = 5_000;
const LATER_MS = 11_000;
const SOON = 6;

export class Chime {
  /** @type {ReturnType<typeof setTimeout> | null} */
  #timer = null;
  #rung = 0;

  /** @param {Ear} ear */
  constructor(ear) {
    this.ear = ear;
  }

  /** @param {boolean} isWanted */
  keep(isWanted) {
    if (isWanted && this.#timer === null) this.#again(0);
    if (!isWanted) this.#stop();
  }

  /** One quiet note, for what has come while nobody looked. */
  once() {
    this.#note(659.25, 0, 0.5);
  }

  get isRinging() {
    return this.#timer !== null;
  }

  /** @param {number} after */
  #again(after) {
    this.#timer = setTimeout(() => {
      this.#rung += 1;
      this.#note(523.25, 0, 1);
      this.#note(659.25, 0.22, 0.9);
      this.#again(this.#rung < SOON ? FIRST_MS : LATER_MS);
    }, after);
  }

  #stop() {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#rung = 0;
  }

  /**
   * @param {number} pitch
   * @param {number} after seconds
   * @param {number} share of the volume
   */
  #note(pitch, after, share) {
    const context = this.ear.now();
    if (!context || context.state !== "running") return;
    const start = context.currentTime + after;
    const swell = context.createGain();
    swell.gain.setValueAtTime(0, start);
    swell.gain.linearRampToValueAtTime(0.22 * this.ear.volume() * share, start + 0.03);
    swell.gain.exponentialRampToValueAtTime(0.0001, start + 1.1);
    const bell = new OscillatorNode(context, { type: "sine", frequency: pitch });
    bell.connect(swell).connect(context.destination);
    bell.start(start);
    bell.stop(start + 1.2);
  }
}
