/** A real Chromium with the built extension in it, as every story uses it. One per test file; close it at the end. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Extension, Page, Target, WebWorker } from 'puppeteer'
import { TargetType } from 'puppeteer'
import { launchChromium } from './harness/chromium'
import { until } from './harness/find'

/** `chrome` is what people get; `e2e` may also act on every site, since no test can press the permission prompt. */
export const BUILDS = { chrome: '.output/chrome-mv3', e2e: '.output/chrome-mv3-e2e' } as const

export interface BrowserOptions {
  build?: keyof typeof BUILDS
  /** Names answered by a local https server: `{ 'admin.shopify.com': 45123 }`. */
  hosts?: Record<string, number>
  /** Kept between two browsers to show what survives a restart. Made, and removed at the end, when not given. */
  profileDir?: string
  /** Language of the browser and so of the extension. */
  language?: string
  arguments?: string[]
}

export interface TestBrowser {
  browser: Browser
  extension: Extension
  /** `chrome-extension://ID`, without a slash at the end. */
  origin: string
  profileDir: string
  newPage(url?: string): Promise<Page>
  /** The background worker, started if it sleeps. */
  worker(): Promise<WebWorker>
  /** Ends the background worker, as the browser does to an idle one, and waits until it is gone. */
  terminateWorker(): Promise<void>
  close(): Promise<void>
}

/** A worker that has heard is gone well before. */
const HEEDED_MS = 1_000

function resolverRules(hosts: Record<string, number>): string[] {
  const rules = Object.entries(hosts).map(([host, port]) => `MAP ${host} 127.0.0.1:${port}`)
  return rules.length > 0 ? [`--host-resolver-rules=${rules.join(', ')}`] : []
}

/** Starts Chromium with the extension; resolves once its background worker runs. */
export async function openBrowser(options: BrowserOptions = {}): Promise<TestBrowser> {
  const { build = 'e2e', hosts = {}, language = 'en' } = options
  const profileDir = options.profileDir ?? (await mkdtemp(join(tmpdir(), 'alongside-profile-')))
  const folder = join(process.cwd(), BUILDS[build])
  const browser = await launchChromium({
    enableExtensions: [folder],
    userDataDir: profileDir,
    env: { ...process.env, LANGUAGE: language },
    defaultViewport: { width: 1280, height: 800 },
    args: [
      '--ignore-certificate-errors',
      '--window-size=1280,800',
      ...resolverRules(hosts),
      `--lang=${language}`,
      ...(options.arguments ?? []),
    ],
  })
  const extension = await findExtension(browser).catch(async (reason: unknown) => {
    await browser.close()
    throw reason
  })
  const origin = `chrome-extension://${extension.id}`
  const isWorker = (target: Target) =>
    target.type() === TargetType.SERVICE_WORKER && target.url().startsWith(`${origin}/`)

  async function worker(): Promise<WebWorker> {
    const target = browser.targets().find(isWorker) ?? (await wake())
    const found = await target.worker()
    if (!found) throw new Error('The background worker ended while it was being attached to')
    return found
  }

  /** A sleeping worker is started by any page of the extension, since each opens a port to it. */
  async function wake(): Promise<Target> {
    const started = browser.waitForTarget(isWorker, { timeout: 20_000 })
    const page = await browser.newPage()
    await page.goto(`${origin}/sidepanel.html`, { waitUntil: 'domcontentloaded' })
    const target = await started
    await page.close()
    return target
  }

  /** Some two in a hundred times Chromium does not end it at the first word, and says nothing: then it is told again. */
  async function terminateWorker(): Promise<void> {
    const target = browser.targets().find(isWorker)
    const isGone = () => !target || !browser.targets().includes(target)
    await until('the background worker to end', async () => {
      if (isGone()) return true
      const told = target?.worker().then((found) => found?.close())
      await Promise.race([told?.catch(sessionIsGone), pause(HEEDED_MS)])
      return isGone()
    })
  }

  await browser.waitForTarget(isWorker, { timeout: 20_000 })

  return {
    browser,
    extension,
    origin,
    profileDir,
    worker,
    terminateWorker,
    async newPage(url) {
      const page = await browser.newPage()
      if (url) await page.goto(url, { waitUntil: 'domcontentloaded' })
      return page
    },
    async close() {
      await browser.close()
      if (!options.profileDir) await rm(profileDir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Of a worker that was told already, or ends by itself. */
function sessionIsGone(error: unknown): void {
  if (!/session|closed/i.test(String(error))) throw error
}

/** The browser answers the loading before it lists what it loaded. */
async function findExtension(browser: Browser): Promise<Extension> {
  return until('the extension in the browser’s list. Was it built? (npm run build:e2e)', async () => {
    const extensions = await browser.extensions()
    return [...extensions.values()].find((candidate) => candidate.name === 'Alongside')
  })
}
