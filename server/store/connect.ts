/** The connection pool, and drizzle over it for queries. */
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import * as authSchema from './auth-schema'
import * as schema from './schema'

/** PostgreSQL's type number of bigint. */
const INT8: number = pg.types.builtins.INT8

export type Database = NodePgDatabase<typeof schema & typeof authSchema> & { $client: pg.Pool }

/** Every bigint of ours (instants, positions) is far below 2^53, so it is a number. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format) => (oid === INT8 ? Number : (pg.types.getTypeParser(oid, format) as unknown)),
}

/** To open a connection, or to be given one: then the request fails as `hub_unreachable`, and the client comes back. */
const CONNECT_MS = 15_000

export interface ConnectOptions {
  url: string
  /** Connections of this process. Several hubs share the server's limit. */
  max?: number | undefined
  onError: (error: Error) => void
}

/** Opens no connection until the first query. `pipeline`: queries of one client go out without waiting for each other. */
export function connect({ url, max = 20, onError }: ConnectOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    pipeline: true,
    application_name: 'alongside',
    // A firewall that forgot a connection answers nothing for ever, and one writer waiting on it holds up a workspace.
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
  })
  // Every connection, also one amid a transaction: what the pool itself listens to are idle ones only, and a lost
  // connection nobody listens to ends the process.
  pool.on('connect', (client) => void client.on('error', onError))
  pool.on('error', () => {}) // the idle ones again, told of above; the pool makes new ones
  return drizzle({ client: pool, schema: { ...schema, ...authSchema } })
}
