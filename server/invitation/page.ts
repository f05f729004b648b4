/** The pages behind an invitation's link. What anybody wrote is escaped here. */
import { emailField, field, NEW_PASSWORD, OLD_PASSWORD } from '../pages/field'
import { createPages, escape } from '../pages/page'
import type { FoundInvitation } from '../store/invitation-store'
import { invitationWords, type InvitationWords } from './words'

const CSS = `
.lead{margin-top:8px}
.field{margin-top:20px}
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
${emailField(words.email, escape(email))}
${isKnown ? `<p class="lead">${words.known}</p>` : nameField(words, name, trouble)}
${passwordField(words, isKnown, trouble)}
<button type="submit">${words.join}</button></form>`,
  )
}

function nameField(words: InvitationWords, name: string, trouble: Trouble | null): string {
  return field({
    id: 'name',
    label: words.name,
    attributes: `value="${escape(name)}" autocomplete="name" dir="auto" maxlength="120"`,
    wrong: trouble === 'nameMissing' ? words.nameMissing : undefined,
  })
}

function passwordField(words: InvitationWords, isKnown: boolean, trouble: Trouble | null): string {
  const wrong = trouble === null || trouble === 'nameMissing' ? undefined : words[trouble]
  return isKnown
    ? field({ id: 'password', label: words.password, attributes: OLD_PASSWORD, wrong })
    : field({
        id: 'password',
        label: words.newPassword,
        attributes: NEW_PASSWORD,
        hint: words.passwordHint,
        wrong,
      })
}

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
