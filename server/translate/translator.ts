/** A workspace's translation server: which one it is, its key sealed at rest, and translating by it. */
import { z } from 'zod'
import { AppError } from '@/domain/errors'
import type { WorkspaceId } from '@/domain/ids'
import { WebUrl } from '@/domain/product'
import type { TranslateRequest, Translations, TranslationSettings } from '@/protocol/hub-api'
import type { Vault } from '@/server/secrets/vault'
import type { LibreTranslate } from './libre-translate'

/** The settings table's key, and its value as stored. */
export const TRANSLATION_SETTING = 'translation'
export const StoredTranslation = z.object({ url: WebUrl.nullable(), sealedKey: z.string().nullable() })
export type StoredTranslation = z.infer<typeof StoredTranslation>

type Statement = { text: string; values: unknown[] }

export interface TranslatorDeps {
  engine: Pick<LibreTranslate, 'translate'>
  vault: Vault
  /** The stored value, or null when nothing was ever set. */
  read: (workspaceId: WorkspaceId) => Promise<unknown>
  /** `also`: what is written by the same transaction. */
  write: (workspaceId: WorkspaceId, value: StoredTranslation, also?: Statement[]) => Promise<void>
}

export interface SettingsChange {
  url: string | null
  /** Left out: the key stays, unless the address changes: a key is never sent to another server than it was given for. */
  key?: string | null | undefined
}

export function createTranslator({ engine, vault, read, write }: TranslatorDeps) {
  const place = (workspaceId: WorkspaceId) => `${workspaceId}/${TRANSLATION_SETTING}`

  async function stored(workspaceId: WorkspaceId): Promise<StoredTranslation> {
    const value = await read(workspaceId)
    return value === null || value === undefined ? { url: null, sealedKey: null } : StoredTranslation.parse(value)
  }

  const shown = ({ url, sealedKey }: StoredTranslation): z.infer<typeof TranslationSettings> => ({
    url,
    hasKey: sealedKey !== null,
  })

  return {
    async settings(workspaceId: WorkspaceId) {
      return shown(await stored(workspaceId))
    },

    async changeSettings(workspaceId: WorkspaceId, { url, key }: SettingsChange, also: Statement[] = []) {
      const before = await stored(workspaceId)
      const keeps = key === undefined && url !== null && url === before.url
      const sealedKey = keeps ? before.sealedKey : key ? vault.seal(key, place(workspaceId)) : null
      const after = { url, sealedKey }
      await write(workspaceId, after, also)
      return shown(after)
    },

    async translate(
      workspaceId: WorkspaceId,
      job: z.infer<typeof TranslateRequest>,
    ): Promise<z.infer<typeof Translations>> {
      const { url, sealedKey } = await stored(workspaceId)
      if (url === null) throw new AppError('translation_not_configured')
      const key = sealedKey === null ? null : vault.open(sealedKey, place(workspaceId))
      return { engine: 'libretranslate', translations: await engine.translate({ url, key }, job) }
    },
  }
}
export type Translator = ReturnType<typeof createTranslator>
