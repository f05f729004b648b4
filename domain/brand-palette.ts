/** Colours made of the one colour a shop chooses, kept readable in both themes. */

type Rgb = [number, number, number]

const channels = (hex: string): Rgb => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)) as Rgb
const hexOf = (rgb: Rgb) => '#' + rgb.map((c) => Math.round(c).toString(16).padStart(2, '0')).join('')

/** Relative luminance, 0–1, of `#rrggbb` (WCAG 2.2, dfn. relative luminance). */
export function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((c) =>
    c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
  ) as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast ratio of two luminances, 1–21. */
export const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)

/** Hue 0–360, saturation and lightness 0–1 (CSS Color 4 §7). */
function hslOf(hex: string): [number, number, number] {
  const [r, g, b] = channels(hex).map((c) => c / 255) as Rgb
  const max = Math.max(r, g, b)
  const min = Math.min(r, g, b)
  const range = max - min
  const light = (max + min) / 2
  if (range === 0) return [0, 0, light]
  const hue = max === r ? ((g - b) / range) % 6 : max === g ? (b - r) / range + 2 : (r - g) / range + 4
  return [hue * 60, range / (1 - Math.abs(2 * light - 1)), light]
}

function fromHsl([hue, saturation, light]: [number, number, number]): string {
  const reach = saturation * Math.min(light, 1 - light)
  const at = (n: number) => {
    const k = (n + hue / 30 + 12) % 12
    return (light - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))) * 255
  }
  return hexOf([at(0), at(8), at(4)])
}

/** `hex` made lighter or darker, its hue kept, until it stands out from a background of luminance `from`. */
export function readable(hex: string, from: number, ratio: number): string {
  const step = from < 0.2 ? 0.02 : -0.02
  const [hue, saturation, light] = hslOf(hex)
  let shade = hex
  for (let n = 1; n <= 50 && contrast(luminance(shade), from) < ratio; n++)
    shade = fromHsl([hue, saturation, Math.min(1, Math.max(0, light + n * step))])
  return shade
}

export interface Palette {
  /** Fill of the launcher, the main button and the visitor's own bubble. */
  brand: string
  /** What is written on it. */
  ink: string
  /** The brand as text and outline on the chat's surface. */
  text: string
}

/** Luminances of the chat's surface: white, and oklch(24.5% .014 250). */
const SURFACE = { light: 1, dark: 0.016 }

export function paletteOf(brand: string, dark: boolean): Palette {
  const surface = dark ? SURFACE.dark : SURFACE.light
  const fill = readable(brand, surface, dark ? 5.5 : 3)
  const white = contrast(luminance(fill), 1) >= 4.5
  return { brand: fill, ink: white ? '#ffffff' : '#000000', text: readable(brand, surface, 4.7) }
}
