// @ts-check
/**
 * For whom a slip is sealed: leads on the project's list, coordinators whom its root key vouches for, and whoever writes it. The server says who they are; this page believes
 * those keys that the list or a certificate bears out, and no others.
 */

/** @typedef {import("./unlocked.js").Open} Open */
/** @typedef {import("./acting.js").TakesSlips} TakesSlips */

/** @param {import("./flags.js").World} world @param {import("./acting.js").Acting} acting @returns {import("./slip.js").Takers} */
export const slipTakers = (world, acting) => async (open, project) => {
  await acting.refresh();
  const told = acting.of(project)?.takes_slips ?? [];
  const trusted = await world.leads(open, project);
  const leads = trusted.ok ? trusted.list.leads : [];
  const listed = told.filter((one) => leads.some((lead) => isSame(lead, one)));
  const vouched = await vouchedFor(open, project, told.filter((one) => !listed.includes(one))); // prettier-ignore
  const others = [...listed, ...vouched].filter(({ person }) => person !== open.facts.person);
  // With nobody else to take it out there is nobody to pass it to.
  if (others.length === 0 && !told.some(({ person }) => person === open.facts.person)) return [];
  return [...others.map(({ person, sealing }) => ({ person, sealing })), { person: open.facts.person, sealing: open.ring.publics.sealing }];
};

/** @param {Open} open @param {string} project @param {TakesSlips[]} told */
async function vouchedFor({ ring, facts }, project, told) {
  const [{ isGoodCert, revokedKeys }, { keyNumber }] = await Promise.all([import("./trusting.js"), import("./keyring.js")]);
  const known = facts.projects.find((one) => one.project === project);
  const root = ring.roots[project];
  if (!known || !root) return [];
  const certificates = known.coordinators.map(({ certificate }) => certificate);
  const revoked = await revokedKeys(ring, project, known.revoked, certificates);
  const now = Math.floor(Date.now() / 1000);
  const good = await Promise.all(certificates.map(async (one) => !revoked.keys.has(one.key) && (await isGoodCert("coordinator", project, one, root, now))));
  const standing = certificates.filter((_, at) => good[at]);
  return told.filter((one) => standing.some(({ key, holder }) => key === one.signing && holder === keyNumber({ signing: one.signing, sealing: one.sealing })));
}

/** @param {{ person: string, signing: string, sealing: string }} one @param {TakesSlips} other */
const isSame = (one, other) => one.person === other.person && one.signing === other.signing && one.sealing === other.sealing;
