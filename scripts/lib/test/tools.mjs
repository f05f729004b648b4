/** The real counterparts the tests talk to: Chromium, Firefox, a NATS server. Found, else installed, else asked for. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { DOWNLOADS, findChromium, findFirefox, findOnPath } from '../find-browser.mjs'
import { lastLines, run, runLocal } from '../run.mjs'
import { Refusal, say } from '../say.mjs'

/** Programs unpacked from Debian packages when we may not install them. */
const UNPACKED = join(DOWNLOADS, '..', 'tools')
const isRoot = process.getuid?.() === 0
const hasApt = findOnPath(['apt-get']) !== null

/**
 * @typedef {{ name: string, debian: string, find: () => string | null, without: () => Promise<void>, byHand: string }} Tool
 * @type {Tool[]}
 */
const TOOLS = [
  {
    name: 'Chromium',
    debian: 'chromium',
    find: findChromium,
    without: () => downloadBrowser('chrome@stable'),
    byHand: 'Install Chromium, or name one in ALONGSIDE_CHROMIUM.',
  },
  {
    name: 'Firefox',
    debian: 'firefox-esr',
    find: () => findFirefox() ?? downloadedFirefox(),
    without: () => downloadBrowser('firefox@stable'),
    byHand: 'Install Firefox, or name one in ALONGSIDE_FIREFOX.',
  },
  {
    name: 'nats-server',
    debian: 'nats-server',
    find: () => findOnPath(['nats-server']) ?? unpackedNats(),
    without: unpackNats,
    byHand: 'Install nats-server (https://nats.io/download) and put it on the PATH.',
  },
]

const unpackedNats = () => {
  const file = join(UNPACKED, 'usr', 'sbin', 'nats-server')
  return existsSync(file) ? file : null
}

const downloadedFirefox = () => {
  const root = join(DOWNLOADS, 'firefox')
  if (!existsSync(root)) return null
  const found = readdirSync(root).map((version) => join(root, version, 'firefox', 'firefox'))
  return found.find((file) => existsSync(file)) ?? null
}

/** @param {string} which */
async function downloadBrowser(which) {
  await runLocal('browsers', ['install', which, '--path', DOWNLOADS])
}

/** Fetching a package and unpacking it at home needs no rights. */
async function unpackNats() {
  if (!hasApt) return
  const folder = mkdtempSync(join(tmpdir(), 'alongside-nats-'))
  await run('apt-get', ['download', 'nats-server'], { cwd: folder })
  const file = readdirSync(folder).find((name) => name.endsWith('.deb'))
  if (file) {
    mkdirSync(UNPACKED, { recursive: true })
    await run('dpkg-deb', ['-x', join(folder, file), UNPACKED])
  }
  rmSync(folder, { recursive: true, force: true })
}

/** @param {string[]} packages @returns {Promise<string>} what apt said last, for the refusal */
async function installDebian(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { env })
  const result = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env })
  return result.code === 0 ? '' : lastLines(result.output, 6)
}

/**
 * Makes every tool findable by the tests, or refuses with the list of what to install by hand.
 * @returns {Promise<Record<string, string>>} environment for the tests
 */
export async function ensureTools() {
  const missing = TOOLS.filter((tool) => !tool.find())
  let said = ''
  if (missing.length > 0) {
    say(`Getting ${missing.map((tool) => tool.name).join(', ')} for the tests…`)
    if (isRoot && hasApt) said = await installDebian(missing.map((tool) => tool.debian))
    for (const tool of missing) if (!tool.find()) await tool.without()
  }
  const still = TOOLS.filter((tool) => !tool.find())
  if (still.length > 0)
    throw new Refusal(
      `The tests need ${still.map((tool) => tool.name).join(' and ')}, which could not be installed here.\n` +
        `${still.map((tool) => `  ${tool.byHand}`).join('\n')}\nThen run npm test again.${said ? `\n\n${said}` : ''}`,
    )
  return {
    ALONGSIDE_CHROMIUM: findChromium() ?? '',
    ALONGSIDE_FIREFOX: findFirefox() ?? downloadedFirefox() ?? '',
    PATH: [process.env.PATH ?? '', '/usr/sbin', join(UNPACKED, 'usr', 'sbin')].join(delimiter),
  }
}
