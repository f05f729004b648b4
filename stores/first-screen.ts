/** What the list showed last, for the moment before the database is open. Never shown once that has answered. */
import type { Agent } from '@/domain/agent'
import {
  keepFirstScreen,
  ownScreen,
  readFirstScreen,
  type FirstScreen,
  type KeptScreen,
} from '@/services/session/first-screen'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useSessionStore } from './session'

/** Written at most this often: the list of a busy shop changes all the time. */
const KEEP_EVERY_MS = 5_000

export const useFirstScreenStore = defineStore('first-screen', () => {
  const session = useSessionStore()
  const kept = shallowRef<KeptScreen | null>(null)
  const screen = computed(() => ownScreen(kept.value, session.identity))
  // It belongs to the moment before the database is open, and that is over for whoever comes next.
  watch(
    () => session.identity,
    (_now, before) => before && (kept.value = null),
  )
  /** Settles once it is known whether there is one: painted after it, the list is there with the first picture. */
  const ready = Promise.all([readFirstScreen().then((read) => (kept.value = read)), session.ready])

  let latest: { identity: string; screen: FirstScreen } | null = null
  let isDue = false
  /** `whose` the rows are. In the moment after a change of person or workspace, the list still has those before. */
  function keep(whose: string, rows: FirstScreen['rows'], agents: Agent[]) {
    if (whose !== session.identity) return
    latest = { identity: whose, screen: { rows, agents } }
    if (isDue) return
    isDue = true
    setTimeout(() => {
      isDue = false
      if (latest && latest.identity === session.identity) void write(latest)
    }, KEEP_EVERY_MS)
  }
  async function write({ identity, screen: seen }: { identity: string; screen: FirstScreen }) {
    try {
      await keepFirstScreen(identity, seen)
    } catch (error) {
      console.warn('[first-screen]', error) // the next opening waits for the database, as without it
    }
  }
  return { screen, ready, keep }
})
