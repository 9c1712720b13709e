// @ts-check
/** Offers the clock of this device where the rota is shown by another one. Nothing on the page needs it. */

const offer = /** @type {HTMLAnchorElement | null} */ (document.getElementById("own-zone"));
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

if (offer && own && own !== offer.dataset.shown) {
  const to = new URL(location.href);
  to.searchParams.set("zone", own);
  offer.href = `${to.pathname}${to.search}`;
  offer.textContent = `Show it by the clock in ${(own.split("/").at(-1) ?? own).replaceAll("_", " ")}`;
  offer.hidden = false;
}
