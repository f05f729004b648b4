/** Judging the open conversation: by what, how it was judged before, and what is being written now. */
import type { ConversationId } from '@/domain/ids'
import type { Answer, Criterion, Judged, Review } from '@/domain/review'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { db } from '@/data/db'
import { forgetReviewDraft, keepReviewDraft, reviewDraft } from '@/data/review-drafts'
import { newId } from '@/domain/new-id'
import { scoreOf } from '@/domain/review'
import { askHub } from '@/services/hub-client/ask'

export const useReviewsStore = defineStore('reviews', () => {
  const conversationId = ref<ConversationId | null>(null)
  const criteria = shallowRef<Criterion[]>([])
  const reviews = shallowRef<Review[] | null>(null)
  const answers = ref<Record<string, Answer>>({})
  const comment = ref('')
  /** Made with the first word: a second press, or an answer that got lost, cannot submit twice. */
  let submissionId = newId()

  async function loadCriteria() {
    criteria.value = (await askHub('getCriteria', {})).criteria
  }
  async function changeCriteria(next: Criterion[]) {
    criteria.value = (await askHub('changeCriteria', { body: { criteria: next } })).criteria
  }

  async function open(id: ConversationId) {
    conversationId.value = id
    reviews.value = null
    answers.value = {}
    comment.value = ''
    submissionId = newId()
    const [draft, { reviews: made }] = await Promise.all([
      reviewDraft(db, id),
      askHub('listReviews', { params: { conversationId: id } }),
      criteria.value.length === 0 ? loadCriteria() : null,
    ])
    if (conversationId.value !== id) return
    reviews.value = made
    answers.value = draft?.answers ?? {}
    comment.value = draft?.comment ?? ''
  }

  const judged = computed<Judged[]>(() =>
    criteria.value.flatMap((criterion) => {
      const answer = answers.value[criterion.id]
      return answer === undefined ? [] : [{ ...criterion, answer }]
    }),
  )
  const score = computed(() => scoreOf(judged.value))
  const isDraft = computed(() => judged.value.length > 0 || comment.value.trim() !== '')
  const isComplete = computed(() => criteria.value.length > 0 && judged.value.length === criteria.value.length)

  async function keep() {
    const id = conversationId.value
    if (!id) return
    await keepReviewDraft(db, {
      conversationId: id,
      answers: { ...answers.value },
      comment: comment.value,
      updatedAt: Date.now(),
    })
  }
  function answer(criterionId: string, given: Answer) {
    answers.value = { ...answers.value, [criterionId]: given }
    return keep()
  }
  function say(text: string) {
    comment.value = text
    return keep()
  }

  async function submit() {
    const id = conversationId.value
    if (!id || !isComplete.value) return
    const body = { id: submissionId, judged: judged.value, comment: comment.value.trim() }
    const review = await askHub('addReview', { params: { conversationId: id }, body })
    await forgetReviewDraft(db, id)
    if (conversationId.value !== id) return
    reviews.value = [review, ...(reviews.value ?? [])]
    answers.value = {}
    comment.value = ''
    submissionId = newId()
  }

  return {
    criteria,
    reviews,
    answers,
    comment,
    score,
    isDraft,
    isComplete,
    open,
    answer,
    say,
    submit,
    loadCriteria,
    changeCriteria,
  }
})
