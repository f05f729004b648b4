import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from '@/domain/errors'
import consoleEn from '@/assets/locales/console/en.json'
import consoleZh from '@/assets/locales/console/zh-CN.json'
import en from '@/assets/locales/en.json'
import zh from '@/assets/locales/zh-CN.json'

type Tree = { [key: string]: string | Tree }
const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  )
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort()

/** The console has every page's words and its own. */
const words = new Map([...leaves(en), ...leaves(consoleEn)])
const chinese = new Map([...leaves(zh), ...leaves(consoleZh)])
const atHome = (file: string) => (/components\/(console|settings)\//.test(file) ? words : new Map(leaves(en)))

describe('the interface’s words', () => {
  it('are the same keys in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...words.keys()].sort())
  })
  it('fill in the same things in both languages', () => {
    const differing = [...words].filter(
      ([key, text]) => String(placeholders(text)) !== String(placeholders(chinese.get(key) ?? '')),
    )
    expect(differing).toEqual([])
  })
  it('stand in one book only: the console’s does not repeat what every page has', () => {
    const own = new Set(Object.keys(consoleEn))
    expect(Object.keys(en).filter((group) => own.has(group))).toEqual([])
  })
  it('have a title and a text for every error code', () => {
    for (const code of ERROR_CODES)
      expect(en.errors[code], code).toMatchObject({ title: expect.any(String), text: expect.any(String) })
  })
  it('have no codes, no blame and no exclamation marks in errors', () => {
    const shouting = leaves(en.errors).filter(([, text]) => /!|\berror\b|oops|_/i.test(text))
    expect(shouting).toEqual([])
  })
  it('hold every key the components ask for by name', () => {
    const root = join(import.meta.dirname, '..')
    const files = ['components', 'entrypoints'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.vue'))
        .map((file) => join(root, folder, file)),
    )
    const asked = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => ({ file, key: key! })),
    )
    expect(asked.length).toBeGreaterThan(100)
    expect(asked.filter(({ file, key }) => !atHome(file).has(key))).toEqual([])
  })
})
