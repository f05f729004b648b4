/** Where the browsers are. Node built-ins only: it runs before anything is installed. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'chrome-for-testing']
/** Browsers of these names no longer take an extension from the command line (Chrome 137), so they are found last. */
const BRANDED_NAMES = ['google-chrome-stable', 'google-chrome', 'microsoft-edge']
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
]

/** The folder the browser tool downloads into (`@puppeteer/browsers install chrome@stable --path`). */
export const DOWNLOADS = join(homedir(), '.cache', 'alongside', 'browsers')

/** @param {string} file */
function runs(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false // absent or not ours to run: the next place is tried
  }
}

/**
 * The first of these programs on the PATH.
 * @param {string[]} names
 * @returns {string | null}
 */
export function findOnPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  for (const name of names)
    for (const folder of [...folders, '/usr/sbin', '/usr/local/bin'])
      if (runs(join(folder, name))) return join(folder, name)
  return null
}

/** @returns {string | null} */
function downloaded() {
  const root = join(DOWNLOADS, 'chrome')
  if (!existsSync(root)) return null
  const inside = [
    ['chrome-linux64', 'chrome'],
    ['chrome-mac-arm64', 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'],
    ['chrome-mac-x64', 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'],
    ['chrome-win64', 'chrome.exe'],
  ]
  for (const version of readdirSync(root).sort().reverse())
    for (const parts of inside) if (runs(join(root, version, ...parts))) return join(root, version, ...parts)
  return null
}

/**
 * A Chromium that takes an unpacked extension from the command line: Chromium or Chrome for Testing.
 * `ALONGSIDE_CHROMIUM` (or `PUPPETEER_EXECUTABLE_PATH`) names one by hand.
 * @returns {string | null}
 */
export function findChromium() {
  const named = process.env.ALONGSIDE_CHROMIUM ?? process.env.PUPPETEER_EXECUTABLE_PATH
  if (named) return runs(named) ? named : null
  return findOnPath(CHROMIUM_NAMES) ?? USUAL_PLACES.find(runs) ?? downloaded()
}

/** Any browser that loads the extension over its debugging pipe. One named by hand is taken, or none. @returns {string | null} */
export function findAnyBrowser() {
  return findChromium() ?? (process.env.ALONGSIDE_CHROMIUM ? null : findOnPath(BRANDED_NAMES))
}

/** @returns {string | null} */
export function findFirefox() {
  const named = process.env.ALONGSIDE_FIREFOX
  if (named) return runs(named) ? named : null
  return findOnPath(['firefox-esr', 'firefox'])
}

/** Root may not use Chromium's sandbox; everybody else must keep it. @returns {string[]} */
export function sandboxArguments() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}
