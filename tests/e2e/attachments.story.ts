/**
 * Files between a shopper and an agent: a pasted picture is seen at once, a document arrives whole although the hub is
 * killed in the middle of it, and what cannot be sent says why where it was chosen.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { TestBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { browserOf, inboxOf, leave, theDemo } from './harness/cast'
import { byRole, seeName, seeRole, seeText, until } from './harness/find'
import type { Demo } from './harness/hub'
import { keepPictures } from './harness/pictures'
import { openConversation } from './harness/sidebar'

const MB = 1024 * 1024

let demo: Demo
let chromium: TestBrowser
let folder: string
let agent: Page
let context: BrowserContext
let shopper: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alongside-files-'))
  demo = await theDemo()
  chromium = await browserOf('agent')
  agent = await inboxOf('agent')

  context = await chromium.browser.createBrowserContext({
    downloadBehavior: { policy: 'allow', downloadPath: join(folder, 'downloads') },
  })
  shopper = await context.newPage()
  await shopper.setViewport({ width: 1280, height: 800 })
  await shopper.goto(`${demo.shop}/products/linen-overshirt`)
  await byRole(shopper, 'button', 'Chat with us').click()
  await byRole(shopper, 'textbox', 'Message').fill('The zip came broken')
  await byRole(shopper, 'button', 'Send').click()
  await agent.bringToFront()
  await openConversation(agent, '', 'The zip came broken')
})
beforeEach(() => keepPictures(chromium.browser))
afterAll(async () => {
  await leave()
  if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** A document of this size, no two bytes of it like their neighbours. */
async function aDocument(name: string, sizeBytes: number): Promise<string> {
  const bytes = Buffer.alloc(sizeBytes)
  for (let i = 0; i < sizeBytes; i++) bytes[i] = (i * 31) % 251
  bytes.write('%PDF-1.7\n')
  const path = join(folder, `chosen-${name}`)
  await writeFile(path, bytes)
  return path
}

async function choose(page: Page, path: string): Promise<void> {
  await page.bringToFront()
  const [chooser] = await Promise.all([page.waitForFileChooser(), byRole(page, 'button', 'Attach a file').click()])
  await chooser.accept([path])
}

/** A picture drawn here, pasted into the field that has the focus. */
async function pastePicture(page: Page): Promise<void> {
  await byRole(page, 'textbox', 'Message').click()
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(320, 200)
    const pen = canvas.getContext('2d')!
    pen.fillStyle = '#2a6f97'
    pen.fillRect(0, 0, 320, 200)
    pen.fillStyle = '#fff'
    pen.fillRect(150, 20, 20, 160)
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([await canvas.convertToBlob()], 'zip.png', { type: 'image/png' }))
    const field = document.querySelector('alongside-chat')!.shadowRoot!.activeElement!
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }))
  })
}

/** The picture of this name, drawn by the agent's browser: an image that failed to load has no width. */
const seePicture = (page: Page, alt: string) =>
  until(`the picture ${alt}`, () =>
    page.$$eval(`img[alt="${alt}"]`, (all) => all.some((image) => image.naturalWidth === 320)),
  )
/** The same in the chat, where the shop's own policy allows no picture from elsewhere. */
const seeDrawing = (page: Page, name: string) =>
  until(`the drawing ${name}`, () =>
    page.$$eval(`>>> canvas[aria-label="${name}"]`, (all) => all.some((one) => one.width === 320)),
  )

it('pain 18: a picture a shopper pastes is before the agent without a refresh', async () => {
  await shopper.bringToFront()
  await pastePicture(shopper)
  await seeRole(shopper, 'button', 'Remove zip.png')
  await until('the picture to be uploaded', async () => (await shopper.$$('>>> progress')).length === 0)
  await byRole(shopper, 'button', 'Send').click()
  await seeDrawing(shopper, 'zip.png')

  await agent.bringToFront()
  await seePicture(agent, 'zip.png')
  await byRole(agent, 'button', 'Open zip.png').click()
  const dialog = await seeRole(agent, 'dialog', 'zip.png')
  expect(await axeFindings(agent)).toEqual([])
  await byRole(agent, 'button', 'Close picture').click()
  await until(
    'the larger picture to be gone',
    async () => !(await dialog.evaluate((element) => (element as HTMLDialogElement).open)),
  )
})

it('says where files dragged over a conversation go, and takes what is dropped there', async () => {
  await agent.bringToFront()
  const drag = (type: string) =>
    agent.evaluate((name) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['Size, colour'], 'sizes.txt', { type: 'text/plain' }))
      const log = document.querySelector('[role="log"]')!
      log.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }))
    }, type)
  await drag('dragenter')
  await seeText(agent, 'Drop files to attach them')
  await drag('drop')
  await byRole(agent, 'button', 'Remove sizes.txt').click()
  await until('the sentence to be gone', async () => !(await agent.$('::-p-text(Drop files to attach them)')))
})

it('pain 18: a document goes on uploading after the hub was killed in the middle of it, and arrives whole', async () => {
  const path = await aDocument('returns.pdf', 6 * MB)
  // A slow line, so that the middle lasts.
  const worker = await chromium.attachToWorker()
  const slow = (uploadThroughput: number) =>
    worker.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput },
    })
  await worker.send('Network.enable')
  await slow(MB)
  await choose(agent, path)
  await seeRole(agent, 'button', 'Remove chosen-returns.pdf')
  await byRole(agent, 'textbox', 'Reply').fill('Print this and put it in the parcel')
  await byRole(agent, 'button', 'Send').click()
  const share = () => agent.$$eval('progress', (all) => all.map((one) => one.value)[0] ?? null)
  const before = await until('some parts to have arrived', async () => {
    const now = await share()
    return now !== null && now > 0.1 ? now : null
  })
  expect(before).toBeLessThan(0.9)
  await demo.kill()
  await demo.start()
  await slow(-1)
  await worker.detach()

  await shopper.bringToFront()
  const download = await seeRole(shopper, 'button', 'Download chosen-returns.pdf', 60_000)
  await seeText(shopper, 'Print this and put it in the parcel')
  await download.click()
  const arrived = join(folder, 'downloads', 'chosen-returns.pdf')
  const bytes = await until('the file in the shopper’s downloads', () => readFile(arrived).catch(() => null))
  expect(bytes.equals(await readFile(path))).toBe(true)
  expect(await shopper.$$('>>> button[aria-label="Download chosen-returns.pdf"]')).toHaveLength(1)
})

it('pain 18: a file that is too large says so beside it, on either side, and nothing of it is sent', async () => {
  const path = await aDocument('film.mov', 20 * MB + 1)
  await choose(agent, path)
  await seeText(agent, 'Files up to 20 MB can be sent here')
  expect(
    await (await seeRole(agent, 'button', 'Send')).evaluate((button) => (button as HTMLButtonElement).disabled),
  ).toBe(true)
  expect(await axeFindings(agent)).toEqual([])
  await byRole(agent, 'button', 'Remove chosen-film.mov').click()

  await choose(shopper, path)
  await seeText(shopper, 'files up to 20 MB can be sent')
  await seeName(shopper, 'button', (name) => name === 'Remove chosen-film.mov')
  await byRole(shopper, 'button', 'Remove chosen-film.mov').click()
})
