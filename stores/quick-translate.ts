/** Quick translate in the sidebar: the engines, and the language last translated into. */
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { readTarget, rememberTarget } from '@/services/translate/target'
import { translate } from '@/services/translate/translate'

export const useQuickTranslateStore = defineStore('quick-translate', () => {
  /** null: none chosen yet; the interface's own language then. */
  const target = ref<string | null>(null)
  void readTarget().then((chosen) => (target.value ??= chosen))

  function choose(language: string) {
    target.value = language
    return rememberTarget(language)
  }
  return { target, choose, translate }
})
