/** The pages behind a link to choose a new password. What anybody wrote is escaped here. */
import { emailField, field, NEW_PASSWORD } from '../pages/field'
import { createPages, escape } from '../pages/page'
import { passwordWords } from './words'

const pages = createPages('.field{margin-top:20px}')
export const PAGE_HEADERS = pages.headers

type Accepted = string | undefined
const page = (lang: string, title: string, body: string) =>
  pages.render({ lang, dir: 'ltr', title, body: `<h1>${title}</h1>${body}` })

/** `isTooShort`: what was sent before. */
export function choosePage(accepted: Accepted, { email, isTooShort }: { email: string; isTooShort: boolean }): string {
  const { lang, words } = passwordWords(accepted)
  const password = field({
    id: 'password',
    label: words.newPassword,
    attributes: NEW_PASSWORD,
    hint: words.passwordHint,
    wrong: isTooShort ? words.passwordShort : undefined,
  })
  return page(
    lang,
    words.title,
    `<form method="post">${emailField(words.email, escape(email))}
${password}
<button type="submit">${words.save}</button></form>`,
  )
}

export function chosenPage(accepted: Accepted): string {
  const { lang, words } = passwordWords(accepted)
  return page(lang, words.done, `<p>${words.doneText}</p>`)
}

/** Forged, expired or used: it does not say which, and nothing of whom it was for. */
export function gonePage(accepted: Accepted): string {
  const { lang, words } = passwordWords(accepted)
  return page(lang, words.gone, `<p>${words.goneText}</p>`)
}

export function busyPage(accepted: Accepted): string {
  const { lang, words } = passwordWords(accepted)
  return page(lang, words.busy, '')
}
