/** A field of a form as the hub's own pages have it: its label, what to know before, and beneath it what was wrong. */
import { PASSWORD_MAX, PASSWORD_MIN } from '@/domain/invitation'

export interface Field {
  /** Also the name it is sent by. */
  id: string
  /** HTML, as are the other words. */
  label: string
  /** Of the input, escaped. */
  attributes: string
  hint?: string
  wrong?: string | undefined
}

export function field({ id, label, attributes, hint, wrong }: Field): string {
  const describedBy = [...(hint ? [`${id}-hint`] : []), ...(wrong ? [`${id}-wrong`] : [])].join(' ')
  const marks = `${wrong ? ' aria-invalid="true" autofocus' : ''}${describedBy ? ` aria-describedby="${describedBy}"` : ''}`
  return `<label class="field" for="${id}">${label}</label>
<input class="line" id="${id}" name="${id}" ${attributes} required${marks}>${hint ? `<p class="note" id="${id}-hint">${hint}</p>` : ''}${wrong ? `<p class="bad" id="${id}-wrong" role="alert">${wrong}</p>` : ''}`
}

export const NEW_PASSWORD = `type="password" autocomplete="new-password" minlength="${PASSWORD_MIN}" maxlength="${PASSWORD_MAX}"`
export const OLD_PASSWORD = `type="password" autocomplete="current-password" maxlength="${PASSWORD_MAX}"`

/** Whose account it is, for whoever looks and for what keeps passwords. `email`: escaped. */
export const emailField = (label: string, email: string) =>
  `<label class="field" for="email">${label}</label>
<input class="line" id="email" type="email" name="email" value="${email}" autocomplete="username" readonly>`
