import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isErrorCode } from '@/domain/errors'
import { widgetFiles } from './widget-files'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alongside-widget-'))
  await writeFile(join(folder, 'loader.js'), 'loader')
  await writeFile(join(folder, 'chat-BjV-OYMn.js'), 'chat')
  await writeFile(join(folder, 'preview.html'), 'preview')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('serves the loader to be asked for again soon, and hashed files for good', async () => {
  const app = widgetFiles(folder)
  const loader = await app.request('/widget/loader.js')
  expect(await loader.text()).toBe('loader')
  expect(loader.headers.get('content-type')).toContain('javascript')
  expect(loader.headers.get('cache-control')).toBe('public, max-age=300, must-revalidate')
  const chat = await app.request('/widget/chat-BjV-OYMn.js')
  expect(chat.headers.get('cache-control')).toContain('immutable')
})

it('lets the preview be framed, and gives it no origin and no way out', async () => {
  const preview = await widgetFiles(folder).request('/widget/preview.html')
  const policy = preview.headers.get('content-security-policy')
  expect(policy).not.toContain('frame-ancestors')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toMatch(/sandbox allow-scripts allow-forms$/)
})

it.each(['/widget/nothing.js', '/widget/../package.json', '/widget/%2e%2e/%2e%2e/etc/passwd', '/widget/'])(
  'gives nothing for %s',
  async (path) => {
    const app = widgetFiles(folder)
    app.onError((error, c) => c.json('code' in error && isErrorCode(error.code) ? error.code : 'unforeseen', 404))
    const response = await app.request(path)
    expect(response.status).toBe(404)
  },
)
