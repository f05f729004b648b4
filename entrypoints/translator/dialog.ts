/** The dialog's part of the frame, loaded when it is needed. */
import { createApp, h, ref } from 'vue'
import { nearestTarget } from '@/components/translate/languages'
import TranslationDialog from '@/components/translate/TranslationDialog.vue'
import { request } from '@/services/bus/request'
import { readTarget, rememberTarget } from '@/services/translate/target'
import { translate } from '@/services/translate/translate'
import '@/assets/base.css'

export async function showDialog(locale: string): Promise<void> {
  const [{ text, language }, target] = await Promise.all([request('selection.text', null), readTarget()])
  const to = ref(target ?? nearestTarget(locale))
  const close = () => void request('translator.resize', { height: null })
  const app = createApp(() =>
    h(TranslationDialog, {
      text,
      locale,
      to: to.value,
      'onUpdate:to': (chosen: string) => {
        to.value = chosen
        void rememberTarget(chosen)
      },
      // What the page declares of itself helps only an engine that cannot find out.
      translate: (question) =>
        translate(question).catch((error: unknown) => {
          if (question.from === null && language) return translate({ ...question, from: language })
          throw error
        }),
      onClose: close,
      onSettings: () => {
        void request('console.open', { path: '/settings/translation' })
        close()
      },
    }),
  )
  document.body.replaceChildren()
  app.mount(document.body)
  const dialog = document.body.firstElementChild
  if (!(dialog instanceof HTMLElement)) return
  // The frame is as high as what it says.
  const fit = () => void request('translator.resize', { height: Math.ceil(dialog.getBoundingClientRect().height) })
  new ResizeObserver(fit).observe(dialog)
}
