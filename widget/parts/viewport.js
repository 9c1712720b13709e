// @ts-check
/* Keeps the page as tall as what can be seen, so that a phone's keyboard never pushes the way out of sight. */

export function fitTheScreen() {
  const view = window.visualViewport;
  if (!view) return;
  const fit = () => {
    if (view.scale > 1.01) return;
    document.documentElement.style.setProperty("--height", `${Math.round(view.height)}px`);
    window.scrollTo(0, 0);
  };
  view.addEventListener("resize", fit);
}
