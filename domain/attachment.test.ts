import { describe, expect, it } from 'vitest'
import { isShownImage, PART_BYTES, partCount, partRange, refusalOf, sniff, UNKNOWN_TYPE } from './attachment'

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

describe('sniff', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
    ['GIF89a\x01\0\x01\0', 'image/gif'],
    ['RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
    ['RIFF\x24\0\0\0WAVEfmt ', 'audio/wav'],
    ['%PDF-1.7\n%', 'application/pdf'],
    ['\0\0\0 ftypM4A \0', 'audio/mp4'],
    ['PK\x03\x04\x14\0', 'application/zip'],
  ])('knows %j', (head, mediaType) => {
    expect(sniff(bytes(head))).toBe(mediaType)
  })

  it.each([
    '<!doctype html><script>',
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '<?xml version="1.0"?><svg>',
    'GIF',
    '',
  ])('takes %j for nothing a browser would open', (head) => {
    expect(sniff(bytes(head))).toBe(UNKNOWN_TYPE)
  })

  it('never calls what can run a picture', () => {
    expect(isShownImage('image/svg+xml')).toBe(false)
    expect(isShownImage('image/png')).toBe(true)
  })
})

describe('what a channel takes', () => {
  it.each([
    ['photo.png', 20 * 1024 * 1024, null],
    ['photo.png', 20 * 1024 * 1024 + 1, 'attachment_too_large'],
    ['photo.png', 0, 'attachment_empty'],
    ['invoice.pdf.exe', 10, 'attachment_type_refused'],
    ['invoice.EXE . ', 10, 'attachment_type_refused'],
    ['no-ending', 10, null],
  ])('%s of %d bytes: %s', (name, sizeBytes, refusal) => {
    expect(refusalOf('webchat', { name, sizeBytes })).toBe(refusal)
  })

  it('a channel that cannot carry files says so before anything is uploaded', () => {
    expect(refusalOf('line', { name: 'photo.png', sizeBytes: 1 })).toBe('attachment_type_refused')
  })
})

it.each([1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 3 * PART_BYTES])(
  'parts of %d bytes cover it, each once',
  (size) => {
    const ranges = Array.from({ length: partCount(size) }, (_, index) => partRange(index, size))
    expect(ranges[0]!.from).toBe(0)
    expect(ranges.at(-1)!.to).toBe(size)
    for (const [i, { from, to }] of ranges.entries()) {
      expect(to).toBeGreaterThan(from)
      if (i > 0) expect(from).toBe(ranges[i - 1]!.to)
    }
  },
)
