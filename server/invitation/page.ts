/** The pages behind an invitation's link. What anybody wrote is escaped here. */
import { PASSWORD_MAX, PASSWORD_MIN } from '@/domain/invitation'
import { createPages, escape } from '../pages/page'
import type { FoundInvitation } from '../store/invitation-store'
import { invitationWords, type InvitationWords } from './words'

const CSS = `
.lead{margin-top:8px}
.note{margin-top:6px;font-size:14px}
.field{margin-top:20px}
input[readonly]{background:none;color:var(--soft)}
ol{margin:16px 0 0;padding-inline-start:22px;color:var(--ink)}
li{margin-top:12px}
li .line{color:var(--ink);font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:15px}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`
const pages = createPages(CSS)
export const PAGE_HEADERS = pages.headers

function page(lang: string, title: string, body: string): string {
  return pages.render({ lang, dir: 'ltr', title, body })
}

export type Trouble = 'nameMissing' | 'passwordShort' | 'passwordWrong' | 'tooMany'

export interface JoinForm {
  invitation: FoundInvitation
  /** There is an account of this email: its password is asked for, instead of a new one and a name. */
  isKnown: boolean
  name: string
  trouble: Trouble | null
}

export function joinPage(accepted: string | undefined, { invitation, isKnown, name, trouble }: JoinForm): string {
  const { lang, words } = invitationWords(accepted)
  const { email, workspaceName, inviterName, role, teamNames } = invitation
  const teams = teamNames.length > 0 ? `<p>${escape(words.teams(teamNames.join(words.comma)))}</p>` : ''
  return page(
    lang,
    words.title(workspaceName),
    `<h1>${escape(words.title(workspaceName))}</h1><p>${escape(words.invitedBy(inviterName, words.role[role]))}</p>${teams}
<form method="post">
<label class="field" for="email">${words.email}</label>
<input class="line" id="email" type="email" name="email" value="${escape(email)}" autocomplete="username" readonly>
${isKnown ? `<p class="lead">${words.known}</p>` : nameField(words, name, trouble)}
${passwordField(words, isKnown, trouble)}
<button type="submit">${words.join}</button></form>`,
  )
}

function nameField(words: InvitationWords, name: string, trouble: Trouble | null): string {
  const wrong = trouble === 'nameMissing'
  return `<label class="field" for="name">${words.name}</label>
<input class="line" id="name" name="name" value="${escape(name)}" autocomplete="name" dir="auto" maxlength="120" required${marks(wrong, 'name-wrong')}>${said(wrong && words.nameMissing, 'name-wrong')}`
}

function passwordField(words: InvitationWords, isKnown: boolean, trouble: Trouble | null): string {
  const wrong = trouble !== null && trouble !== 'nameMissing'
  const kind = isKnown ? 'autocomplete="current-password"' : `autocomplete="new-password" minlength="${PASSWORD_MIN}"`
  const describedBy = [...(isKnown ? [] : ['password-hint']), ...(wrong ? ['password-wrong'] : [])].join(' ')
  const hint = isKnown ? '' : `<p class="note" id="password-hint">${words.passwordHint}</p>`
  return `<label class="field" for="password">${isKnown ? words.password : words.newPassword}</label>
<input class="line" id="password" type="password" name="password" ${kind} maxlength="${PASSWORD_MAX}" required${marks(wrong, describedBy)}>${hint}${said(wrong && words[trouble], 'password-wrong')}`
}

const marks = (wrong: boolean, describedBy: string) =>
  `${wrong ? ' aria-invalid="true" autofocus' : ''}${wrong || describedBy.includes('hint') ? ` aria-describedby="${describedBy}"` : ''}`
const said = (words: string | false, id: string) => (words ? `<p class="bad" id="${id}" role="alert">${words}</p>` : '')

/** Just joined, and for whoever opens the used link later. */
export function joinedPage(accepted: string | undefined, { workspaceName, email }: FoundInvitation, hubUrl: string) {
  const { lang, words } = invitationWords(accepted)
  const [open, address, signIn] = words.steps
  return page(
    lang,
    words.welcome(workspaceName),
    `<h1>${escape(words.welcome(workspaceName))}</h1><p>${escape(words.welcomeText(email))}</p>
<ol><li>${open}</li><li>${address}<label class="sr" for="hub">${words.hubAddress}</label><input class="line" id="hub" value="${escape(hubUrl)}" readonly></li><li>${signIn}</li></ol>`,
  )
}

/** Forged, expired, withdrawn or replaced: it does not say which, and nothing of whom it was for. */
export function gonePage(accepted: string | undefined): string {
  const { lang, words } = invitationWords(accepted)
  return page(lang, words.gone, `<h1>${words.gone}</h1><p>${words.goneText}</p>`)
}

export function busyPage(accepted: string | undefined): string {
  const { lang, words } = invitationWords(accepted)
  return page(lang, words.busy, `<h1>${words.busy}</h1>`)
}
