/** One notification per conversation, and the unread count on the toolbar and the launcher. */
import { contactById } from '@/data/contacts'
import { conversationById } from '@/data/conversations'
import type { InboxDb } from '@/data/db'
import type { LogEntry } from '@/data/apply'
import { isWaitingFor } from '@/data/unread'
import { anonymousMark } from '@/domain/marks'
import type { AgentId, ConversationId } from '@/domain/ids'
import type { Note } from '@/domain/agent'
import type { Conversation } from '@/domain/conversation'
import type { Message } from '@/domain/message'
import { UNREAD_KEY } from '@/protocol/extension-keys'
import { browser } from 'wxt/browser'
import { readPreferences } from '../preferences/preferences'
import { unreadArea } from '../unread-area'
import { notificationWords } from './words'

const ID = 'conversation:'
/** What is older than this when it comes was missed while away: the badge tells of it, a hundred pop-ups do not help. */
const FRESH_MS = 120_000

export type Arrival = { message: Message; at: number }

/** The newest message of each conversation in these entries that a contact wrote just now. */
export function arrivals(entries: readonly LogEntry[], now: number): Arrival[] {
  const newest = new Map<ConversationId, Arrival>()
  for (const { rows, seq } of entries) {
    for (const message of rows.messages ?? []) {
      const isNew = message.position === seq && message.author.kind === 'contact'
      if (isNew && message.createdAt > now - FRESH_MS)
        newest.set(message.conversationId, { message, at: message.createdAt })
    }
  }
  return [...newest.values()]
}

/** The newest note of each conversation in these entries that calls on this agent, written just now. */
export function callsOn(me: AgentId, entries: readonly LogEntry[], now: number): Note[] {
  const newest = new Map<ConversationId, Note>()
  for (const { rows, seq } of entries)
    for (const note of rows.notes ?? [])
      if (note.position === seq && note.mentions.includes(me) && note.createdAt > now - FRESH_MS)
        newest.set(note.conversationId, note)
  return [...newest.values()]
}

/** Conversations in these entries that have just come back by themselves, for this agent or for whoever takes them. */
export function returns(me: AgentId, entries: readonly LogEntry[], now: number): Conversation[] {
  return entries
    .flatMap(({ rows }) => rows.conversations ?? [])
    .filter(({ returned }) => returned && returned.at > now - FRESH_MS && (returned.agentId ?? me) === me)
}

async function show(
  conversationId: ConversationId,
  { title, text, at, hidden }: { title: string; text: string; at: number; hidden: string | null },
): Promise<void> {
  await browser.notifications.create(`${ID}${conversationId}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png' as '/'),
    title,
    message: hidden ?? text.slice(0, 300),
    eventTime: at,
  })
}

/** What is meant for this agent, whoever the conversation is assigned to: a note that calls on them, a reminder. */
export async function notifyOwn(
  db: InboxDb,
  {
    me,
    entries,
    now,
    isShown,
  }: { me: AgentId; entries: readonly LogEntry[]; now: number; isShown: (id: ConversationId) => Promise<boolean> },
): Promise<void> {
  const calls = callsOn(me, entries, now)
  const back = returns(me, entries, now)
  if (calls.length + back.length === 0) return
  const preferences = await readPreferences()
  if (!preferences.notifications) return
  const words = notificationWords(preferences.language ?? browser.i18n.getUILanguage())
  const hidden = (word: string) => (preferences.hideText ? word : null)
  for (const { conversationId, authorId, text, createdAt } of calls) {
    if (await isShown(conversationId)) continue
    const author = (await db.agents.get(authorId))?.name ?? words.colleague
    await show(conversationId, { title: words.mentioned(author), text, at: createdAt, hidden: hidden(words.newNote) })
  }
  for (const { id, contactId, returned, preview } of back) {
    if (!returned || (await isShown(id))) continue
    const contact = await contactById(db, contactId)
    const name = contact?.name ?? words.visitor(anonymousMark(contactId))
    const title = returned.reason === 'follow_up' ? words.followUp(name) : words.back(name)
    await show(id, { title, text: preview?.text || words.newMessage, at: returned.at, hidden: hidden(words.reminder) })
  }
}

/** `isShown`: is this conversation before somebody's eyes in one of our pages? */
export async function notify(
  db: InboxDb,
  { me, arrived, isShown }: { me: AgentId; arrived: Arrival[]; isShown: (id: ConversationId) => Promise<boolean> },
): Promise<void> {
  const preferences = await readPreferences()
  if (!preferences.notifications) return
  const words = notificationWords(preferences.language ?? browser.i18n.getUILanguage())
  for (const { message, at } of arrived) {
    const { conversationId, content } = message
    const conversation = await conversationById(db, conversationId)
    if (!conversation || !isWaitingFor(me, conversation) || (await isShown(conversationId))) continue
    const contact = await contactById(db, conversation.contactId)
    const text = content.kind === 'card' ? content.card.title : content.kind === 'taken_back' ? '' : content.text
    await show(conversationId, {
      title: contact?.name ?? words.visitor(anonymousMark(conversation.contactId)),
      text: text || words.attachment,
      hidden: preferences.hideText ? words.newMessage : null,
      at,
    })
  }
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
  await unreadArea.set({ [UNREAD_KEY]: unread })
  await browser.action.setBadgeText({ text: unread === 0 ? '' : unread > 99 ? '99+' : String(unread) })
  await browser.action.setBadgeBackgroundColor({ color: '#0b6b5d' })
}

export async function dismissAll(): Promise<void> {
  const shown = await browser.notifications.getAll()
  for (const id of Object.keys(shown)) if (notifiedConversation(id)) await browser.notifications.clear(id)
}
