/** The hub's settings, from the environment and the command line. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { HubOptions } from './hub'
import { StartError } from './start-error'

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional())

const Environment = z.object({
  PORT: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(65_535).default(4500)),
  HOST: z.preprocess(blankIsAbsent, z.string().default('127.0.0.1')),
  ALONGSIDE_DATA: z.preprocess(blankIsAbsent, z.string().default('.data')),
  ALONGSIDE_ROLE: z.preprocess(blankIsAbsent, z.enum(['web', 'worker', 'all']).default('all')),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  NATS_URL: optional(z.string()),
  ALONGSIDE_SECRET: optional(z.string()),
  ALONGSIDE_METRICS_TOKEN: optional(z.string()),
  ALONGSIDE_WIDGET: z.preprocess(blankIsAbsent, z.string().default('dist/widget')),
  ALONGSIDE_ALLOW_ADDRESSES: z.preprocess(blankIsAbsent, z.string().default('')),
  ALONGSIDE_PROXIES: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(10).default(0)),
  /** Without a path: links are made of it. */
  ALONGSIDE_URL: optional(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)),
  ALONGSIDE_POOL: optional(z.coerce.number().int().min(2).max(500)),
})

/** Throws a StartError that names what is wrong, never its value: it may be a password. */
export function readOptions(environment: NodeJS.ProcessEnv, argv: readonly string[]): HubOptions {
  const given = Environment.safeParse({ ...environment, ...fromArguments(argv) })
  if (!given.success) {
    const names = [...new Set(given.error.issues.map((issue) => issue.path.join('.')))].join(', ')
    throw new StartError(`These settings are not understood: ${names}. See docs/operations.md for what each may be.`)
  }
  const settings = given.data
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDir: resolve(settings.ALONGSIDE_DATA),
    role: settings.ALONGSIDE_ROLE,
    databaseUrl: settings.DATABASE_URL,
    natsUrl: settings.NATS_URL,
    secret: settings.ALONGSIDE_SECRET,
    metricsToken: settings.ALONGSIDE_METRICS_TOKEN,
    widgetDir: resolve(settings.ALONGSIDE_WIDGET),
    allowedAddresses: settings.ALONGSIDE_ALLOW_ADDRESSES.split(',').filter(Boolean),
    proxies: settings.ALONGSIDE_PROXIES,
    publicUrl: settings.ALONGSIDE_URL,
    poolMax: settings.ALONGSIDE_POOL,
  }
}

function fromArguments(argv: readonly string[]) {
  const text = { type: 'string' } as const
  const options = { port: text, host: text, data: text, role: text }
  try {
    const { values } = parseArgs({ args: [...argv], options, strict: true })
    const named = { PORT: values.port, HOST: values.host, ALONGSIDE_DATA: values.data, ALONGSIDE_ROLE: values.role }
    return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))
  } catch (cause) {
    throw new StartError('The hub takes --port N, --host ADDRESS, --data DIR and --role web|worker|all.', { cause })
  }
}
