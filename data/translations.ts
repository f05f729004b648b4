/** Translation memory: the same text costs nothing twice. */
import type { InboxDb } from './db'
import type { Translation } from './rows'

/** The least recently used beyond so many are forgotten. */
export const TRANSLATIONS_KEPT = 5_000

/** Unit separators cannot occur in a language tag, so two different questions never share a key. */
export function translationKey(question: { text: string; from: string | null; to: string }): string {
  return [question.to, question.from ?? '', question.text].join('\u001f')
}

export async function rememberedTranslation(
  db: InboxDb,
  key: string,
  now = Date.now(),
): Promise<Translation | undefined> {
  const found = await db.translations.get(key)
  if (found) await db.translations.update(key, { usedAt: now })
  return found
}

export async function rememberTranslation(db: InboxDb, translation: Translation): Promise<void> {
  await db.translations.put(translation)
}

/** Forgets the least recently used beyond `keep`. */
export async function trimTranslations(db: InboxDb, keep: number): Promise<number> {
  const surplus = (await db.translations.count()) - keep
  if (surplus <= 0) return 0
  const oldest = await db.translations.orderBy('usedAt').limit(surplus).primaryKeys()
  await db.translations.bulkDelete(oldest)
  return oldest.length
}
