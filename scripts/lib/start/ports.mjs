/** Which ports are free. The shop takes the one after the hub's. */
import { createServer } from 'node:net'
import { Refusal } from '../say.mjs'

const DEFAULT_PORT = 4500
const TRIES = 50

/** @param {number} port @returns {Promise<'free' | 'taken' | 'forbidden'>} */
function probe(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve(error.code === 'EACCES' ? 'forbidden' : 'taken'),
    )
    server.listen(port, '127.0.0.1', () => server.close(() => resolve('free')))
  })
}

/**
 * @param {number | null} wanted a port somebody asked for, or null for the first free pair
 * @returns {Promise<number>} the hub's port; the next one is free as well
 */
export async function choosePort(wanted) {
  if (wanted !== null) {
    for (const port of [wanted, wanted + 1]) {
      const state = await probe(port)
      const who = port === wanted ? 'the hub' : 'the demo shop'
      if (state === 'taken')
        throw new Refusal(
          `Port ${port}, meant for ${who}, is taken by another program. Stop that program, or choose another port with --port.`,
        )
      if (state === 'forbidden')
        throw new Refusal(
          `Port ${port} may only be used by the system's administrator. Choose one above 1024 with --port.`,
        )
    }
    return wanted
  }
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + TRIES * 2; port += 2)
    if ((await probe(port)) === 'free' && (await probe(port + 1)) === 'free') return port
  throw new Refusal(`No free port from ${DEFAULT_PORT} on. Choose one with --port.`)
}
