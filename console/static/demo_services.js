// @ts-check
/** Invented services for the demonstration page: near and far, checked and not. */

/** @typedef {import("./lib/services.js").Service} Service */

/** @type {import("./lib/services.js").Fetched} */
export const SERVICES = {
  needs: { "sexual-health": "Sexual health", "housing-benefits-debt": "Housing, benefits, debt", "mental-health": "Mental health" },
  unreviewed: ["ro"],
  services: [
    service("harbour", "Example: Harbour Clinic", ["sexual-health"], ["NT1", "NT2"], { whose: "friendly" }),
    service("kettle", "Example: Kettle Drop-in", ["sexual-health", "housing-benefits-debt"], ["NT"], { whose: "sex-worker-led", standing: "overdue" }),
    service("rent", "Example: Rent and Debt Desk", ["housing-benefits-debt"], ["NT"], { standing: "unverified", verified: null, review_by: null }),
    service("night", "Example: Night Listening Line", ["mental-health"], ["uk"], {}),
    service("letters", "Example: Listening by Letter", ["mental-health"], ["online"], { whose: "sex-worker-led" }),
  ],
};

/** @param {string} id @param {string} name @param {string[]} needs @param {string[]} areas @param {Partial<Service>} more @returns {Service} */
function service(id, name, needs, areas, more) {
  const facts = `${name}\nInvented for this page.\nOpen: Mon to Fri, 10 to 18\nCall: 01632 960010`;
  const stale = more.standing ? "\nWe have not checked this lately, so it may have changed." : "";
  return {
    id,
    name,
    needs,
    areas,
    projects: ["northtown", "eastport"],
    what: "Invented for this page.",
    for_whom: "Everybody",
    whose: "general",
    standing: "verified",
    verified: "2026-11-01",
    review_by: "2027-05-01",
    cards: { en: `${facts}${stale}`, ro: `${name}\nInvented for this page.\nProgram: Mon to Fri, 10 to 18\nSunați: 01632 960010` },
    ...more,
  };
}
