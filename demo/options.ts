/** The demo's command line. */
import { StartError } from '@/server/start-error'
import { parseArgs } from 'node:util'
import { join } from 'node:path'
import { ROOT } from './root'

export interface DemoOptions {
  /** Of the hub; the shop takes the next one. */
  port: number
  dataDir: string
  /** When ready, one JSON line on standard output and nothing else there. */
  json: boolean
}

export const USAGE = `Starts the hub with demo data, and the demo shop.

  --port N       port of the hub; the shop takes the next one (4500)
  --data DIR     where the hub keeps its data (.data)
  --json         when ready, print one JSON line: {hub, shop, extension, agents}
  --no-browser   accepted for scripts; this program opens none`

/** Throws a StartError, whose message is for a person. */
export function readOptions(args: readonly string[]): DemoOptions {
  const values = parsed(args)
  const port = Number(values.port ?? 4500)
  if (!Number.isInteger(port) || port < 0 || port > 65_534)
    throw new StartError(`--port takes a number from 0 to 65534, not ${values.port}.`)
  return { port, dataDir: values.data ?? join(ROOT, '.data'), json: values.json ?? false }
}

function parsed(args: readonly string[]) {
  const options = {
    port: { type: 'string' },
    data: { type: 'string' },
    json: { type: 'boolean' },
    'no-browser': { type: 'boolean' },
  } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (cause) {
    throw new StartError(`${cause instanceof Error ? cause.message : 'Unknown option.'}\n\n${USAGE}`, { cause })
  }
}
