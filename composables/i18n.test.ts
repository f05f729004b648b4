// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { CONSOLE_WORDS } from '@/components/console/words'
import { addWords, i18n, LOCALES, setLocale, type Locale } from './i18n'

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

it('has the words of every page and those only some pages say beside each other, in each language', async () => {
  const chapters = async (locale: Locale) => {
    await setLocale(locale)
    const of = (words: { default: object }) => Object.keys(words.default)
    const [common, own] = await Promise.all([import(`@/assets/locales/${locale}.json`), CONSOLE_WORDS[locale]()])
    const wanted = [...of(common as { default: object }), ...of(own as { default: object })]
    return { wanted, spoken: Object.keys(i18n.global.getLocaleMessage(locale)) }
  }
  await addWords(CONSOLE_WORDS)
  for (const locale of LOCALES) {
    const { wanted, spoken } = await chapters(locale)
    expect(new Set(wanted).size, 'a chapter that two books have').toBe(wanted.length)
    expect(spoken.sort()).toEqual(wanted.sort())
  }
})
