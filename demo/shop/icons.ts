/** The shop's icons. */
import { Html } from './html'

const ICONS = {
  wave: '<path d="M2.500 9c2.400 0 2.400 2 4.750 2S9.600 9 12 9s2.400 2 4.750 2S19.100 9 21.500 9M2.500 15c2.400 0 2.400 2 4.750 2s2.350-2 4.750-2 2.400 2 4.750 2 2.350-2 4.750-2"/>',
  bag: '<path d="M5.500 8h13l1 12h-15zM8.500 10V7a3.500 3.500 0 0 1 7 0v3"/>',
  truck:
    '<path d="M2.500 6h11v10.500h-11zM13.500 10h4.500l3.500 3.500v3h-8"/><circle cx="7" cy="17.500" r="2"/><circle cx="17" cy="17.500" r="2"/>',
  undo: '<path d="M8.500 5 4 9.500 8.500 14M4 9.500h10a5.500 5.500 0 0 1 0 11h-3"/>',
  check: '<path d="m5.500 12.500 4.250 4.250L18.500 8"/>',
  star: '<path d="M12 3.200l2.700 5.600 6.100.8-4.500 4.200 1.100 6.100L12 17l-5.400 2.900 1.100-6.100-4.500-4.200 6.100-.8z"/>',
} as const

export function icon(name: keyof typeof ICONS): Html {
  return new Html(`<svg class="i i-${name}" viewBox="0 0 24 24" aria-hidden="true">${ICONS[name]}</svg>`)
}
