/** What may be asked of `npm start`. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../root.mjs'
import { Refusal } from '../say.mjs'

export const USAGE = `npm start -- [options]

  --port N       port of the hub (the shop takes the next one); default: 4500, or the next free one
  --data DIR     where the database and the browser's profile live; default: .data
  --no-browser   do not open a browser
  --json         when ready, print one JSON line: {hub, shop, extension, agents:[{role,email,password}]}
  --help         this text`

/**
 * @typedef {{ port: number | null, data: string, browser: boolean, json: boolean, help: boolean }} Options
 * @param {string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const values = parse(args)
  const port = values.port === undefined ? null : Number(values.port)
  if (port !== null && !(Number.isInteger(port) && port >= 1 && port <= 65_534))
    throw new Refusal(`--port takes a number from 1 to 65534, not “${values.port}”.`)
  return {
    port,
    data: resolve(process.env.INIT_CWD ?? process.cwd(), values.data ?? resolve(ROOT, '.data')),
    browser: !values['no-browser'],
    json: values.json ?? false,
    help: values.help ?? false,
  }
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        'no-browser': { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
  }
}
