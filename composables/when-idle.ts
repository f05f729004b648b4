/** Runs once the page has nothing better to do. */
export function whenIdle(run: () => void): void {
  // Safari has no idle callback; a moment after painting is as good.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 2_000 })
  else setTimeout(run, 500)
}
