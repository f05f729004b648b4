/** What the list was narrowed by when it was last looked at, for each workspace this person is in. */
import { CHANNELS } from '@/domain/channel'
import type { ListFilter } from '@/domain/list-query'
import { QUEUES, SHELVES } from '@/domain/queue'
import { browser } from 'wxt/browser'

/** The name searched for is not kept: nobody wants to find yesterday's search in today's list. */
export type KeptFilters = Omit<ListFilter, 'name' | 'shelf'> & { shelf: NonNullable<ListFilter['shelf']> }

export const LIST_FILTERS_KEY = 'listFilters'
type Stored = { [LIST_FILTERS_KEY]?: Record<string, KeptFilters> }

export const NO_FILTERS: KeptFilters = {
  queue: 'all',
  shelf: 'open',
  channels: [],
  labels: [],
  teams: [],
  unreadOnly: false,
}

/** `identity`: whose, and in which workspace. */
export async function readListFilters(identity: string): Promise<KeptFilters> {
  const stored = (await browser.storage.local.get<Stored>(LIST_FILTERS_KEY))[LIST_FILTERS_KEY]?.[identity]
  return stored ? known(stored) : NO_FILTERS
}

export async function keepListFilters(identity: string, filters: KeptFilters): Promise<void> {
  const stored = (await browser.storage.local.get<Stored>(LIST_FILTERS_KEY))[LIST_FILTERS_KEY]
  await browser.storage.local.set({ [LIST_FILTERS_KEY]: { ...stored, [identity]: filters } })
}

/** As another version of us may have written it: what this one does not know is left out. */
function known({ queue, shelf, channels, labels, teams, unreadOnly }: Partial<KeptFilters>): KeptFilters {
  return {
    queue: QUEUES.find((each) => each === queue) ?? NO_FILTERS.queue,
    shelf: SHELVES.find((each) => each === shelf) ?? NO_FILTERS.shelf,
    channels: CHANNELS.filter((each) => channels?.includes(each)),
    labels: labels ?? [],
    teams: teams ?? [],
    unreadOnly: unreadOnly === true,
  }
}
