/** Where the person is: the list, a conversation, its contact. Back leads where they came from. */
import type { ConversationId } from '@/domain/ids'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'

export type View = 'list' | 'conversation' | 'contact'

export const useNavigationStore = defineStore('navigation', () => {
  const view = ref<View>('list')
  const conversationId = ref<ConversationId | null>(null)
  /** The last one that was open: where Back puts the focus. */
  const lastOpenId = ref<ConversationId | null>(null)

  /** It was open before somebody went to another page: nobody has asked for the keyboard to be there. */
  const isResumed = ref(false)

  function open(id: ConversationId) {
    conversationId.value = id
    lastOpenId.value = id
    view.value = 'conversation'
    isResumed.value = false
  }
  function resume(id: ConversationId) {
    open(id)
    isResumed.value = true
  }
  function showContact() {
    isResumed.value = false
    if (conversationId.value) view.value = 'contact'
  }
  function back() {
    if (view.value === 'contact') view.value = 'conversation'
    else toList()
  }
  function toList() {
    view.value = 'list'
    conversationId.value = null
  }
  function reset() {
    toList()
    lastOpenId.value = null
  }
  return {
    view,
    conversationId,
    lastOpenId,
    isOpen: computed(() => conversationId.value !== null),
    isResumed,
    open,
    resume,
    showContact,
    back,
    toList,
    reset,
  }
})
