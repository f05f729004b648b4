/** The language a person last translated into, in this browser. */
import { browser } from 'wxt/browser'

const KEY = 'translate-into'

export async function readTarget(): Promise<string | null> {
  const stored = await browser.storage.local.get<{ [KEY]?: string }>(KEY)
  return stored[KEY] ?? null
}

export async function rememberTarget(language: string): Promise<void> {
  await browser.storage.local.set({ [KEY]: language })
}
