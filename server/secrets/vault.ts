/** Seals what must not be readable in a copy of the database: tokens and keys of channels and services. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { deriveKey } from './key'

export interface Vault {
  /** `place` names where the value is kept (workspace and setting); a sealed value moved elsewhere does not open. */
  seal(text: string, place?: string): string
  /** Throws a VaultError for another key, another place, or a changed value. */
  open(sealed: string, place?: string): string
}

export class VaultError extends Error {
  override readonly name = 'VaultError'
}

const ALGORITHM = 'aes-256-gcm'
const FORMAT = 's1'
const IV_BYTES = 12
const TAG_BYTES = 16

/** `former`: master keys that were in use before and still open what they sealed. */
export function createVault(master: Buffer, former: readonly Buffer[] = []): Vault {
  const keys = new Map([master, ...former].map(keyring))
  const [id, key] = keyring(master)

  return {
    seal(text, place = '') {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(place))
      const body = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${FORMAT}.${id}.${body.toString('base64url')}`
    },
    open(sealed, place = '') {
      const [format, keyId = '', encoded = ''] = sealed.split('.')
      const body = Buffer.from(encoded, 'base64url')
      if (format !== FORMAT || body.length < IV_BYTES + TAG_BYTES) throw new VaultError('not a sealed value')
      const known = keys.get(keyId)
      if (!known) throw new VaultError('sealed with another key: is ALONGSIDE_SECRET, or secret.key, the one it was?')
      const decipher = createDecipheriv(ALGORITHM, known, body.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      decipher.setAAD(Buffer.from(place)).setAuthTag(body.subarray(-TAG_BYTES))
      try {
        return decipher.update(body.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      } catch (cause) {
        throw new VaultError('the sealed value was changed, or belongs elsewhere', { cause })
      }
    },
  }
}

/** The id tells keys apart and says nothing about them. */
function keyring(master: Buffer): [id: string, key: Buffer] {
  const key = deriveKey(master, 'vault')
  return [createHash('sha256').update('vault key id').update(key).digest('hex').slice(0, 8), key]
}
