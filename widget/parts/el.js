// @ts-check
/* Making elements. Text goes in as text, never as markup, so that nothing anybody writes can become part of the page. */

/**
 * An element with properties, attributes (`aria-…`, `data-…`, `role`, `for`) and children. A string is text; null and false are left out.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [props]
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name in made) /** @type {any} */ (made)[name] = value;
    else made.setAttribute(name, value);
  }
  fill(made, ...children);
  return made;
}

/**
 * Replaces what is in an element.
 * @param {Element} into @param {...(Node|string|null|undefined|false)} children
 */
export function fill(into, ...children) {
  into.replaceChildren(.../** @type {(Node|string)[]} */ (children.filter((child) => child !== null && child !== undefined && child !== false)));
}

/**
 * A question to be read out to whoever does not see it. Its place stands empty first: what comes together with its place is passed over by some readers.
 * @param {...(Node|string)} words
 */
export function heard(...words) {
  const place = el("p", { role: "status" });
  setTimeout(() => fill(place, ...words), 50);
  return place;
}

/** @param {string} label @param {() => void} onclick @param {string} [look] */
export const button = (label, onclick, look = "plain") => el("button", { type: "button", className: look, onclick }, label);

/**
 * A link that leaves the chat where it is: other pages open beside it, numbers go to the phone. Anything else becomes plain text.
 * @param {string} label @param {string} href @param {string} [look]
 */
export function link(label, href, look = "") {
  if (!/^(https?:|tel:|sms:|mailto:|\/(?!\/))/i.test(href)) return el("span", {}, label);
  const beside = /^(https?:|\/)/i.test(href) ? { target: "_blank", rel: "noopener noreferrer" } : {};
  return el("a", { href, className: look, ...beside }, label);
}
