/** Asking the open conversation's contact how it was, and what they said. */
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { newId } from '@/domain/new-id'
import { ratingState } from '@/domain/rating'
import { request } from '@/services/bus/request'
import { useOpenedStore } from './opened'

export const useRatingStore = defineStore('rating', () => {
  const opened = useOpenedStore()
  const invitedAt = computed(() => opened.conversation?.ratingInvitedAt ?? null)
  /** The newest there is, whichever invitation it answered. */
  const rating = computed(() => opened.conversation?.rating ?? null)
  const isResolved = computed(() => opened.conversation?.status === 'resolved')
  const stateAt = (now: number) => (opened.conversation ? ratingState(opened.conversation, now) : 'none')

  /** Asks whoever the conversation was with when it was pressed. `again`: the contact was asked before. */
  async function invite(again: boolean) {
    const conversationId = opened.id
    if (conversationId) await request('rating.invite', { id: newId(), conversationId, again })
  }
  return { invitedAt, rating, isResolved, stateAt, invite }
})
