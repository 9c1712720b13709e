// @ts-check
/* A project's own colour, made safe to read on both grounds. Pure. */

/** @param {string} hex */
const channels = (hex) => [1, 3, 5].map((from) => parseInt(hex.slice(from, from + 2), 16));

/** @param {number[]} rgb */
function luminance(rgb) {
  const [r, g, b] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast of two colours, as WCAG counts it. @param {number[]} one @param {number[]} other */
function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * Moves a colour towards white or black until it stands out from the ground by that much.
 * @param {number[]} rgb @param {number[]} ground @param {number} towards @param {number} by
 */
function readable(rgb, ground, towards, by) {
  for (let step = 0; step < 20; step += 1) {
    const mixed = rgb.map((part) => Math.round(part + ((towards - part) * step) / 20));
    if (contrast(mixed, ground) >= by) return mixed;
  }
  return [towards, towards, towards];
}

/** The same hue at full strength, so that it stays a colour when it is made lighter. @param {number[]} rgb */
function vivid(rgb) {
  const [least, most] = [Math.min(...rgb), Math.max(...rgb)];
  if (most - least < 24) return rgb;
  return rgb.map((part) => Math.round(((part - least * 0.7) * 255) / (most - least * 0.7)));
}

/**
 * The colour for light and for dark ground, or null when it is not `#rrggbb` (then the house's own stays).
 * @param {string} accent @returns {{light: string, dark: string} | null}
 */
export function accents(accent) {
  if (!/^#[0-9a-f]{6}$/i.test(accent)) return null;
  const asked = channels(accent);
  /** @param {number[]} rgb */
  const css = (rgb) => `rgb(${rgb.join(" ")})`;
  // Half vivid, half pale: a colour that is still the project's own, and does not glare at night.
  const [pale, bright] = [asked, vivid(asked)].map((rgb) => readable(rgb, [33, 30, 40], 255, 7));
  return { light: css(readable(asked, [251, 248, 244], 0, 5)), dark: css(pale.map((part, at) => Math.round((part + bright[at]) / 2))) };
}
