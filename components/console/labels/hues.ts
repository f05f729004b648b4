/** The hues one chooses from: far enough apart to be told apart as a dot. */
export const HUES = [
  { hue: 25, name: 'red' },
  { hue: 50, name: 'orange' },
  { hue: 85, name: 'yellow' },
  { hue: 120, name: 'lime' },
  { hue: 155, name: 'green' },
  { hue: 185, name: 'teal' },
  { hue: 210, name: 'cyan' },
  { hue: 240, name: 'blue' },
  { hue: 270, name: 'indigo' },
  { hue: 300, name: 'violet' },
  { hue: 330, name: 'pink' },
  { hue: 355, name: 'rose' },
] as const

/** The first that no label has yet. */
export const freeHue = (used: readonly number[]): number => HUES.find(({ hue }) => !used.includes(hue))?.hue ?? 210
