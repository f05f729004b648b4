/** `node_modules` as the lockfile says; installed only when it is not. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './root.mjs'
import { lastLines, runNpm } from './run.mjs'
import { Refusal, duration, say } from './say.mjs'

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }>} Packages */

/** @param {string} file @returns {Packages | null} */
function packagesIn(file) {
  if (!existsSync(file)) return null
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null
  } catch {
    return null // half-written by an interrupted install: install again
  }
}

/**
 * Does what is installed match what is locked? npm writes what it installed into node_modules/.package-lock.json.
 * @param {Packages} locked
 * @param {Packages} installed
 */
export function matches(locked, installed) {
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '' || wanted.link) return true
    const found = installed[path]
    if (!found) return Boolean(wanted.optional || wanted.devOptional || wanted.peer)
    return found.version === wanted.version
  })
}

export async function ensureDependencies() {
  const locked = packagesIn(join(ROOT, 'package-lock.json'))
  if (!locked)
    throw new Refusal('package-lock.json is missing or broken. Restore it with `git checkout package-lock.json`.')
  const installed = packagesIn(join(ROOT, 'node_modules', '.package-lock.json'))
  if (installed && matches(locked, installed)) return
  say('Installing dependencies (a minute or two, only when they change)…')
  const result = await runNpm(['ci', '--no-audit', '--no-fund', '--prefer-offline'])
  if (result.code !== 0)
    throw new Refusal(
      `npm could not install the dependencies. Check the network connection and try again.\n\n${lastLines(result.output)}`,
    )
  say(`  installed in ${duration(result.ms)}`)
}
