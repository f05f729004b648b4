/** Sizes of what is loaded, gzipped; the budgets are held by `npm test`. */
import { measureSizes } from '@/scripts/lib/test/sizes.mjs'
import type { Figures } from './figures'

export async function run(): Promise<Figures> {
  return Object.fromEntries(measureSizes().map(({ name, bytes }) => [`size.${name}`, bytes]))
}
