/** What axe finds, as sentences; a test expects the empty list. */
import type { AxeResults } from 'axe-core'
import { source } from 'axe-core'
import type { Scope } from './find'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** A sidebar is a region beside a page, not a page of its own. */
const NOT_A_PAGE = ['page-has-heading-one', 'landmark-one-main']

/** Violations of WCAG 2.2 AA and of best practice in one page or frame; frames within it are checked by themselves. */
export async function axeFindings(scope: Scope): Promise<string[]> {
  if (!(await scope.evaluate(() => 'axe' in window))) await scope.evaluate(source)
  // A page in the background draws no frames, and nobody looks at it.
  await ('page' in scope ? scope.page() : scope).bringToFront()
  await scope.evaluate(standStill)
  await scope.evaluate(readColoursOnce)
  const { violations } = await scope.evaluate(
    async ({ tags, off }) => {
      const { axe } = window as unknown as { axe: { run: (context: Document, options: object) => Promise<AxeResults> } }
      const rules = Object.fromEntries(off.map((rule) => [rule, { enabled: false }]))
      // Of what is to be fetched first, only sound and film: no rule asked here reads a style sheet.
      const preload = { assets: ['media'] }
      return axe.run(document, { runOnly: tags, rules, iframes: false, resultTypes: ['violations'], preload })
    },
    { tags: TAGS, off: NOT_A_PAGE },
  )
  return violations.map(
    (found) => `${found.id}: ${found.help}: ${found.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  )
}

/** Runs in the page: what fades or changes its colour is judged once it has. */
async function standStill(): Promise<void> {
  const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const isMoving = ({ effect, playState }: Animation) =>
    playState === 'running' && effect?.getTiming().iterations !== Infinity
  do {
    await drawn()
    await drawn()
  } while (document.getAnimations().some(isMoving))
}

interface Colour {
  r: number
  g: number
  b: number
  alpha: number
  parseString(text: string): Colour
}

/**
 * Runs in the page. Axe reads the same few colours over and over, which is a quarter of its time. What a colour is follows
 * from its text alone; what cannot be read is not kept, so that axe says so each time.
 */
function readColoursOnce(): void {
  type Axe = {
    commons: { color: { Color: { new (given: Colour): Colour; prototype: Colour; known?: Map<string, Colour> } } }
  }
  const { Color } = (window as unknown as { axe: Axe }).axe.commons.color
  if (Color.known) return
  const known = (Color.known = new Map<string, Colour>())
  const { parseString } = Color.prototype
  Color.prototype.parseString = function (text) {
    const read = known.get(text)
    if (!read) {
      parseString.call(this, text)
      known.set(text, new Color(this))
      return this
    }
    const { r, g, b, alpha } = read
    return Object.assign(this, { r, g, b, alpha })
  }
}
