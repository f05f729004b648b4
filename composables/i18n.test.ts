// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { addWords, i18n, setLocale } from './i18n'

it('speaks the language that was asked for last, whichever words come first', async () => {
  let english = (_words: { default: object }): void => {}
  const slow = new Promise<{ default: object }>((resolve) => (english = resolve))
  void addWords({ en: () => slow, 'zh-CN': async () => ({ default: {} }) })
  const first = setLocale('en')
  await setLocale('zh-CN')
  english({ default: {} })
  await first
  expect([i18n.global.locale.value, document.documentElement.lang]).toEqual(['zh-CN', 'zh-CN'])
})
