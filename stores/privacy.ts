/** What is kept where: counted in this browser, asked of the hub. */
import type { Retention } from '@/domain/retention'
import type { HubData } from '@/protocol/privacy-api'
import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import { db } from '@/data/db'
import { FILES_MAX_BYTES } from '@/data/files'
import { localTally, type LocalTally } from '@/data/tally'
import { TRANSLATIONS_KEPT } from '@/data/translations'
import { CACHE_LIMITS } from '@/data/trim'
import { request } from '@/services/bus/request'
import { askHub } from '@/services/hub-client/ask'
import { useSessionStore } from './session'

export type { HubData }

/** What bounds the copies in this browser. */
export const LOCAL_LIMITS = { ...CACHE_LIMITS, fileBytes: FILES_MAX_BYTES, translations: TRANSLATIONS_KEPT }

export const usePrivacyStore = defineStore('privacy', () => {
  const tally = shallowRef<LocalTally | null>(null)
  /** Of the disk, by the browser's own estimate; null where it tells none. */
  const usedBytes = shallowRef<number | null>(null)
  /** Said after it was done, also by the page that stands there anew because nobody is signed in any more. */
  const erased = ref(false)
  async function measure() {
    tally.value = await localTally(db)
    usedBytes.value = (await navigator.storage.estimate()).usage ?? null
  }

  const hub = shallowRef<HubData | null>(null)
  const session = useSessionStore()
  // What was said of one workspace is nothing another one's page may show.
  watch(
    () => session.identity,
    (now) => {
      hub.value = null
      if (now) erased.value = false
    },
  )
  async function loadHub() {
    hub.value = await askHub('getHubData', {})
  }
  async function changeRetention(wanted: Retention) {
    const retention = await askHub('changeRetention', { body: wanted })
    if (hub.value) hub.value = { ...hub.value, retention }
  }

  /** Signs out, and leaves nothing in this browser. */
  async function eraseBrowser() {
    await request('session.eraseBrowser', null)
    erased.value = true
    await measure()
  }

  return { tally, usedBytes, erased, measure, hub, loadHub, changeRetention, eraseBrowser }
})
