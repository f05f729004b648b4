/** What is kept where: counted in this browser, asked of the hub. */
import type { Retention } from '@/domain/retention'
import type { HubData } from '@/protocol/privacy-api'
import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { db } from '@/data/db'
import { localTally, type LocalTally } from '@/data/tally'
import { request } from '@/services/bus/request'
import { askHub } from '@/services/hub-client/ask'
import { useSessionStore } from './session'

export const usePrivacyStore = defineStore('privacy', () => {
  const tally = shallowRef<LocalTally | null>(null)
  /** Of the disk, by the browser's own estimate; null where it tells none. */
  const usedBytes = shallowRef<number | null>(null)
  async function measure() {
    tally.value = await localTally(db)
    usedBytes.value = (await navigator.storage.estimate()).usage ?? null
  }

  const hub = shallowRef<HubData | null>(null)
  const session = useSessionStore()
  // What was said of one workspace is nothing another one's page may show.
  watch(
    () => session.identity,
    () => (hub.value = null),
  )
  async function loadHub() {
    hub.value = await askHub('getHubData', {})
  }
  async function changeRetention(wanted: Retention) {
    const retention = await askHub('changeRetention', { body: wanted })
    if (hub.value) hub.value = { ...hub.value, retention }
  }

  /** Signs out, and leaves nothing in this browser. */
  const eraseBrowser = () => request('session.eraseBrowser', null)

  return { tally, usedBytes, measure, hub, loadHub, changeRetention, eraseBrowser }
})
