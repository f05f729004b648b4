/** Cleaning of what a page says before anybody reads it: lengths, white space, entities, addresses. */

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** One line of text, or null when nothing is left. Numbers count as text; anything else does not. */
export function line(value: unknown, max: number): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = String(value)
    .slice(0, max * 8) // names are short: what a page writes beyond is not worth the work
    .replace(/<\/?[a-z][^>]{0,200}>/gi, ' ')
    .replace(/&(#x?)?(\w{1,8});/gi, (entity, number: string | undefined, code: string) => {
      if (!number) return NAMED[code.toLowerCase()] ?? entity
      const point = parseInt(code, number.length > 1 ? 16 : 10)
      return point > 31 && point < 0x110000 ? String.fromCodePoint(point) : entity
    })
    // Controls and the marks that turn the writing direction could make a name read as something else.
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, ' ')
    .trim()
    .slice(0, max)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
  return text || null
}

/** Absolute http(s) address of at most 2048 characters, or null: a page may well claim `javascript:` or `data:`. */
export function webUrl(value: unknown, base: string): URL | null {
  if (typeof value !== 'string' || !value.trim() || value.length > 4096) return null
  try {
    const url = new URL(value.trim().replace(/&amp;/g, '&'), base)
    if (!/^https?:$/.test(url.protocol) || url.href.length > 2048) return null
    url.username = url.password = ''
    return url
  } catch {
    return null // not an address
  }
}

const TRACKING =
  /^(utm_|mc_|pk_|hsa_|_ga|_gl$|_pos$|_sid$|_ss$|_psq$|_fid$|_v$|(gcl|fbcl|msclk|dcl|ttcl|ycl|twcl|igsh|srslt)id$|gbraid$|wbraid$|igsh$|ref_?$|spm$|scm$)/i

/** The address without what only tells where the visitor came from, and without the place on the page. */
export function withoutTracking(url: URL): URL {
  const clean = new URL(url)
  for (const name of [...clean.searchParams.keys()]) if (TRACKING.test(name)) clean.searchParams.delete(name)
  clean.hash = ''
  return clean
}

/** For comparing: host without www or m, path without a slash at its end. */
export function placeOf(url: URL): string {
  return url.host.replace(/^(www|m)\./, '') + url.pathname.replace(/\/+$/, '')
}
