/** Running other programs: quietly, with their output kept for when something goes wrong. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './root.mjs'

/**
 * @typedef {{ code: number, output: string, ms: number }} Result
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 * @returns {Promise<Result>}
 */
export function run(program, args, { cwd = ROOT, env = {} } = {}) {
  const started = Date.now()
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    /** @type {Buffer[]} */
    const chunks = []
    const keep = (/** @type {Buffer} */ chunk) => void chunks.push(chunk)
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const finish = (/** @type {number} */ code, extra = '') =>
      resolve({ code, output: Buffer.concat(chunks).toString() + extra, ms: Date.now() - started })
    child.once('error', (error) => finish(127, error.message))
    child.once('close', (code) => finish(code ?? 1))
  })
}

/** A program of the project's own node_modules. @param {string} name @param {string[]} args @param {Record<string, string>} [env] */
export function runLocal(name, args, env) {
  return run(join(ROOT, 'node_modules', '.bin', name), args, { env })
}

/** npm itself: the very one that started us, when one did. @param {string[]} args */
export function runNpm(args) {
  const cli = process.env.npm_execpath
  return cli?.endsWith('.js') ? run(process.execPath, [cli, ...args]) : run('npm', args)
}

/** The end of a long output. @param {string} output */
export function lastLines(output, count = 25) {
  return output.trimEnd().split('\n').slice(-count).join('\n')
}
