/** Chromium as all tests start it: quiet, without what it does for nobody here. */
import { statfsSync } from 'node:fs'
import type { Browser, LaunchOptions } from 'puppeteer'
import puppeteer from 'puppeteer'
import { findChromium, sandboxArguments } from '@/scripts/lib/find-browser.mjs'

/** The browser's own pages, kept ready or drawn beside ours: each is a process. */
const NOT_FOR_TESTS = [
  'PreloadTopChromeWebUI',
  'WebUIOmniboxPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxSimplification',
  'SpareRendererForSitePerProcess', // a process for a page nobody has asked for yet
]
const QUIET = [
  '--disable-gpu',
  '--in-process-gpu',
  `--disable-features=${NOT_FOR_TESTS.join(',')}`,
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Seldom, beside another browser that starts, Chromium is gone before it has answered at all. */
const STARTS = 3

/** @throws what the last of three starts failed with */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium found. Run `npm test` once, or name one in ALONGSIDE_CHROMIUM.')
  for (let start = 1; ; start++) {
    try {
      return await startChromium(executablePath, options)
    } catch (error) {
      if (start === STARTS) throw error
      console.warn(`Chromium did not start (${String(error)}); started once more.`)
    }
  }
}

function startChromium(executablePath: string, { args = [], ...options }: LaunchOptions): Promise<Browser> {
  return puppeteer.launch({
    executablePath,
    pipe: true,
    networkEnabled: false, // nobody here asks what was fetched, and to tell of every file is work for three processes
    // Puppeteer has Chromium keep what its processes share in files of the disk, for containers that have no room in memory.
    ignoreDefaultArgs: hasSharedMemory() ? ['--disable-dev-shm-usage'] : [],
    args: [...sandboxArguments(), ...QUIET, ...args],
    ...options,
  })
}

const ENOUGH_BYTES = 2 * 2 ** 30

function hasSharedMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize >= ENOUGH_BYTES
  } catch {
    return false // not Linux
  }
}
