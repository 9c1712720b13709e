// @ts-check
/**
 * What workers type for a need, beside the words that its name has: a service that says "tests for infections" is looked for as "sti". English, as the
 * directory is.
 */

/** By need, words as `fold.js` leaves them. @type {Record<string, string>} */
export const NEED_WORDS = {
  "sexual-health": "sti std hiv prep pep gum test tests testing condoms contraception morning after pill hepatitis abortion",
  safety: "alarm screening buddy alerts ugly mugs",
  "crime-and-violence": "rape assault isva sarc attack robbery police report",
  "harassment-and-outing": "blackmail stalking stalker doxing photos images leaked",
  "the-law": "legal lawyer solicitor",
  rights: "legal lawyer solicitor advice",
  "money-and-tax": "hmrc self employed accountant national insurance",
  "housing-benefits-debt": "homeless eviction landlord rent hostel shelter bed universal credit food bank",
  immigration: "visa asylum migrant papers status",
  "coercion-and-trafficking": "trafficked modern slavery exploitation nrm",
  "mental-health": "counselling counsellor therapy depression anxiety suicide crisis listening",
  "drugs-and-alcohol": "chems chemsex needles rehab detox drinking",
  "domestic-abuse": "dv refuge partner violence",
  parenting: "children social services pregnancy pregnant",
  "other-work": "jobs training cv",
  "peer-groups": "support group",
  "trans-services": "transgender gender nonbinary hormones",
  "mens-services": "men male escorts",
  "seeing-a-doctor": "gp doctor surgery nhs",
  complaints: "complain advocate",
};
