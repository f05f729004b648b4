/** The pages people see who come back from Shopify. */
import type { ErrorCode } from '@/domain/errors'
import { createPages, escape } from '../pages/page'
import { grantWords } from './words'

const pages = createPages('')
export const PAGE_HEADERS = pages.headers

type Accepted = string | undefined
const page = (lang: string, title: string, text: string) =>
  pages.render({ lang, dir: 'ltr', title, body: `<h1>${escape(title)}</h1><p>${escape(text)}</p>` })

export function connectedPage(accepted: Accepted): string {
  const { lang, words } = grantWords(accepted)
  return page(lang, words.connected, words.connectedText)
}

export function refusedPage(accepted: Accepted, code: ErrorCode): string {
  const { lang, words } = grantWords(accepted)
  return page(lang, words.refused, words.refusedText[code] ?? words.refusedOtherwise)
}

/** Forged, expired or used: it does not say which, and nothing of whose it was. */
export function gonePage(accepted: Accepted): string {
  const { lang, words } = grantWords(accepted)
  return page(lang, words.gone, words.goneText)
}

export function busyPage(accepted: Accepted): string {
  const { lang, words } = grantWords(accepted)
  return page(lang, words.busy, '')
}
