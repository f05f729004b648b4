/** What the list showed last, for the moment before the database is open. Never shown once that has answered. */
import type { Agent } from '@/domain/agent'
import { keepFirstScreen, readFirstScreen, type FirstScreen } from '@/services/session/first-screen'
import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { useSessionStore } from './session'

/** Written at most this often: the list of a busy shop changes all the time. */
const KEEP_EVERY_MS = 5_000

export const useFirstScreenStore = defineStore('first-screen', () => {
  const session = useSessionStore()
  const screen = shallowRef<FirstScreen | null>(null)
  watch(
    () => session.identity,
    async (identity) => {
      screen.value = null
      if (!identity) return
      const kept = await readFirstScreen(identity)
      if (session.identity === identity) screen.value = kept
    },
    { immediate: true },
  )

  let latest: { identity: string; screen: FirstScreen } | null = null
  let isDue = false
  function keep(rows: FirstScreen['rows'], agents: Agent[]) {
    if (!session.identity) return
    latest = { identity: session.identity, screen: { rows, agents } }
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
  return { screen, keep }
})
