/** Giving the open conversation to somebody: who there is, what they have to do, and taking it back. */
import type { Conversation } from '@/domain/conversation'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { request } from '@/services/bus/request'
import { useConversationStore } from './conversation'
import { useNoticesStore } from './notices'

type Target = Pick<Conversation, 'assigneeId' | 'teamId'>

export const useReassignStore = defineStore('reassign', () => {
  const conversation = useConversationStore()
  const notices = useNoticesStore()
  const isOpen = ref(false)
  /** Open conversations by agent; null: not known, as while there is no connection. */
  const loads = shallowRef<ReadonlyMap<string, number> | null>(null)

  async function open() {
    isOpen.value = true
    loads.value = null
    try {
      const { open: counted } = await request('team.load', null)
      loads.value = new Map(counted.map(({ agentId, conversations }) => [agentId, conversations]))
    } catch (error) {
      console.warn('[reassign]', error) // people can be chosen without it; assigning itself says what is wrong
    }
  }

  /** `name`: to whom, for the words; null: to nobody. */
  async function assign({ assigneeId, teamId }: Target, name: string | null) {
    const before = conversation.conversation
    if (!before) return
    const { id } = before
    if (before.assigneeId === assigneeId && before.teamId === teamId) return
    await conversation.changeOf(id, { assigneeId, teamId })
    const back = { assigneeId: before.assigneeId, teamId: before.teamId }
    const undo = () => void conversation.changeOf(id, back).catch(notices.report)
    notices.show(name === null ? { word: 'unassigned', undo } : { word: 'assigned', values: { name }, undo })
  }

  return { isOpen, loads, open, assign }
})
