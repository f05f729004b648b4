/** Match patterns as browsers have them: https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns */

export function fitsPattern(pattern: string, address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port, pathname, search } = new URL(address)
  const scheme = protocol.slice(0, -1)
  if (pattern === '<all_urls>') return /^(https?|file|ftp)$/.test(scheme)
  const [, wantedScheme, wantedHost = '', wantedPort, wantedPath = '/*'] =
    /^(\*|[a-z-]+):\/\/([^/:]*)(?::(\d+|\*))?(\/.*)?$/.exec(pattern) ?? []
  if (!wantedScheme) return false
  const isScheme = wantedScheme === '*' ? /^https?$/.test(scheme) : wantedScheme === scheme
  const bare = wantedHost.replace(/^\*\./, '')
  const isHost =
    wantedHost === '*' || hostname === bare || (wantedHost.startsWith('*.') && hostname.endsWith(`.${bare}`))
  const isPort = wantedPort === undefined || wantedPort === '*' || wantedPort === port
  const path = wantedPath
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')
  return isScheme && isHost && isPort && new RegExp(`^${path}$`).test(pathname + search)
}
