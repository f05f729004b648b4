/**
 * Opens a browser with the extension. Branded browsers no longer take one from the command line, but every Chromium
 * still loads one over its debugging pipe (Extensions.loadUnpacked), which needs nothing but this process.
 */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { findAnyBrowser, sandboxArguments } from '../find-browser.mjs'

const ANSWER_MS = 20_000

/** Is there anything to show a window on? */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
}

/**
 * @typedef {{ stop: () => Promise<void>, closed: Promise<void>, extensionId: string }} Opened
 * @param {{ extension: string, profile: string, address: string }} what
 * @returns {Promise<Opened | { reason: string }>} the reason is the middle of a sentence
 */
export async function openBrowser({ extension, profile, address }) {
  if (!hasDisplay()) return { reason: 'there is no display here' }
  const program = findAnyBrowser()
  if (!program) return { reason: 'no Chromium, Chrome or Edge was found' }

  mkdirSync(profile, { recursive: true })
  const child = spawn(
    program,
    [
      ...sandboxArguments(),
      `--user-data-dir=${profile}`,
      '--remote-debugging-pipe',
      '--enable-unsafe-extension-debugging',
      '--no-first-run',
      '--no-default-browser-check',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  )
  const closed = new Promise((resolve) => child.once('close', resolve)).then(() => undefined)
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await closed
  }
  try {
    const send = talk(child)
    const { id } = await send('Extensions.loadUnpacked', { path: extension })
    const { targetInfos } = await send('Target.getTargets', {})
    const blank = targetInfos.find((/** @type {{ type: string }} */ target) => target.type === 'page')
    await send('Target.createTarget', { url: address })
    if (blank) await send('Target.closeTarget', { targetId: blank.targetId })
    return { stop, closed, extensionId: id }
  } catch (error) {
    await stop()
    return { reason: `${program} would not load it (${error instanceof Error ? error.message : String(error)})` }
  }
}

/** The debugging pipe: JSON messages ended by a zero byte. @param {import('node:child_process').ChildProcess} child */
function talk(child) {
  const to = /** @type {import('node:stream').Writable} */ (child.stdio[3])
  const from = /** @type {import('node:stream').Readable} */ (child.stdio[4])
  /** @type {Map<number, { resolve: (value: any) => void, reject: (reason: Error) => void }>} */
  const waiting = new Map()
  let next = 1
  let rest = ''
  const failAll = (/** @type {Error} */ error) => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  child.once('error', failAll)
  child.once('close', () => failAll(new Error('it closed')))
  to.on('error', failAll)
  from.on('data', (/** @type {Buffer} */ chunk) => {
    const parts = (rest + chunk.toString()).split('\0')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const message = JSON.parse(part)
      const asked = waiting.get(message.id)
      if (!asked) continue
      waiting.delete(message.id)
      if (message.error) asked.reject(new Error(message.error.message))
      else asked.resolve(message.result)
    }
  })

  return (/** @type {string} */ method, /** @type {object} */ params) =>
    new Promise((/** @type {(value: any) => void} */ resolve, reject) => {
      const id = next++
      const late = setTimeout(() => reject(new Error('it did not answer')), ANSWER_MS)
      const done = (/** @type {(value: any) => void} */ finish) => (/** @type {any} */ value) => {
        clearTimeout(late)
        finish(value)
      }
      waiting.set(id, { resolve: done(resolve), reject: done(reject) })
      to.write(`${JSON.stringify({ id, method, params })}\0`)
    })
}

/** The folder of the browser's profile inside the data folder. @param {string} data */
export const profileIn = (data) => join(data, 'browser')
