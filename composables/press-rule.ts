/** Whether a press on a button that sends may count. Pure: what was seen comes in as values. */

export interface PressFacts {
  /** Made by a person, not by a script. */
  isTrusted: boolean
  /** Are we a frame in somebody's page? In the side panel or a tab nothing can lie over us. */
  isFramed: boolean
  /** Our own bridge placed this frame (page.current knows the tab). */
  isPlacedByUs: boolean
  /** Since when the button has been visible without a break, by the browser's own judgement; null: it is not now. */
  visibleSinceMs: number | null
  /** The browser cannot judge what covers us (no IntersectionObserver v2: Firefox, Safari). */
  isJudgedBlindly: boolean
}

/** Longer than the observer's delay, so that what was uncovered a blink ago does not count yet. */
export const SEEN_FOR_MS = 250
/**
 * Where covers cannot be seen, the button must have stood inside the window, in a visible tab, at least as long as it
 * takes to read. A page may still lie a picture over it there, so what is sent can be undone (CARD_UNDO_MS).
 */
export const SEEN_FOR_BLINDLY_MS = 600

export function mayPress(facts: PressFacts): boolean {
  if (!facts.isTrusted) return false
  if (!facts.isFramed) return true
  if (!facts.isPlacedByUs || facts.visibleSinceMs === null) return false
  return facts.visibleSinceMs >= (facts.isJudgedBlindly ? SEEN_FOR_BLINDLY_MS : SEEN_FOR_MS)
}
