/**
 * Is it a person who opens a link? Messengers fetch every link they show a preview of, mail is scanned, browsers fetch ahead:
 * none of that is a click. Who says nothing of themselves is believed to be a program. What hides as a browser is counted;
 * that cannot be told apart.
 */

/** By name: what fetches previews, scanners, and libraries. The browsers inside apps (`Line/14`, `Instagram 300`) are people. */
const PROGRAM =
  /(?<!cu)bot\b|crawl|spider|slurp|scrap|preview|facebookexternalhit|facebookcatalog|meta-external|whatsapp\/|telegram|line-poker|vkshare|embedly|imageproxy|safelinks|barracuda|mimecast|proofpoint|urlscan|virustotal|feedfetcher|mediapartners|lighthouse|pingdom|uptime|monitor|curl\/|wget\/|python|java\/|okhttp|go-http|node-fetch|axios|undici|^node$|libwww|httpclient|http\.rb|php\//i

export interface Asking {
  method: string
  header: (name: string) => string | undefined
}

export function isVisit({ method, header }: Asking): boolean {
  if (method !== 'GET') return false
  const ahead = [header('sec-purpose'), header('purpose'), header('x-purpose'), header('x-moz')]
  if (ahead.some((purpose) => /prefetch|preview|prerender/i.test(purpose ?? ''))) return false
  // Browsers say of a page that is opened that it is; of a picture or a script's request they don't.
  if ((header('sec-fetch-mode') ?? 'navigate') !== 'navigate') return false
  const agent = header('user-agent') ?? ''
  return agent !== '' && !PROGRAM.test(agent)
}
