/** Files people send: how they travel, what a channel takes, and what their first bytes say they are. Free of zod, for pages and the widget. */
import type { Channel } from './channel'
import type { ErrorCode } from './errors'

/** A file travels in parts of this size, the last one being what is left: so progress is known, and a break costs one part. */
export const PART_BYTES = 512 * 1024
export const ATTACHMENTS_MAX = 10
export const FILE_NAME_MAX = 300
const MB = 1024 * 1024

export interface AttachmentLimits {
  maxBytes: number
  /** Endings of files that run when opened. Nobody sends these to a shop, except to harm who opens them. */
  refusedEndings: readonly string[]
}

const RUNS_WHEN_OPENED = [
  ...['apk', 'app', 'bat', 'chm', 'cmd', 'com', 'cpl', 'dll', 'dmg', 'exe', 'gadget', 'hta', 'iso', 'jar', 'js'],
  ...['jse', 'lnk', 'msi', 'msp', 'pif', 'pkg', 'ps1', 'reg', 'scr', 'sh', 'url', 'vb', 'vbe', 'vbs', 'ws', 'wsf'],
]
const OURS: AttachmentLimits = { maxBytes: 20 * MB, refusedEndings: RUNS_WHEN_OPENED }

/** What each channel takes. A channel without a line cannot carry files yet. */
export const ATTACHMENT_LIMITS: Partial<Record<Channel, AttachmentLimits>> = { webchat: OURS }

/** The largest of all channels, for what is decided before the channel is known. */
export const LARGEST_FILE_BYTES = OURS.maxBytes

/** Why the channel would not take the file; null: it takes it. */
export function refusalOf(channel: Channel, file: { name: string; sizeBytes: number }): ErrorCode | null {
  const limits = ATTACHMENT_LIMITS[channel]
  if (!limits) return 'attachment_type_refused'
  if (file.sizeBytes === 0) return 'attachment_empty'
  if (file.sizeBytes > limits.maxBytes) return 'attachment_too_large'
  return limits.refusedEndings.includes(endingOf(file.name)) ? 'attachment_type_refused' : null
}

/** `report.PDF ` → `pdf`. Windows ignores spaces and dots at the end of a name, and so do we. */
function endingOf(name: string): string {
  return /\.([^.]*)$/.exec(name.replace(/[\s.]+$/, ''))?.[1]?.toLowerCase() ?? ''
}

export function partCount(sizeBytes: number): number {
  return Math.ceil(sizeBytes / PART_BYTES)
}

/** Where part `index` begins and ends in the file. */
export function partRange(index: number, sizeBytes: number): { from: number; to: number } {
  const from = index * PART_BYTES
  return { from, to: Math.min(from + PART_BYTES, sizeBytes) }
}

/** Pictures every browser draws and none can run. SVG is a program, so it is never one of them. */
export const SHOWN_IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const

export function isShownImage(mediaType: string): boolean {
  return (SHOWN_IMAGES as readonly string[]).includes(mediaType)
}

/** What nothing else is known of: a browser stores it, and never opens it by itself. */
export const UNKNOWN_TYPE = 'application/octet-stream'

const ASCII: [mediaType: string, ...marks: [at: number, text: string][]][] = [
  ['image/png', [0, '\x89PNG\r\n\x1a\n']],
  ['image/jpeg', [0, '\xff\xd8\xff']],
  ['image/gif', [0, 'GIF87a']],
  ['image/gif', [0, 'GIF89a']],
  ['image/webp', [0, 'RIFF'], [8, 'WEBP']],
  ['application/pdf', [0, '%PDF-']],
  ['audio/wav', [0, 'RIFF'], [8, 'WAVE']],
  ['audio/ogg', [0, 'OggS']],
  ['audio/mpeg', [0, 'ID3']],
  ['audio/mpeg', [0, '\xff\xfb']],
  ['audio/mp4', [4, 'ftypM4A']],
  ['application/zip', [0, 'PK\x03\x04']],
]

/** The media type by the first bytes (a dozen are enough), whatever the file claims to be. */
export function sniff(head: Uint8Array): string {
  const text = String.fromCharCode(...head.subarray(0, 16))
  const found = ASCII.find(([, ...marks]) => marks.every(([at, mark]) => text.startsWith(mark, at)))
  return found?.[0] ?? UNKNOWN_TYPE
}
