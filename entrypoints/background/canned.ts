/** Canned responses, written by the pages that keep them. What the hub answers is applied at once. */
import { db } from '@/data/db'
import { readMeta } from '@/data/meta'
import { applyFetched } from '@/data/sync'
import type { CannedResponse } from '@/domain/canned'
import type { Handlers } from '@/services/bus/listen'
import type { Sessions } from './session'

type CannedRequest = 'canned.create' | 'canned.change' | 'canned.remove'

export function createCannedHandlers({ signedIn }: Pick<Sessions, 'signedIn'>): Pick<Handlers, CannedRequest> {
  async function keep(canned: CannedResponse): Promise<null> {
    const cursor = await readMeta(db, 'cursor')
    if (cursor) await applyFetched(db, cursor.fill, { canned: [canned] })
    return null
  }
  return {
    async 'canned.create'(body) {
      const { hub } = await signedIn()
      return keep(await hub.call('createCanned', { body }))
    },
    async 'canned.change'({ id, ...body }) {
      const { hub } = await signedIn()
      return keep(await hub.call('changeCanned', { params: { cannedId: id }, body }))
    },
    async 'canned.remove'({ id }) {
      const { hub } = await signedIn()
      return hub.call('removeCanned', { params: { cannedId: id } })
    },
  }
}
