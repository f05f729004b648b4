/** On which sites a widget may show itself: `shop.example`, `*.shop.example`, or with a port; without one, any port. */

const SHAPE = /^(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/

/** Where everybody has a site of their own below the same name: all of them together are nobody's shop. */
const SHARED = [
  'myshopify.com',
  'github.io',
  'gitlab.io',
  'netlify.app',
  'vercel.app',
  'pages.dev',
  'web.app',
  'herokuapp.com',
  'wixsite.com',
  'wordpress.com',
  'blogspot.com',
  'squarespace.com',
  'webflow.io',
]

/** `*.com`, `*.myshopify.com`: sites of other people too. */
function isTooWide(domain: string): boolean {
  if (!domain.startsWith('*.')) return false
  const below = domain.slice(2).replace(/:\d+$/, '')
  return (!below.includes('.') && below !== 'localhost') || SHARED.includes(below)
}

export type DomainProblem = 'shape' | 'wide' | 'held'

/** What is wrong with a domain as it is stored; null: nothing. */
export function domainProblem(domain: string): Exclude<DomainProblem, 'held'> | null {
  if (!SHAPE.test(domain) || domain.length > 260) return 'shape'
  return isTooWide(domain) ? 'wide' : null
}

/**
 * A domain as a person types or pastes it: the address of a page will do. In the letters of a name that has others than
 * a–z, as the browser will state it.
 */
export function readDomain(
  typed: string,
  held: readonly string[] = [],
): { domain: string } | { problem: DomainProblem } {
  const given = typed
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/[/?#].*$/s, '')
    .replace(/\.(?=:|$)/, '')
  if (given === '*' || given === '*.') return { problem: 'wide' }
  const wild = given.startsWith('*.') ? '*.' : ''
  const url = `http://${given.slice(wild.length)}`
  // `host` leaves out a port of 80, which somebody wrote on purpose.
  const port = /:\d+$/.exec(given)?.[0] ?? ''
  const domain = URL.canParse(url) ? wild + new URL(url).hostname + port : given
  const problem = domainProblem(domain)
  if (problem) return { problem }
  return held.includes(domain) ? { problem: 'held' } : { domain }
}
