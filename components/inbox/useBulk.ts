/** What can be made of all that is chosen in the list, and the words for what came of it. */
import type { BulkChange } from '@/domain/bulk'
import type { ErrorCode } from '@/domain/errors'
import type { LabelId } from '@/domain/ids'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useAllowed } from '@/components/app/useAllowed'
import { useFormat } from '@/composables/useFormat'
import { useNames } from '@/composables/useNames'
import { useInboxStore } from '@/stores/inbox'
import { useNoticesStore } from '@/stores/notices'
import { useSelectionStore, type BulkOutcome, type Refusal } from '@/stores/selection'

export type BulkWord = 'resolved' | 'reopened' | 'snoozed' | 'assigned' | 'labelled' | 'unlabelled' | 'read'

/** So many are named; of more, how many. */
const NAMED = 3

export function useBulk() {
  const { t } = useI18n()
  const { contactName } = useNames()
  const { list } = useFormat()
  const notices = useNoticesStore()
  const inbox = useInboxStore()
  const selection = useSelectionStore()
  const { why, allowed } = useAllowed()

  /** "2 stay as they were (Ana, Bo): You may not do this." for each reason there was. */
  function refusedWords(refused: Refusal[]): string[] {
    const byCode = new Map<ErrorCode, Refusal[]>()
    for (const one of refused) byCode.set(one.code, [...(byCode.get(one.code) ?? []), one])
    return [...byCode].map(([code, ones]) => {
      const named = ones
        .slice(0, NAMED)
        .map(({ contact, conversationId }) => contactName(contact, contact?.id ?? conversationId))
      const more = ones.length - named.length
      const names = list(more > 0 ? [...named, t('bulk.others', { n: more }, more)] : named)
      return t('bulk.refused', { n: ones.length, names, reason: t(`errors.${code}.title`) }, ones.length)
    })
  }

  async function takeBack(undo: NonNullable<BulkOutcome['undo']>) {
    try {
      const left = await undo()
      if (left > 0) notices.show({ said: t('bulk.leftAlone', { n: left }, left) })
    } catch (error) {
      notices.report(error)
    }
  }

  /** Labels that every chosen conversation has, as far as their rows are here. */
  const heldLabels = computed<ReadonlySet<LabelId>>(() => {
    const [first, ...rest] = [...selection.ids].map((id) => inbox.rows.get(id)?.conversation.labelIds ?? [])
    return new Set(first?.filter((label) => rest.every((labels) => labels.includes(label))))
  })
  const whyNot = computed(() => why('conversation.manage'))
  /** Says why not, too. */
  const mayApply = () => allowed('conversation.manage')
  /** Does it, and says what came of it: true if all was done. */
  async function apply(change: BulkChange, word: BulkWord): Promise<boolean> {
    if (selection.busy || selection.count === 0 || !mayApply()) return false
    try {
      const { changed, refused, undo } = await selection.apply(change)
      const done = changed > 0 ? [t(`bulk.done.${word}`, { n: changed }, changed)] : []
      notices.show({
        said: [...done, ...refusedWords(refused)].join(' '),
        ...(undo ? { undo: () => void takeBack(undo) } : {}),
        trouble: refused.length > 0,
      })
      return refused.length === 0
    } catch (error) {
      notices.report(error)
      return false
    }
  }
  return { apply, heldLabels, whyNot, mayApply }
}
