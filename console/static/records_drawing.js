// @ts-check
/** Small pieces that the pages of what is kept draw with. Text is only ever put in as text. */

/** @param {HTMLElement} card @param {string} name @returns {HTMLElement} */
export const partOf = (card, name) => /** @type {HTMLElement} */ (card.querySelector(`[data-of="${name}"]`));

/** @param {HTMLElement} list a `dl` @param {import("./lib/opened_words.js").Field[]} fields */
export function drawFields(list, fields) {
  list.replaceChildren(
    ...fields.map(({ name, words }) => {
      const [row, term, said] = [document.createElement("div"), document.createElement("dt"), document.createElement("dd")];
      [term.textContent, said.textContent, said.dir, said.className] = [name, words, "auto", "sealed-text"];
      row.append(term, said);
      return row;
    }),
  );
}
