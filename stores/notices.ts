/** One sentence at the bottom for what has no better place to be said, with at most one thing to do about it. */
import type { ErrorCode } from '@/domain/errors'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { isErrorCode } from '@/domain/errors'

export type Notice =
  | { code: ErrorCode }
  /** Said by whoever knows the numbers and names; `trouble`: something was not done. */
  | { said: string; undo?: () => void; trouble?: boolean }
  | {
      word:
        | 'cardTakenBack'
        | 'merged'
        | 'erased'
        | 'filesLeft'
        | 'resolved'
        | 'copied'
        | 'snoozed'
        | 'followUp'
        | 'refusedPress'
        | 'changedPress'
        | 'assigned'
        | 'unassigned'
        | 'saved'
        | 'invitedToRate'
      values?: Record<string, string>
      undo?: () => void
    }

const SHOWN_MS = 6_000

export const useNoticesStore = defineStore('notices', () => {
  const notice = shallowRef<Notice | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  function show(next: Notice) {
    notice.value = next
    resume()
  }
  /** A notice somebody is reading, or reaching for, does not go away. */
  function hold() {
    clearTimeout(timer)
  }
  function resume() {
    clearTimeout(timer)
    timer = setTimeout(dismiss, SHOWN_MS)
  }
  function dismiss() {
    clearTimeout(timer)
    notice.value = null
  }
  /** For what a person did and could not be done: says why, logs what we did not foresee. */
  function report(error: unknown) {
    const code =
      typeof error === 'object' && error !== null && 'code' in error && isErrorCode(error.code)
        ? error.code
        : 'unexpected'
    if (code === 'unexpected') console.error('[sidebar]', error)
    show({ code })
  }
  return { notice, show, hold, resume, dismiss, report }
})
