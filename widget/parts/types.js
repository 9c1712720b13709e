// @ts-check
/**
 * The shapes that come from the server (`chatd/wire.py`, `POST /w/{project}/start`) and those the page's parts hand each other.
 *
 * @typedef {"open"|"busy"|"full"|"closing_soon"|"closed"} Availability
 * @typedef {{name: string, how: string, href: string}} Contact
 * @typedef {{id: string, name: string, accent: string, languages: string[], zone: string, place: string, country: string, leave_url: string,
 *   contacts: Contact[]}} Project
 *
 * What the charities agreed to say, from `protocols/words/LANG.toml`, in the language asked for and filled for the project's country.
 * `{next_opening}` stays for the page to fill, in the visitor's own zone.
 * @typedef {{
 *   ground_rules: {title: string, short: string, lines: string[]},
 *   confidentiality: {who: string, kept: string, tell: string, more: string[], sealed: string, sealed_limits: string},
 *   under_18: {title: string, lines: string[], contacts: Contact[]},
 *   in_danger: {title: string, lines: string[]},
 *   out_of_hours: {closed: string, next_opening: string, no_next_opening: string, options: string, busy: string, full: string, closing_soon: string,
 *     reason: string|null, said: string[], message: string[]},
 *   boundary: {lines: string[]},
 *   leave: {lines: string[]},
 *   contacts: Contact[]}} AgreedWords
 *
 * @typedef {{token: string|null, language: string, project: Project, availability: {state: Availability, next_opening: string|null, next_in_any?: string, languages: string[], genders: Gender[]},
 *   on_shift: {name: string, charity: string}[], words: AgreedWords}} StartAnswer
 *
 * @typedef {{slot: number, name: string, charity: string, key: string, here: boolean, supervisor?: boolean, same_as: number|null,
 *   certificate?: import("../lib/trust.js").Chain|null}} Worker
 * @typedef {{conversation: string, state: "arriving"|"waiting"|"paired"|"alone"|"interrupted"|"ended", workers: Worker[], epoch: number,
 *   ahead: number, enough_on_shift: boolean, unmet: ("language"|"gender"|"people")[], anyone: boolean, still_there: boolean}} Room
 * @typedef {"finished"|"left"|"left_quickly"|"abusive"|"not_for_us"|"line_lost"|"second_holder"|"no_answer"|"not_checked"|"restarting"} Why
 * @typedef {{why: Why, forgotten: boolean}} Ended
 *
 * What the visitor asks of the two who will come; held on this page alone until the chat starts. *speaks*: a language other than the page's.
 * *people*, *but*: names that those on shift chose, to have or not to have.
 * @typedef {"woman"|"man"|"non_binary"} Gender
 * @typedef {{speaks: string|null, gender: Gender|null, people: string[], but: string[]}} Asks
 *
 * What was written in a waiting room whose place went to the next one.
 * @typedef {{lines: string[], draft: string}} Kept
 *
 * What one of my lines has reached: *sent* when the server holds it, *delivered* when a worker's screen has shown it.
 * @typedef {"held"|"sending"|"sent"|"delivered"|"failed"} Mark
 * @typedef {{mine: boolean, name: string, slot: number, text: string, at: Date, mark?: Mark, body?: any}} Said
 */
export {};
