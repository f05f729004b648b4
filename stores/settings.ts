/** What the settings page shows and changes beyond the person's own preferences. */
import type { Output } from '@/protocol/extension'
import { defineStore } from 'pinia'
import { onScopeDispose, ref, shallowRef } from 'vue'
import { request } from '@/services/bus/request'
import { showTestNotification } from '@/services/notifications/test-notification'
import {
  allow,
  allowedSites,
  disallow,
  EVERYWHERE,
  siteName,
  sitePattern,
  watchSites,
} from '@/services/permissions/sites'
import { hiddenHosts } from '@/services/tabs/layout'

export const useSettingsStore = defineStore('settings', () => {
  const sites = shallowRef<{ name: string; pattern: string }[]>([])
  const everywhere = ref(false)
  const hidden = shallowRef<string[]>([])
  async function readSites() {
    const granted = await allowedSites()
    everywhere.value = granted.everywhere
    sites.value = granted.patterns.map((pattern) => ({ name: siteName(pattern), pattern }))
    hidden.value = await hiddenHosts()
  }
  onScopeDispose(watchSites(() => void readSites()))

  async function showLauncher(host: string) {
    await request('launcher.restore', { host })
    await readSites()
  }

  const translation = shallowRef<Output<'settings.translation'> | null>(null)
  async function readTranslation() {
    translation.value = await request('settings.translation', null)
  }
  /** `key` undefined: the stored one stays. */
  async function changeTranslation(change: { url: string | null; key?: string | null }) {
    translation.value = await request('settings.changeTranslation', change)
  }

  return {
    sites,
    everywhere,
    hidden,
    readSites,
    patternOf: sitePattern,
    allowSite: (pattern: string) => allow([pattern]),
    removeSite: (pattern: string) => disallow([pattern]),
    setEverywhere: (on: boolean) => (on ? allow(EVERYWHERE) : disallow(EVERYWHERE)),
    showLauncher,
    translation,
    readTranslation,
    changeTranslation,
    testNotification: showTestNotification,
  }
})
