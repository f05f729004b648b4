/** What a person types as the hub's address, as the addresses it may mean. */
import { AppError } from '@/domain/errors'

const LOCAL = /^(localhost|.+\.localhost|.+\.local|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|\[::1\])$/i

/**
 * In the order to try them, without a slash at the end. Without a scheme a name on this machine or network is asked by
 * http first; anything else by https only, for a password will be sent there. A path is tried as typed, then without.
 * Throws `invalid_request` for what is no web address.
 */
export function hubAddresses(typed: string): string[] {
  const text = typed.trim()
  const scheme = /^(https?):\/\//i.exec(text)?.[1]?.toLowerCase()
  if (!scheme && /^[a-z][a-z0-9+.-]*:\/\//i.test(text)) throw new AppError('invalid_request')
  const parsed = URL.parse(scheme ? text : `https://${text}`)
  if (!parsed?.hostname || parsed.username || parsed.password || /\s/.test(text)) throw new AppError('invalid_request')
  const schemes = scheme ? [scheme] : LOCAL.test(parsed.hostname) ? ['http', 'https'] : ['https']
  const path = parsed.pathname.replace(/\/+$/, '')
  const paths = path === '' ? [''] : [path, '']
  return schemes.flatMap((each) => paths.map((way) => originOf(each, parsed, scheme !== undefined, text) + way))
}

/** `https://shop:80` loses nothing; `localhost:443` typed without a scheme keeps its port for http too. */
function originOf(scheme: string, parsed: URL, hadScheme: boolean, text: string): string {
  const typedPort = /:(\d+)(?:[/?#]|$)/.exec(hadScheme ? text.slice(text.indexOf('//') + 2) : text)?.[1]
  return new URL(`${scheme}://${parsed.hostname}${typedPort ? `:${typedPort}` : ''}`).origin
}
