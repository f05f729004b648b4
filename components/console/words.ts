/** The words only the console says: the sidebar, which is opened all day, does not carry them. */
import type { Book } from '@/composables/i18n'

export const CONSOLE_WORDS: Book = {
  en: () => import('@/assets/locales/console/en.json'),
  'zh-CN': () => import('@/assets/locales/console/zh-CN.json'),
}
