/** The person's preferences, the same in every page of the extension, and what they make of this page. */
import type { Preferences } from '@/services/preferences/preferences'
import { usePreferredDark } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef, watchEffect } from 'vue'
import { nearestLocale, setLocale } from '@/composables/i18n'
import {
  changePreferences,
  DEFAULT_PREFERENCES,
  readPreferences,
  watchPreferences,
} from '@/services/preferences/preferences'

export type { Preferences }

export const usePreferencesStore = defineStore('preferences', () => {
  const preferences = shallowRef<Preferences>(DEFAULT_PREFERENCES)
  const take = (now: Preferences) => (preferences.value = now)
  onScopeDispose(watchPreferences(take))
  /** Settles once the stored ones are in force, words of the language included: paint after it. */
  const ready = readPreferences().then(async (stored) => {
    take(stored)
    await setLocale(locale.value)
  })

  const prefersDark = usePreferredDark()
  const theme = computed(() => {
    const { theme: chosen } = preferences.value
    return chosen === 'system' ? (prefersDark.value ? 'dark' : 'light') : chosen
  })
  const locale = computed(() => preferences.value.language ?? nearestLocale(navigator.languages))
  watchEffect(() => (document.documentElement.dataset.theme = theme.value))
  watchEffect(() => void setLocale(locale.value))

  const change = (part: Partial<Preferences>) => {
    take({ ...preferences.value, ...part }) // at once; the store confirms it
    return changePreferences(part)
  }
  return { preferences, ready, theme, locale, change }
})
