/** On which sites a website inbox may show itself. */

/** May a page of this origin (as the browser states it) show the widget? */
export function originAllowed(origin: string | undefined, allowedDomains: readonly string[]): boolean {
  if (!origin || !URL.canParse(origin)) return false
  const { host, hostname, protocol } = new URL(origin)
  if (protocol !== 'https:' && protocol !== 'http:') return false
  return allowedDomains.some((domain) => {
    const given = domain.includes(':') ? host : hostname
    return domain.startsWith('*.') ? given.endsWith(domain.slice(1)) : given === domain
  })
}
