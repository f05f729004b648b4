import { describe, expect, it } from 'vitest'
import { initialsOf } from './initials'

describe('initialsOf', () => {
  it.each([
    ['Marta Ruiz', 'MR'],
    ['Friederike Schmidt-Hohenlohe-Langenburg', 'FS'],
    ['Дмитрий Волков', 'ДВ'],
    ['佐藤 美咲', '佐'],
    ['مريم الحسن', 'م'],
    ['Madonna', 'M'],
    ['  ana   maria  silva ', 'AS'],
    ['Visitor #7f3a', '3A'],
    ['访客 #7f3a', '3A'],
    ['Zoë (VIP)', 'Z'],
    ['👩‍👩‍👧', '?'],
    ['', '?'],
  ])('%s gives %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})
