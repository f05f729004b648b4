/** Who said what in the open conversation, in words; and the line that stands for a quoted message. */
import type { MessageId } from '@/domain/ids'
import type { Author, Message, MessageContent } from '@/domain/message'
import type { Ref } from 'vue'
import type { Quoted } from './quoted'
import type { SaidRow } from './transcript-rows'
import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useDirectoryStore } from '@/stores/directory'
import { useTranscriptStore } from '@/stores/transcript'
import { quotedLine } from './quoted'

export function contentOf({ item }: SaidRow): MessageContent {
  if (item.kind === 'message') return item.message.content
  if (item.kind === 'queued' && item.entry.payload.kind === 'message') return item.entry.payload.content
  return { kind: 'text', text: '' }
}

export function quotedIdOf({ item }: SaidRow): MessageId | null {
  if (item.kind === 'message') return item.message.quotedId
  return item.kind === 'queued' && item.entry.payload.kind === 'message' ? item.entry.payload.quotedId : null
}

export function useSpeakers(contactName: Ref<string>) {
  const { t } = useI18n()
  const directory = useDirectoryStore()
  const log = useTranscriptStore()

  const agentName = (id: Extract<Author, { kind: 'agent' }>['agentId']) =>
    id === directory.myId ? t('message.you') : (directory.agent(id)?.name ?? t('message.colleague'))
  function nameOf(author: Author): string {
    if (author.kind === 'contact') return contactName.value
    return author.kind === 'bot' ? t('message.bot') : agentName(author.agentId)
  }
  function authorOf({ item }: SaidRow): string {
    if (item.kind === 'note') return agentName(item.note.authorId)
    return item.kind === 'queued' ? t('message.you') : nameOf(item.message.author)
  }

  const shown = computed(() => {
    const messages = log.items.flatMap((item) => (item.kind === 'message' ? [item.message] : []))
    return new Map(messages.map((message) => [message.id, message]))
  })
  /** Quoted messages further up than what is shown, read once each. */
  const fetched = shallowRef(new Map<MessageId, Message>())
  const asked = new Set<MessageId>()
  async function fetchQuoted(id: MessageId) {
    asked.add(id)
    const message = await log.quoted(id)
    if (message) fetched.value = new Map(fetched.value).set(id, message)
  }
  function quotedBy(id: MessageId | null): Quoted | null {
    if (!id) return null
    const message = shown.value.get(id) ?? fetched.value.get(id)
    if (message) return quotedLine(nameOf(message.author), message.content)
    if (!asked.has(id)) void fetchQuoted(id)
    return null
  }
  return { authorOf, quotedBy }
}
