/** One preference as a model. */
import type { Preferences } from '@/stores/preferences'
import { computed } from 'vue'
import { usePreferencesStore } from '@/stores/preferences'

export function usePreference<K extends keyof Preferences>(key: K) {
  const store = usePreferencesStore()
  return computed<Preferences[K]>({
    get: () => store.preferences[key],
    set: (value) => void store.change({ [key]: value }),
  })
}
