/** What is done with what was written, chosen or shown: sent, quoted, attached, or written on. What failed is said. */
import type { MessageId } from '@/domain/ids'
import type { PageProduct } from '@/domain/product'
import { useAllowed } from '@/components/app/useAllowed'
import { useComposerStore } from '@/stores/composer'
import { useConversationStore } from '@/stores/conversation'
import { useFilesStore } from '@/stores/files'
import { useNoticesStore } from '@/stores/notices'
import { usePageStore } from '@/stores/page'

interface Beside {
  /** Whom it goes to. */
  recipient: () => string
  /** How far this agent has read. */
  seenPosition: () => number | null
  takeIn: (position: number) => void
  focusComposer: () => void
}

export function useAnswering({ recipient, seenPosition, takeIn, focusComposer }: Beside) {
  const store = useConversationStore()
  const composer = useComposerStore()
  const files = useFilesStore()
  const page = usePageStore()
  const notices = useNoticesStore()
  const { allowed } = useAllowed()

  return {
    reply(id: MessageId) {
      if (!allowed('conversation.reply')) return
      composer.quote(id)
      focusComposer()
    },
    async send(text: string) {
      const uploadIds = composer.mode === 'reply' ? files.sendable.map((file) => file.id) : []
      await composer.send(text, { uploadIds, seenPosition: seenPosition() }).catch(notices.report)
    },
    /** What the strip showed when it was pressed is what goes out, to the one it named. */
    async sendCard(product: PageProduct) {
      if (!allowed('conversation.reply')) return
      const id = store.conversation?.id
      const to = id && { conversationId: id, recipient: recipient(), seenPosition: seenPosition() }
      if (to) await page.sendCard(to, product).catch(notices.report)
    },
    /** What was held back is written on; its author has seen the answer it was held for. */
    async edit(id: MessageId, seen: number) {
      takeIn(seen)
      await composer.edit(id).catch(notices.report)
      focusComposer()
    },
    async attach(chosen: File[]) {
      const channel = store.conversation?.channel
      if (!channel || !allowed('conversation.reply')) return
      const left = await files.attach(chosen, channel).catch(notices.report)
      if (left) notices.show({ word: 'filesLeft' })
    },
  }
}
