/** Work on somebody else's page that can be put down at any step and taken up again, so that the page never waits. */
export type Steps<T> = Generator<undefined, T, undefined>

/** All of it in one go, where nobody waits: a saved page, a test. */
export function atOnce<T>(steps: Steps<T>): T {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}
