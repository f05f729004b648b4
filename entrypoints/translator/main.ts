/** The translator's frame beside a selection: first one small button, the dialog once it is pressed (or asked for). */
import { ICONS } from '@/components/base/icons'
import { translatorWords } from '@/components/translate/words'
import { readPreferences } from '@/services/preferences/preferences'
import './style.css'

const root = document.documentElement
const { language, theme } = await readPreferences()
const locale = language ?? navigator.language
const isDark = theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark'
root.lang = locale
root.dataset.theme = isDark ? 'dark' : 'light'

const open = () => void import('./dialog').then(({ showDialog }) => showDialog(locale))
if (new URLSearchParams(location.search).has('open')) open()
else {
  const words = translatorWords(locale)
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'opener'
  button.ariaLabel = button.title = words.button
  button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true">${ICONS.translate}</svg>`
  button.addEventListener('click', (event) => event.isTrusted && open())
  document.body.append(button)
}
