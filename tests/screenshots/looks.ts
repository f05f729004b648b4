/** How a picture is looked at: in which colours, in which language. One name for each, as the files carry it. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import type { Preferences } from '@/services/preferences/preferences'
import { PREFERENCES_KEY } from '@/services/preferences/preferences'
import type { Scope } from '../e2e/harness/find'
import { until } from '../e2e/harness/find'

export const FOLDER = join(process.cwd(), 'docs/screenshots')

export interface Look {
  theme: 'light' | 'dark'
  language: 'en' | 'zh-CN'
}
export const LOOKS = {
  light: { theme: 'light', language: 'en' },
  dark: { theme: 'dark', language: 'en' },
  zh: { theme: 'light', language: 'zh-CN' },
} as const satisfies Record<string, Look>
export type LookName = keyof typeof LOOKS

/** Has every page of the extension take the look, and waits until this one has. */
export async function wear(scope: Scope, { theme, language }: Look): Promise<void> {
  await scope.evaluate(
    async (key, change) => {
      const stored = await chrome.storage.local.get<Record<string, Partial<Preferences>>>(key)
      await chrome.storage.local.set({ [key]: { ...stored[key], ...change } })
    },
    PREFERENCES_KEY,
    { theme, language },
  )
  await until(`the page in ${theme}, ${language}`, () =>
    scope.evaluate(
      (wanted) =>
        document.documentElement.dataset.theme === wanted.theme && document.documentElement.lang === wanted.language,
      { theme, language },
    ),
  )
}

/** Nothing moves any more, and every letter and picture is there. */
export async function settled(scope: Scope): Promise<void> {
  await until('pictures and letters', () =>
    scope.evaluate(async () => {
      await document.fonts.ready
      const moving = document
        .getAnimations()
        .some((one) => one.effect?.getTiming().iterations !== Infinity && !['finished', 'idle'].includes(one.playState))
      return !moving && [...document.images].every((image) => image.complete)
    }),
  )
}

/** One file of docs/screenshots. */
export async function keep(page: Page, name: string): Promise<void> {
  await page.bringToFront()
  await writeFile(join(FOLDER, `${name}.webp`), await page.screenshot({ type: 'webp', quality: 88 }))
}
