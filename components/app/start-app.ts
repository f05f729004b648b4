/** How every Vue page of the extension starts: stores, words, and nothing painted before both are there. */
import '@fontsource-variable/inter/wght.css'
import type { Component } from 'vue'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { i18n } from '@/composables/i18n'
import { usePreferencesStore } from '@/stores/preferences'

export function startApp(root: Component, props: Record<string, unknown> = {}) {
  const pinia = createPinia()
  const app = createApp(root, props)
  app.use(pinia).use(i18n)
  const preferences = usePreferencesStore(pinia)
  return {
    pinia,
    /** After the language's words are loaded, so that no text changes under the reader, and after `also`. */
    async mountWhenReady(selector: string, ...also: Promise<unknown>[]) {
      await Promise.all([preferences.ready, ...also])
      app.mount(selector)
    },
  }
}
