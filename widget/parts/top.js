// @ts-check
/* The top of the page, the same in every state: whose chat it is, the way out, rules, language. */
import { button, el, fill } from "./el.js";
import { ownName, t } from "./words.js";

/**
 * @param {{leave: () => void, rules: () => void, speak: (language: string) => void, hide: (() => void)|null}} does
 */
export function makeTop(does) {
  const name = el("h1", { dir: "auto" });
  const leave = button("", does.leave, "leave");
  const rules = button("", does.rules, "text");
  const language = el("select", { className: "text", onchange: () => does.speak(language.value) });
  const speaks = el("span", { className: "language" }, language);
  const hide = does.hide && button("", does.hide, "text");
  const end = button("", () => ended(), "text");
  let ended = () => {};
  end.hidden = true;
  const root = el(
    "header",
    { className: "top" },
    el("div", { className: "name" }, name, leave),
    el("div", { className: "tools" }, rules, speaks, hide, end),
  );

  /** @param {{name: string, languages: string[], spoken: string, hasRules: boolean}} now */
  function draw(now) {
    name.textContent = now.name || t("title");
    leave.textContent = t("leave");
    rules.textContent = t("rules");
    rules.hidden = !now.hasRules;
    end.textContent = t("end");
    if (hide) hide.textContent = t("hide");
    language.setAttribute("aria-label", t("language_label"));
    speaks.hidden = now.languages.length < 2;
    fill(language, ...now.languages.map((code) => el("option", { value: code, lang: code }, ownName(code))));
    language.value = now.spoken;
  }

  /** Shows or takes away "End chat". @param {(() => void)|null} deed */
  function offerEnd(deed) {
    end.hidden = !deed;
    ended = deed ?? ended;
  }
  return { root, draw, offerEnd };
}
