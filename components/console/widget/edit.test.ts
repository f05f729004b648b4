import { expect, it } from 'vitest'
import { WidgetSettings } from '@/domain/widget-settings'
import { missingIn, withDefault, withoutLanguage } from './edit'

const settings = WidgetSettings.parse({
  shopName: 'Tidewater',
  brand: '#2f6fed',
  side: 'right',
  languages: ['en', 'zh'],
  greeting: { en: 'Hello', zh: '' },
  texts: { en: { title: 'Ask', launcher: 'Help' }, zh: { title: '提问' } },
  preChat: { ask: 'always', fields: [{ key: 'name', required: true, labels: { en: 'You', zh: '您' } }] },
  allowedDomains: [],
})

it('counts what the first language says and another does not', () => {
  expect(missingIn(settings, 'zh')).toBe(2)
  expect(missingIn(settings, 'en')).toBe(0)
})

it('takes a language away with everything that was written in it', () => {
  expect(withoutLanguage(settings, 'zh')).toMatchObject({
    languages: ['en'],
    greeting: { en: 'Hello' },
    texts: { en: { title: 'Ask' } },
    preChat: { fields: [{ labels: { en: 'You' } }] },
  })
})

it('puts the language everybody else falls back to first', () => {
  expect(withDefault(settings, 'zh')).toEqual({ languages: ['zh', 'en'] })
})
