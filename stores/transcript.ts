/** What was said in the open conversation. What did not change keeps its identity. */
import type { Message } from '@/domain/message'
import type { TranscriptItem } from '@/domain/transcript'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { db } from '@/data/db'
import { messageById } from '@/data/messages'
import { request } from '@/services/bus/request'
import { useConnectionStore } from './connection'
import { keepUnchanged } from './keep-unchanged'
import { useOpenedStore } from './opened'

export const useTranscriptStore = defineStore('transcript', () => {
  const connection = useConnectionStore()
  const opened = useOpenedStore()
  const loading = ref(false)

  const items = shallowRef<TranscriptItem[]>([])
  watch(
    () => opened.transcript,
    (read) => (items.value = read ? keepUnchanged(items.value, read.items) : []),
    { immediate: true, flush: 'sync' },
  )
  /** Nothing of it is held: only then a skeleton. */
  const unknown = computed(() => !opened.transcript || (opened.transcript.unknown && connection.state !== 'offline'))
  const atBeginning = computed(() => {
    const read = opened.transcript
    return read !== null && !read.olderHere && !read.olderAtHub
  })

  /** The page before the first one shown: from here if it is held, otherwise the hub brings it. */
  async function older() {
    const { id, transcript } = opened
    if (!id || !transcript || loading.value || atBeginning.value) return
    if (transcript.olderHere) return opened.showMore()
    if (connection.state === 'offline') return
    loading.value = true
    try {
      await request('history.load', { conversationId: id })
      if (id === opened.id) opened.showMore()
    } finally {
      loading.value = false
    }
  }

  const quoted = (id: Message['id']) => messageById(db, id)
  return {
    items,
    unknown,
    atBeginning,
    loading,
    older,
    forgetOlder: opened.showLess,
    keepOlder: opened.showAsBefore,
    quoted,
  }
})
