/** The open conversation's transcript, live from the local database. What did not change keeps its identity. */
import type { ConversationId } from '@/domain/ids'
import type { Message } from '@/domain/message'
import type { TranscriptItem } from '@/domain/transcript'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { db } from '@/data/db'
import { messageById, transcript } from '@/data/messages'
import type { Transcript } from '@/data/messages'
import { useLiveQuery } from '@/data/useLiveQuery'
import { request } from '@/services/bus/request'
import { keepUnchanged } from './keep-unchanged'
import { useConnectionStore } from './connection'

const PAGE = 50
const NOTHING: Transcript = { items: [], olderHere: false, olderAtHub: false, unknown: true }

export const useTranscriptStore = defineStore('transcript', () => {
  const connection = useConnectionStore()
  const conversationId = ref<ConversationId | null>(null)
  const limit = ref(PAGE)
  const loading = ref(false)

  const { data, ready, error } = useLiveQuery<{ of: ConversationId | null; transcript: Transcript }>(
    async () => {
      const of = conversationId.value
      return { of, transcript: of ? await transcript(db, of, limit.value) : NOTHING }
    },
    () => [conversationId.value, limit.value],
    { of: null, transcript: NOTHING },
  )
  // The query answers with the conversation before until the new one is read: that one is nobody's to see here.
  const isRead = computed(() => data.value.of === conversationId.value)
  const items = shallowRef<TranscriptItem[]>([])
  watch(
    [data, conversationId],
    () => {
      items.value = isRead.value ? keepUnchanged(items.value, data.value.transcript.items) : []
    },
    { immediate: true },
  )
  /** Nothing of it is held: only then a skeleton. */
  const unknown = computed(() => !isRead.value || (data.value.transcript.unknown && connection.state !== 'offline'))
  const atBeginning = computed(() => {
    const { olderHere, olderAtHub } = data.value.transcript
    return isRead.value && !olderHere && !olderAtHub
  })

  function open(id: ConversationId | null) {
    if (id === conversationId.value) return
    limit.value = PAGE
    conversationId.value = id
  }

  /** The page before the first one shown: from here if it is held, otherwise the hub brings it. */
  async function older() {
    const id = conversationId.value
    if (!id || !isRead.value || loading.value || atBeginning.value) return
    if (data.value.transcript.olderHere) {
      limit.value += PAGE
      return
    }
    if (connection.state === 'offline') return
    loading.value = true
    try {
      await request('history.load', { conversationId: id })
      if (id === conversationId.value) limit.value += PAGE
    } finally {
      loading.value = false
    }
  }
  /** Back at the end, the pages further up are let go of: a new message then re-reads one page. */
  function forgetOlder() {
    limit.value = PAGE
  }

  const quoted = (id: Message['id']) => messageById(db, id)
  return { conversationId, items, unknown, atBeginning, loading, ready, error, open, older, forgetOlder, quoted }
})
