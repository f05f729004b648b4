import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deriveKey, loadOrCreateKey } from './key'
import { createVault } from './vault'

describe('the vault', () => {
  const master = randomBytes(32)
  const vault = createVault(master)

  it('opens what it sealed, and never seals the same text alike twice', () => {
    const [one, two] = [vault.seal('page token 🔑', 'shop/messenger'), vault.seal('page token 🔑', 'shop/messenger')]
    expect(one).not.toBe(two)
    expect(one).not.toContain('token')
    expect(vault.open(one, 'shop/messenger')).toBe('page token 🔑')
    expect(vault.open(two, 'shop/messenger')).toBe('page token 🔑')
  })

  it('does not open in another place than it was sealed for', () => {
    const sealed = vault.seal('token', 'shop/messenger')
    expect(() => vault.open(sealed, 'other-shop/messenger')).toThrow('belongs elsewhere')
  })

  it('does not open when any character of it was changed', () => {
    const sealed = vault.seal('token')
    for (let n = 0; n < sealed.length - 1; n += 1) {
      const changed = sealed.slice(0, n) + (sealed[n] === 'A' ? 'B' : 'A') + sealed.slice(n + 1)
      expect(() => vault.open(changed)).toThrow()
    }
  })

  it.each(['', 's1', 's1.abcd', 's1.abcd.', 'plain text'])(
    'says of %j that it is not a sealed value, or from another key',
    (text) => {
      expect(() => vault.open(text)).toThrow(/sealed/)
    },
  )

  it('goes on opening what a former key sealed, and seals with the new one', () => {
    const renewed = createVault(randomBytes(32), [master])
    expect(renewed.open(vault.seal('old'))).toBe('old')
    expect(() => vault.open(renewed.seal('new'))).toThrow('another key')
  })
})

describe('the master key', () => {
  let dataDir: string
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'alongside-key-'))
  })
  afterEach(() => rm(dataDir, { recursive: true, force: true }))

  it('is made at the first start, kept, and readable by its owner only', async () => {
    const first = await loadOrCreateKey({ dataDir })
    expect(first).toHaveLength(32)
    expect(await loadOrCreateKey({ dataDir })).toEqual(first)
    expect((await stat(join(dataDir, 'secret.key'))).mode & 0o777).toBe(0o600)
    expect(await readdir(dataDir)).toEqual(['secret.key'])
  })

  it('is the same for two hubs that start in the same moment', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadOrCreateKey({ dataDir })))
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1)
  })

  it('comes from ALONGSIDE_SECRET where that is given, and no file is made', async () => {
    const secret = 'a'.repeat(44)
    const key = await loadOrCreateKey({ dataDir, secret })
    expect(key).toEqual(await loadOrCreateKey({ dataDir, secret }))
    expect(key).not.toEqual(await loadOrCreateKey({ dataDir, secret: `${secret}b` }))
    expect(await readdir(dataDir)).toEqual([])
  })

  it('is refused when it is short, readable by others, or damaged, each with what to do', async () => {
    await expect(loadOrCreateKey({ dataDir, secret: 'short' })).rejects.toThrow('openssl rand')
    await loadOrCreateKey({ dataDir })
    await chmod(join(dataDir, 'secret.key'), 0o644)
    await expect(loadOrCreateKey({ dataDir })).rejects.toThrow('chmod 600')
    await writeFile(join(dataDir, 'secret.key'), 'oops')
    await chmod(join(dataDir, 'secret.key'), 0o600)
    await expect(loadOrCreateKey({ dataDir })).rejects.toThrow('backup')
  })

  it('gives a different key for each purpose', () => {
    const master = randomBytes(32)
    expect(deriveKey(master, 'vault')).not.toEqual(deriveKey(master, 'visitor token'))
    expect(deriveKey(master, 'vault')).toEqual(deriveKey(master, 'vault'))
  })
})
