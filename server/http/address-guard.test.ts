import { describe, expect, it } from 'vitest'
import { createAddressGuard, isPublicAddress } from './address-guard'

describe('isPublicAddress', () => {
  it.each(['93.184.215.14', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450:4001:81b::200e'])(
    '%s is on the open internet',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )

  it.each([
    ['127.0.0.1', 'this machine'],
    ['127.255.255.254', 'this machine'],
    ['0.0.0.0', 'this machine'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'carrier-grade NAT'],
    ['100.100.100.200', 'metadata of a cloud'],
    ['169.254.169.254', 'metadata of most clouds'],
    ['168.63.129.16', 'metadata of a cloud, on a public address'],
    ['192.0.0.192', 'metadata of a cloud'],
    ['192.0.2.1', 'documentation'],
    ['198.18.0.1', 'benchmarking'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'this machine'],
    ['::1', 'this machine'],
    ['::ffff:127.0.0.1', 'IPv4 in IPv6'],
    ['::ffff:7f00:1', 'IPv4 in IPv6'],
    ['::ffff:169.254.169.254', 'IPv4 in IPv6'],
    ['::127.0.0.1', 'IPv4-compatible'],
    ['64:ff9b::7f00:1', 'NAT64'],
    ['2002:7f00:1::', '6to4 of a loopback address'],
    ['2001:0:7f00:1::', 'Teredo'],
    ['fe80::1', 'link-local'],
    ['fc00::1', 'unique local'],
    ['fd00:ec2::254', 'metadata of a cloud'],
    ['fec0::1', 'site-local'],
    ['ff02::1', 'multicast'],
    ['2001:db8::1', 'documentation'],
    ['4000::1', 'not given to anybody'],
    ['shop.example', 'no address at all'],
  ])('%s is not (%s)', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('the address guard', () => {
  const names: Record<string, string[]> = {
    'translate.example': ['93.184.215.14', '2606:4700:4700::1111'],
    'inside.example': ['10.0.0.5'],
    'half-inside.example': ['93.184.215.14', '127.0.0.1'],
    'mapped.example': ['::ffff:192.168.0.1'],
    'translate.internal': ['10.0.0.7'],
    'nowhere.example': [],
  }
  const resolver = async (name: string) =>
    (names[name] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  const guard = createAddressGuard({
    resolver,
    allowed: ['translate.internal:5000', ' LOCALHOST:8080 ', '[::1]:9', '10.9.9.9'],
  })
  const resolve = async (url: string) => (await guard.resolve(new URL(url))).map(({ address }) => address)

  it('gives the addresses it has checked', async () => {
    expect(await resolve('https://translate.example/x')).toEqual(names['translate.example'])
  })

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/', // the same, in decimal
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://169.254.169.254/latest/meta-data/',
    'https://inside.example/',
    'https://inside.example./',
    'https://half-inside.example/',
    'https://mapped.example/',
    'https://nowhere.example/',
    'http://user:password@translate.example/',
    'ftp://translate.example/',
    'file:///etc/passwd',
    'http://translate.internal/', // allowed on another port only
    'http://localhost:8081/',
  ])('refuses %s', async (url) => {
    await expect(resolve(url)).rejects.toMatchObject({ code: 'address_not_allowed' })
  })

  it.each([
    ['http://translate.internal:5000/', '10.0.0.7'],
    ['http://[::1]:9/', '::1'],
    ['http://10.9.9.9:1234/', '10.9.9.9'],
  ])('lets the operator name exceptions: %s', async (url, address) => {
    expect(await resolve(url)).toEqual([address])
  })
})
