// @ts-check
/**
 * What the desk needs so that somebody can act at once: the card for danger, phones, words ready for a visitor. Fetched once and held, so that the card
 * opens without a line; whoever may read what is sealed is asked for afresh when something is sealed.
 */

/** @typedef {{ title: string, first: string, no_place: string, agree: string, nobody_answers: string, ask: string[], say: string[], never_say: string[], hand_over: string[] }} Card */
/** @typedef {{ id: string, title: string, text: string, checked: boolean }} Ready */
/** @typedef {{ name: string, phone: string }} Phone */
/** @typedef {{ person: string, name: string, signing: string, sealing: string }} TakesSlips */
/** @typedef {{ project: string, numbers: { number: string, also: string | null, silent_mobile: string | null, text_number: string | null } | null, on_call: Phone | null,
 *   lead: Phone | null, ready: Record<string, Ready[]>, leads: Record<string, string>, takes_slips: TakesSlips[] }} OfProject */
/** @typedef {{ card: Card, note_minutes: number, slip_days: number, projects: OfProject[] }} Facts */
/** @typedef {import("./flags.js").World["call"]} Call */

const AGAIN_MS = 15_000;
const AFRESH_MS = 30 * 60_000;

export class Acting {
  /** @type {Facts | null} */
  facts = null;

  /** @param {Call} call @param {() => void} changed @param {(deed: () => void, ms: number) => unknown} [later] */
  constructor(call, changed, later = (deed, ms) => setTimeout(deed, ms)) {
    this.call = call;
    this.changed = changed;
    this.later = later;
  }

  /** Until it is there; then again now and then, as phones change. What was there stays until something better comes. */
  async keepFresh() {
    const is = await this.refresh();
    this.later(() => void this.keepFresh(), is ? AFRESH_MS : AGAIN_MS);
  }

  /** Says whether it came. */
  async refresh() {
    const answer = await this.call("/acting.json");
    if (answer.ok) this.facts = answer.body;
    if (answer.ok) this.changed();
    return answer.ok;
  }

  /** @param {string | null | undefined} project where no conversation is open, the first there is */
  of(project) {
    const all = this.facts?.projects ?? [];
    return (project ? all.find((one) => one.project === project) : all[0]) ?? null;
  }

  /** In the visitor's language, else in English. @param {OfProject | null} here @param {string} language @returns {Ready[]} */
  ready(here, language) {
    return here?.ready[language] ?? here?.ready[language.split("-")[0]] ?? here?.ready.en ?? [];
  }
}
