/**
 * Files of the open conversation: those that wait in its composer or are on their way (live from the local database),
 * and those of messages, fetched once somebody looks at them. A file the channel would refuse is shown with the reason
 * and never stored.
 */
import { ATTACHMENTS_MAX, refusalOf } from '@/domain/attachment'
import type { Channel } from '@/domain/channel'
import type { ErrorCode } from '@/domain/errors'
import type { ConversationId } from '@/domain/ids'
import { newId } from '@/domain/new-id'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { db } from '@/data/db'
import { heldFile } from '@/data/files'
import type { UploadRow } from '@/data/rows'
import { addUpload, dropUpload, uploadsOf } from '@/data/uploads'
import { useLiveQuery } from '@/data/useLiveQuery'
import { request } from '@/services/bus/request'
import { useSessionStore } from './session'

/** As the composer shows it. `refusal`: why it cannot be sent. */
export type ChosenFile = { id: string; name: string; sizeBytes: number; blob: Blob; refusal: ErrorCode | null }

type Refused = ChosenFile & { conversationId: ConversationId }

export const useFilesStore = defineStore('files', () => {
  const session = useSessionStore()
  const conversationId = ref<ConversationId | null>(null)
  const refused = shallowRef<Refused[]>([])
  const { data: rows } = useLiveQuery<UploadRow[]>(
    async () => (conversationId.value ? uploadsOf(db, conversationId.value) : []),
    () => conversationId.value,
    [],
  )
  const here = computed(() => rows.value.filter((row) => row.conversationId === conversationId.value))
  const chosen = computed<ChosenFile[]>(() => [
    ...here.value
      .filter((row) => row.messageId === null)
      .map(({ id, name, sizeBytes, blob }) => ({ id, name, sizeBytes, blob, refusal: null })),
    ...refused.value.filter((file) => file.conversationId === conversationId.value),
  ])
  const sendable = computed(() => chosen.value.filter((file) => file.refusal === null))

  /** Of what a queued message carries, the share that is at the hub; null for a message without files. */
  function uploadedShare(messageId: string): number | null {
    const own = here.value.filter((row) => row.messageId === messageId)
    const size = own.reduce((sum, row) => sum + row.sizeBytes, 0)
    return size === 0 ? null : own.reduce((sum, row) => sum + row.sentBytes, 0) / size
  }

  /** Returns how many of them one message has no room for. */
  async function attach(files: readonly File[], channel: Channel): Promise<number> {
    const to = conversationId.value
    if (!to) return 0
    const room = Math.max(0, ATTACHMENTS_MAX - sendable.value.length)
    for (const file of files.slice(0, room)) {
      const { size: sizeBytes, type: mediaType } = file
      const name = file.name.slice(-300) || 'file'
      const row = { id: newId(), conversationId: to, name, sizeBytes, blob: file }
      const refusal = refusalOf(channel, row)
      if (refusal) refused.value = [...refused.value, { ...row, refusal }]
      else await addUpload(db, { ...row, mediaType, createdAt: Date.now() })
    }
    return Math.max(0, files.length - room)
  }
  async function detach(id: string): Promise<void> {
    refused.value = refused.value.filter((file) => file.id !== id)
    await dropUpload(db, id)
  }

  /** Its bytes: from here if they are held, otherwise the hub brings them. Throws an `AppError`. */
  async function load(id: string): Promise<Blob> {
    const own = here.value.find((row) => row.id === id)
    if (own) return own.blob
    const held = await heldFile(db, id)
    if (held) return held.blob
    await request('file.load', { id })
    const fetched = await heldFile(db, id)
    if (!fetched)
      throw Object.assign(new Error('attachment_not_found'), { code: 'attachment_not_found' satisfies ErrorCode })
    return fetched.blob
  }

  watch(
    () => session.identity,
    () => {
      refused.value = []
      conversationId.value = null
    },
    { flush: 'sync' },
  )
  const open = (id: ConversationId | null) => void (conversationId.value = id)
  return { chosen, sendable, uploadedShare, attach, detach, load, open }
})
