/** Which addresses the hub may be sent to by somebody else's choice of URL: public ones, and those the operator named. */
import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'
import { AppError } from '@/domain/errors'

export interface AddressGuard {
  /** What can be said without asking DNS. Throws address_not_allowed. */
  check(url: URL): void
  /** Throws address_not_allowed unless every address behind the URL's host is allowed. Returns those addresses. */
  resolve(url: URL): Promise<LookupAddress[]>
  /** Did the operator name this host as an exception? */
  isNamed(url: URL): boolean
}

export type Resolver = (hostname: string) => Promise<LookupAddress[]>

/** A public address that serves the machines of one cloud: https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16 */
const METADATA = new Set(['168.63.129.16'])
/** Where IPv6 addresses of the open internet live; the rest is reserved (RFC 4291, IANA registry). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.process(text) // an IPv4-mapped IPv6 address becomes the IPv4 one it is
  if (address.range() !== 'unicast' || METADATA.has(address.toString())) return false
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST)
}

/**
 * `allowed`: hosts as an operator writes them, `localhost:5000` or `translate.internal` (any port), for services on a
 * private network. A name in it may resolve to anything.
 */
export function createAddressGuard({
  allowed = [],
  resolver = (hostname) => lookup(hostname, { all: true, verbatim: true }),
}: { allowed?: readonly string[]; resolver?: Resolver } = {}): AddressGuard {
  const named = new Set(allowed.map((host) => host.trim().toLowerCase()).filter((host) => host !== ''))

  const refuse = (reason: string) => new AppError('address_not_allowed', { reason })

  /** The URL parser has already made 127.0.0.1 of 2130706433, 0x7f.1 and 0177.0.0.1. */
  const hostOf = (url: URL) =>
    url.hostname
      .replace(/^\[|\]$/g, '')
      .replace(/\.$/, '')
      .toLowerCase()

  function isNamed(url: URL): boolean {
    const host = hostOf(url)
    const port = url.port || (url.protocol === 'https:' ? '443' : '80')
    return named.has(host) || named.has(`${host}:${port}`) || named.has(`[${host}]:${port}`)
  }

  function check(url: URL) {
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('scheme')
    if (url.username !== '' || url.password !== '') throw refuse('credentials_in_url')
    const host = hostOf(url)
    if (ipaddr.isValid(host) && !isNamed(url) && !isPublicAddress(host)) throw refuse('private_address')
  }

  return {
    check,
    isNamed,
    async resolve(url) {
      check(url)
      const host = hostOf(url)
      if (ipaddr.isValid(host)) return [{ address: host, family: ipaddr.parse(host).kind() === 'ipv6' ? 6 : 4 }]
      const addresses = await resolver(host)
      if (addresses.length === 0) throw refuse('no_address')
      // One private address among public ones is a trap, not an accident.
      if (!isNamed(url) && !addresses.every(({ address }) => isPublicAddress(address))) throw refuse('private_address')
      return addresses
    },
  }
}
