/** Work that what is about to be painted need not wait for. */

/** Where nobody looks nothing is painted: then it is so much later. */
const AT_LATEST_MS = 250

/** Runs `work` once, after the next picture. Returns how to call it off. */
export function afterPaint(work: () => void): () => void {
  const end = () => {
    cancelAnimationFrame(frame)
    clearTimeout(painted)
    clearTimeout(latest)
  }
  const run = () => {
    end()
    work()
  }
  let painted: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => (painted = setTimeout(run)))
  const latest = setTimeout(run, AT_LATEST_MS)
  return end
}
