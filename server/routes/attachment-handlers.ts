/** Files in and out. What comes out is never a page: stored by the browser, or drawn by our own clients as a picture. */
import { refusalOf } from '@/domain/attachment'
import { AppError } from '@/domain/errors'
import type { StoredFile } from '../store/attachment-store'
import type { HubContext } from './route-types'

export function mustBeTaken(channel: Parameters<typeof refusalOf>[0], file: Parameters<typeof refusalOf>[1]): void {
  const refusal = refusalOf(channel, file)
  if (refusal) throw new AppError(refusal, { sizeBytes: file.sizeBytes })
}

export function sendFile(c: HubContext, file: StoredFile): Response {
  let next = 0
  const bytes = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (next < file.parts) controller.enqueue(new Uint8Array(await file.part(next++)))
      else controller.close()
    },
  })
  return c.body(bytes, 200, {
    'content-type': file.mediaType,
    'content-length': String(file.sizeBytes),
    'content-disposition': dispositionOf(file.name),
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'private, no-store',
  })
}

/** RFC 6266 with the name as in RFC 5987; for readers of neither, ASCII letters of it. */
export function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^\w.\- ]/g, '_')
  const encoded = encodeURIComponent(name.replaceAll(/\p{Cs}/gu, '_')).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
