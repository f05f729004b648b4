import { strFromU8, strToU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { packableName, zipped } from './zip'

async function* parts(...texts: string[]) {
  for (const text of texts) yield strToU8(text)
}

describe('a zip', () => {
  it('holds what was read into it, part by part, under names of any script', async () => {
    const at = Date.UTC(2026, 10, 26)
    const chunks: Uint8Array[] = []
    const entries = [
      { name: 'contact.json', at, deflate: true, bytes: parts('{"a":', '1}') },
      { name: 'files/发票.pdf', at, deflate: false, bytes: parts('%PDF', '-1.7') },
      { name: 'files/empty', at, deflate: false, bytes: parts() },
    ]
    for await (const chunk of zipped(entries)) chunks.push(chunk)
    const files = unzipSync(new Uint8Array(Buffer.concat(chunks)))
    expect(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))).toEqual({
      'contact.json': '{"a":1}',
      'files/发票.pdf': '%PDF-1.7',
      'files/empty': '',
    })
  })
})

describe('a name in it', () => {
  it.each([
    ['../../etc/passwd', '.._.._etc_passwd'],
    ['C:\\a\\b.txt', 'C__a_b.txt'],
    ['a\u0000b\n.txt', 'a_b_.txt'],
    ['trailing. ', 'trailing_'],
    ['帐篷.jpg', '帐篷.jpg'],
  ])('%j is written %j', (given, packed) => expect(packableName(given)).toBe(packed))
  it('is not longer than file systems take, and keeps its ending', () => {
    const packed = packableName(`${'x'.repeat(300)}.pdf`)
    expect(packed.length).toBe(120)
    expect(packed.endsWith('.pdf')).toBe(true)
  })
})
