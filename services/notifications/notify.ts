/** One notification per conversation, with one sound for all of them, and the unread count on the toolbar and the launcher. */
import type { LogEntry } from '@/data/apply'
import { contactById } from '@/data/contacts'
import { conversationById } from '@/data/conversations'
import type { InboxDb } from '@/data/db'
import { isWaitingFor } from '@/data/unread'
import type { Conversation } from '@/domain/conversation'
import type { AgentId, ConversationId } from '@/domain/ids'
import { anonymousMark } from '@/domain/marks'
import { isQuiet } from '@/domain/quiet'
import { browser } from 'wxt/browser'
import { readPreferences } from '../preferences/preferences'
import { openAmongSeveral, readPublicSession } from '../session/watch'
import { keepUnread, unreadText } from '../tabs/badge'
import { arrivals, assignments, callsOn, returns } from './arrivals'
import { SILENT, playSound } from './sound'
import { notificationWords } from './words'

const ID = 'conversation:'

/** `hidden`: said instead of the text by whoever wants others to read nothing on their screen. */
type Telling = { conversationId: ConversationId; title: string; text: string; hidden: string; at: number }
type Words = ReturnType<typeof notificationWords>
export interface Notifying {
  me: AgentId
  entries: readonly LogEntry[]
  now: number
  /** Is this conversation before somebody's eyes in one of our pages? */
  isShown: (id: ConversationId) => Promise<boolean>
}

async function nameOf(db: InboxDb, { contactId }: Conversation, words: Words): Promise<string> {
  return (await contactById(db, contactId))?.name ?? words.visitor(anonymousMark(contactId))
}

async function ofMessages(db: InboxDb, { me, entries, now }: Notifying, words: Words): Promise<Telling[]> {
  const tellings: Telling[] = []
  for (const { message, at } of arrivals(entries, now)) {
    const { conversationId, content } = message
    const conversation = await conversationById(db, conversationId)
    if (!conversation || !isWaitingFor(me, conversation)) continue
    const said = content.kind === 'card' ? content.card.title : content.kind === 'taken_back' ? '' : content.text
    const title = await nameOf(db, conversation, words)
    tellings.push({ conversationId, title, text: said || words.attachment, hidden: words.newMessage, at })
  }
  return tellings
}

/** What is meant for this agent, whoever the conversation is assigned to: a note that calls on them, a reminder, new work. */
async function ofOwn(db: InboxDb, { me, entries, now }: Notifying, words: Words): Promise<Telling[]> {
  const tellings: Telling[] = []
  for (const { conversationId, createdAt: at } of assignments(me, entries, now)) {
    const conversation = await conversationById(db, conversationId)
    if (conversation?.assigneeId !== me || conversation.status !== 'open') continue
    const title = words.assigned(await nameOf(db, conversation, words))
    const text = conversation.preview?.text || words.newWork
    tellings.push({ conversationId, title, text, hidden: words.newWork, at })
  }
  for (const { conversationId, authorId, text, createdAt: at } of callsOn(me, entries, now)) {
    const author = (await db.agents.get(authorId))?.name ?? words.colleague
    tellings.push({ conversationId, title: words.mentioned(author), text, hidden: words.newNote, at })
  }
  for (const conversation of returns(me, entries, now)) {
    const { id, returned, preview } = conversation
    if (!returned) continue
    const name = await nameOf(db, conversation, words)
    const title = returned.reason === 'follow_up' ? words.followUp(name) : words.back(name)
    tellings.push({
      ...{ conversationId: id, title, at: returned.at },
      ...{ text: preview?.text || words.newMessage, hidden: words.reminder },
    })
  }
  return tellings
}

/** Tells of what has just come, unless this person wants quiet. Of each conversation only the last thing is told. */
export async function notify(db: InboxDb, notifying: Notifying, sound = playSound): Promise<void> {
  const preferences = await readPreferences()
  if (!preferences.notifications || isQuiet(preferences, notifying.now)) return
  const words = notificationWords(preferences.language ?? browser.i18n.getUILanguage())
  const all = [...(await ofMessages(db, notifying, words)), ...(await ofOwn(db, notifying, words))]
  if (all.length === 0) return
  const workspace = openAmongSeveral(await readPublicSession())?.name ?? null
  let shown = 0
  for (const telling of new Map(all.map((each) => [each.conversationId, each])).values()) {
    if (await notifying.isShown(telling.conversationId)) continue
    await show(telling, { workspace, hideText: preferences.hideText })
    shown += 1
  }
  if (shown === 0 || !preferences.sound) return
  try {
    await sound()
  } catch (error) {
    console.warn('[notify] no sound', error) // what it would have called to is on the screen
  }
}

async function show(
  { conversationId, title, text, hidden, at }: Telling,
  { workspace, hideText }: { workspace: string | null; hideText: boolean },
): Promise<void> {
  await browser.notifications.create(`${ID}${conversationId}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png' as '/'),
    // In the title, for not every system shows anything else of a notification in full.
    title: workspace ? `${title} · ${workspace}` : title,
    message: hideText ? hidden : text.slice(0, 300),
    eventTime: at,
    ...SILENT,
  })
}

/** Which conversation a notification is about; null if it is none of ours. */
export function notifiedConversation(notificationId: string): ConversationId | null {
  return notificationId.startsWith(ID) ? (notificationId.slice(ID.length) as ConversationId) : null
}

/** It was opened, here or by somebody else. */
export async function dismiss(conversationId: ConversationId): Promise<void> {
  await browser.notifications.clear(`${ID}${conversationId}`)
}

/** On the toolbar button, and for the launchers. */
export async function showUnread(unread: number): Promise<void> {
  await keepUnread(unread)
  await browser.action.setBadgeText({ text: unreadText(unread) })
  await browser.action.setBadgeBackgroundColor({ color: '#0b6b5d' })
}

export async function dismissAll(): Promise<void> {
  const shown = await browser.notifications.getAll()
  for (const id of Object.keys(shown)) if (notifiedConversation(id)) await browser.notifications.clear(id)
}
