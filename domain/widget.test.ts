import { expect, it } from 'vitest'
import { attendanceOf, dressWidget, languagesFor, type WidgetLook } from './widget'

const look: WidgetLook = {
  shopName: 'Tidewater',
  brand: '#2f6fed',
  side: 'right',
  edge: 24,
  bottom: 20,
  icon: 'wave',
  languages: ['en', 'zh'],
  greeting: { en: 'Hello', zh: ' ' },
  texts: { zh: { launcher: '联系我们' } },
  preChat: { ask: 'unknown', fields: [{ key: 'email', required: true, labels: {} }] },
  offline: { on: true, when: 'away', fields: [] },
}
const dress = (language: string, known = new Set<string>()) => dressWidget({ look, fields: [], language, known })

it('speaks the language of the page, and the shop’s first where that has no words', () => {
  expect(languagesFor(['en', 'zh', 'pt-BR'], 'zh-TW')).toEqual(['zh', 'en'])
  expect(dress('zh-CN')).toMatchObject({ greeting: 'Hello', texts: { launcher: '联系我们' } })
  expect(dress('fr')).toMatchObject({ greeting: 'Hello', texts: {} })
})

it('hands the page what it draws, and no rule for making it', () => {
  const { icon, ink } = dress('en')
  expect(icon).toMatch(/^M[\d.]/)
  expect(ink).toBe('#ffffff')
})

it('asks nothing that is known, and always for the message', () => {
  expect(dress('en', new Set(['email'])).preChat).toBeNull()
  expect(dress('en').offline).toMatchObject([{ key: 'question', required: true }])
})

it('stands in for the chat while nobody is available', () => {
  const by = { on: true, when: 'away' } as const
  expect(attendanceOf(by, { available: true, open: false })).toEqual({ staffed: true, asks: false })
  expect(attendanceOf(by, { available: false, open: true })).toEqual({ staffed: false, asks: true })
})

it('or outside business hours, whoever is still there', () => {
  const by = { on: true, when: 'hours' } as const
  expect(attendanceOf(by, { available: true, open: false })).toEqual({ staffed: false, asks: true })
  expect(attendanceOf(by, { available: false, open: true })).toEqual({ staffed: false, asks: false })
  expect(attendanceOf({ ...by, on: false }, { available: true, open: false })).toMatchObject({ staffed: true })
})
