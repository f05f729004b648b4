/** One hub with one signed-in workspace for a whole test file, on a database of its own; ended with the file. */
import { afterAll, beforeAll } from 'vitest'
import { aSignedInWorkspace, openDatabases, startTestHub } from './harness'
import type { TestHub, TestDatabases, TestWorkspace } from './harness'

/** `take` is called before the first test: `withHub((started) => ({ hub, workspace } = started))`. */
export function withHub(take: (started: { hub: TestHub; workspace: TestWorkspace }) => void): void {
  let server: TestDatabases
  let hub: TestHub
  beforeAll(async () => {
    server = await openDatabases()
    hub = await startTestHub(await server.freshDatabase())
    take({ hub, workspace: await aSignedInWorkspace(hub) })
  })
  afterAll(async () => {
    await hub.close()
    await server.close()
  })
}
