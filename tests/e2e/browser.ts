/** A real Chromium with the built extension in it, as every story uses it. One per test file; close it at the end. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, CDPSession, Extension, Page, Target } from 'puppeteer'
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
  /** A session with the background worker, which is started if it sleeps, and kept awake until it is detached from. */
  attachToWorker(): Promise<CDPSession>
  /** What `work` answers in the background worker. Asked anew of the next worker if this one ends over it. */
  inWorker<Given extends unknown[], T>(work: (...given: Given) => T, ...given: Given): Promise<Awaited<T>>
  /** Ends the background worker, as the browser does to an idle one. Resolves once it has ended; another may run by then. */
  terminateWorker(): Promise<void>
  close(): Promise<void>
}

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

  async function attachToWorker(): Promise<CDPSession> {
    return (browser.targets().find(isWorker) ?? (await wake())).createCDPSession()
  }

  async function inWorker<Given extends unknown[], T>(
    work: (...given: Given) => T,
    ...given: Given
  ): Promise<Awaited<T>> {
    const expression = `(${work.toString()})(...${JSON.stringify(given)})`
    const answer = await until('the background worker to answer', async () => {
      const session = await attachToWorker().catch(hasEnded)
      const evaluated = await session
        ?.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true, userGesture: true })
        .catch(hasEnded)
      await session?.detach().catch(hasEnded)
      return evaluated
    })
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? 'The worker threw')
    return answer.result.value as Awaited<T>
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

  /**
   * Told by the worker's own session: whether its target goes with it says nothing. While anybody is attached, puppeteer
   * for a moment at each start among them, Chromium keeps the target and the next worker moves in.
   */
  async function terminateWorker(): Promise<void> {
    if (!browser.targets().some(isWorker)) return
    const session = await attachToWorker()
    let isEnded = false
    session.once('Inspector.targetCrashed', () => (isEnded = true))
    await session.send('Inspector.enable')
    const { targetInfo } = await session.send('Target.getTargetInfo')
    await session.connection()?.send('Target.closeTarget', { targetId: targetInfo.targetId })
    await until('the background worker to end', () => isEnded)
    await session.detach()
  }

  await browser.waitForTarget(isWorker, { timeout: 20_000 })

  return {
    browser,
    extension,
    origin,
    profileDir,
    attachToWorker,
    inWorker,
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

/** Of a worker, or its session, that was there a moment ago. */
function hasEnded(error: unknown): undefined {
  if (!/closed|detached|no target/i.test(String(error))) throw error
}

/** The browser answers the loading before it lists what it loaded. */
async function findExtension(browser: Browser): Promise<Extension> {
  return until('the extension in the browser’s list. Was it built? (npm run build:e2e)', async () => {
    const extensions = await browser.extensions()
    return [...extensions.values()].find((candidate) => candidate.name === 'Alongside')
  })
}
