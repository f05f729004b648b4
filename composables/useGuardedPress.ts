/**
 * A press that sends something counts only when a person made it on a button they could really see, in a frame our own
 * bridge placed. Otherwise a page could lay itself over us and borrow the agent's click.
 */
import { request } from '@/services/bus/request'
import { onScopeDispose, watch, type Ref } from 'vue'
import { mayPress } from './press-rule'

/** What the browser says beyond the standard where it watches visibility: https://www.w3.org/TR/intersection-observer-2/ */
type VisibilityEntry = IntersectionObserverEntry & { isVisible?: boolean }
type VisibilityInit = IntersectionObserverInit & { trackVisibility: boolean; delay: number }

const canSeeCovers = () =>
  typeof IntersectionObserverEntry !== 'undefined' && 'isVisible' in IntersectionObserverEntry.prototype

export interface Guarded {
  onPress(): unknown
  /** A person's press that did not count: say `not_visible`. A script's press is passed over in silence. */
  onRefused(): unknown
}

/** Returns the button's click listener. */
export function useGuardedPress(
  button: Readonly<Ref<HTMLElement | null | undefined>>,
  { onPress, onRefused }: Guarded,
): (event: Event) => void {
  const isFramed = window !== window.top
  const isJudgedBlindly = !canSeeCovers()
  let isPlacedByUs = false
  let visibleSince: number | null = null
  if (!isFramed) return (event) => void (event.isTrusted && onPress())

  void request('page.current', { windowId: null }).then(
    ({ tabId }) => (isPlacedByUs = tabId !== null),
    () => (isPlacedByUs = false), // unknown is refused, and the press says so
  )

  const note = (entries: IntersectionObserverEntry[]) => {
    for (const entry of entries as VisibilityEntry[]) {
      const isVisible = entry.intersectionRatio >= 0.99 && (isJudgedBlindly || entry.isVisible === true)
      visibleSince = isVisible ? (visibleSince ?? performance.now()) : null
    }
  }
  const options: VisibilityInit = { threshold: [0, 0.5, 0.99, 1], trackVisibility: true, delay: 100 }
  const observer = new IntersectionObserver(note, options)
  watch(
    button,
    (now, before) => {
      if (before) observer.unobserve(before)
      visibleSince = null
      if (now) observer.observe(now)
    },
    { immediate: true, flush: 'post' },
  )
  onScopeDispose(() => observer.disconnect())

  return (event) => {
    note(observer.takeRecords())
    const visibleSinceMs =
      visibleSince === null || document.visibilityState !== 'visible' ? null : performance.now() - visibleSince
    if (mayPress({ isTrusted: event.isTrusted, isFramed, isPlacedByUs, visibleSinceMs, isJudgedBlindly })) onPress()
    else if (event.isTrusted) onRefused()
  }
}
