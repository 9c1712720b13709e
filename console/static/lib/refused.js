// @ts-check
/** What the server refused on the pages of what is kept, in words that say what to do next. Pure. */

/** @typedef {{ code: string, field: string | null }} Refusal */

const WORDS = new Map([
  ["unreachable", "We cannot reach the server. Nothing was changed. Try again in a moment."],
  ["sign_in_again", "Your sign-in is over. Sign in again; what is sealed is safe."],
  ["second_step", "Show your second step first: load this page again, and it asks for it."],
  ["record_is_full", "This record holds as much as it may. Nothing was added."],
  ["stale", "This page is out of date. Load it again and do it once more."],
  ["not_ours", "This page is out of date. Load it again and do it once more."],
  ["not_there", "That is not here any more. Nothing was changed."],
  ["not_found", "That is not here any more. Nothing was changed."],
  ["two_are_needed", "It takes another person than the one who began it. Nothing was changed."],
  ["not_theirs", "Somebody else must do this: whoever was in the conversation may not, nor somebody who is not asked. Nothing was changed."],
  ["not_allowed", "That is not allowed here. Nothing was changed."],
  ["illegal_move", "It is no longer in the state that this page shows. Load the page again."],
  ["not_opened", "The half hour is over, or nobody agreed. Ask to open it again."],
  ["too_late", "It is too late for that: things have changed since this page was loaded. Load it again."],
  ["too_long", "That day is too late, or in the past. Choose an earlier one that is still to come."],
  ["not_enrolled", "Your keys are not vouched for in this project. Ask a coordinator to sign them."],
  ["not_signed", "The signature does not fit. Load the page again; if it stays so, tell a coordinator."],
  ["sealed_wrong", "What was sealed does not fit what is stored. Load the page again and seal it once more."],
  ["list_is_old", "There is a newer list of leads. Load the page again and do it once more."],
  ["not_a_ground", "Choose one of the reasons."],
  ["is_taken", "Somebody else took it out. It is gone from here."],
  ["nothing_can_be_kept", "Fewer than two leads are on a list that is good today. Ask a coordinator for a new list."],
  ["too_large", "That is too long. Make it shorter."],
  ["bad_request", "That could not be read. Load the page again and do it once more."],
  ["locked", "Your keys are locked. Unlock them above first."],
  ["cannot_open", "Your keys do not open this. Perhaps you became a lead after it was sealed."],
  ["not_whole", "This record is not whole: what was sealed first is missing or was changed. Nothing of it is shown. Tell a coordinator."],
  ["cannot_seal", "It could not be sealed, so nothing was sent. Load the page again."],
  ["cannot_check", "The list of leads does not check, so nothing was sealed. Load the page again; if it stays so, tell a coordinator."],
]);

/** @param {string} code */
export function refusedWords(code) {
  return WORDS.get(code) ?? "Something went wrong on our side. Nothing was changed. Try again in a minute.";
}

/** What is wrong with one field. @param {Refusal} refusal */
export function fieldWords({ code }) {
  if (code === "missing") return "Please fill this in.";
  if (code === "not_chosen" || code === "not_a_ground") return "Please choose one.";
  if (code === "too_long") return refusedWords("too_long");
  return "Please look at this again: it cannot be taken as it is.";
}

/** The whole of it: a refusal, or trouble on the way. @param {unknown} error @returns {Refusal} */
export function refusalIn(error) {
  return error instanceof Refused ? { code: error.code, field: error.field } : { code: "trouble", field: null };
}

/** The server said no, or something here did before it was asked. */
export class Refused extends Error {
  /** @param {string} code @param {string | null} [field] */
  constructor(code, field = null) {
    super(code);
    this.code = code;
    this.field = field;
  }
}
