/** The demo: hub, database and shop in one child process, which prints one JSON line when they are ready. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from '../root.mjs'
import { Refusal, dim, say } from '../say.mjs'

/**
 * @typedef {{ hub: string, shop: string, extension: string, agents: { role: string, email: string, password: string }[] }} Ready
 * @param {{ port: number, data: string }} options
 * @returns {Promise<{ ready: Ready, line: string, stop: () => Promise<void>, ended: Promise<number> }>}
 */
export async function startDemo({ port, data }) {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'dist', 'server', 'demo.js'), '--port', String(port), '--data', data, '--no-browser', '--json'],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  )
  /** @type {string[]} */
  const said = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    said.push(line)
    if (!line.startsWith('{')) say(dim(`  ${line}`)) // the hub's own log is JSON lines: kept for when it fails
  })
  const ended = new Promise((/** @type {(code: number) => void} */ resolve) =>
    child.once('close', (code, signal) => resolve(code ?? (signal ? 1 : 0))),
  )
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await ended
  }
  const line = await new Promise((/** @type {(line: string) => void} */ resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      if (text.startsWith('{"hub"')) resolve(text)
    })
    void ended.then(() => reject(new Refusal(reasonOf(said))))
    child.once('error', (error) => reject(error))
  })
  return { ready: JSON.parse(line), line, stop, ended }
}

/** Its sentences have been shown as they came; without one, the end of its log is all there is to say. @param {string[]} said */
function reasonOf(said) {
  const spoke = said.some((line) => line.trim() !== '' && !line.startsWith('{'))
  return spoke
    ? 'The hub did not start, for the reason above.'
    : `The hub did not start.\n\n${said.slice(-8).join('\n')}`
}
