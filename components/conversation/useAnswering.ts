/** What is done with what was written, chosen or shown: sent, quoted, attached, or written on. What failed is said. */
import type { MessageId } from '@/domain/ids'
import type { ProductCard } from '@/domain/product'
import { useI18n } from 'vue-i18n'
import type { Checked } from '@/stores/check-card'
import { useAllowed } from '@/components/app/useAllowed'
import { useProductWords } from '@/components/recommend/words'
import { useFormat } from '@/composables/useFormat'
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
  const { t } = useI18n()
  const { list } = useFormat()
  const { changeOf } = useProductWords()

  function saidOf({ title }: ProductCard, checked: Exclude<Checked, { is: 'same' }>): string {
    if (checked.is === 'gone') return t('strip.gone')
    if (checked.is === 'unasked') return t('strip.unasked', { why: t(`errors.${checked.why}.title`) })
    return t('strip.changed', { title, changes: list(checked.changes.map(changeOf)) })
  }

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
    /**
     * What the strip showed when it was pressed is what goes out, to the one it named. If its store says something else by
     * now, that is shown, and pressed again.
     */
    async sendCard(card: ProductCard) {
      if (!allowed('conversation.reply')) return
      const id = store.conversation?.id
      if (!id) return
      try {
        const to = { conversationId: id, recipient: recipient(), seenPosition: seenPosition() }
        const checked = await page.sendCard(to, card)
        if (checked === null || checked.is === 'same') return
        notices.show({ said: saidOf(card, checked), trouble: true })
      } catch (error) {
        notices.report(error)
      }
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
