// @ts-check
/**
 * What is written about a record names nobody. The words are sealed here before they leave, so nobody but this page can look: this page refuses.
 */
import { identifiersIn } from "./guard.js";
import { Refused } from "./refused.js";

/** @typedef {import("./guard.js").Kind} Kind */

/** What each kind is called. @type {Record<Kind, string>} */
export const WHAT = {
  email: "an e-mail address",
  link: "a link",
  placeholder: "a placeholder that nobody filled in",
  id_number: "the number of a paper or an account",
  birth_date: "a full date of birth",
  postcode: "a full postcode",
  phone: "a phone number",
  handle: "a name from a website (a handle)",
};

export const LONGEST_TAG = 40;
export const MOST_TAGS = 8;

/** The text as it is. Throws `Refused` at *field*, which says in its cause what was found and what to do. @param {string} text @param {string} field */
export function guarded(text, field) {
  const found = identifiersIn(text);
  if (found.length === 0) return text;
  const kinds = [...new Set(found.map(({ kind }) => WHAT[kind]))];
  const refused = new Refused("names_somebody", field);
  refused.cause = `This looks like ${new Intl.ListFormat("en-GB").format(kinds)}. Take it out: it could lead somebody to a person.`;
  throw refused;
}

/** "knife, Flat share" as two tags, each once. Throws `Refused`. @param {string} text @returns {string[]} */
export function tagsIn(text) {
  const tags = [...new Map(text.split(",").map((tag) => tag.trim().replace(/\s+/g, " ")).filter(Boolean).map((tag) => [tag.toLowerCase(), tag])).values()];
  if (tags.length > MOST_TAGS) throw wrong(`Please keep it to ${MOST_TAGS} tags.`);
  const long = tags.find((tag) => [...tag].length > LONGEST_TAG);
  if (long) throw wrong(`Please make each tag ${LONGEST_TAG} letters or fewer.`);
  for (const tag of tags) guarded(tag, "tags");
  return tags;
}

/** @param {string} words */
function wrong(words) {
  const refused = new Refused("too_long", "tags");
  refused.cause = words;
  return refused;
}
