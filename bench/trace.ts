/** Reading a Chromium trace: how long our scripts ran on a page's main thread. */
export interface TraceEvent {
  name: string
  ph: string
  ts: number
  dur?: number
  /** Of `dur`, what the thread really worked: on a busy machine it waits for its turn. */
  tdur?: number
  pid: number
  tid: number
  args?: { data?: { url?: string; fileName?: string } }
}

const RUNS = new Set(['EvaluateScript', 'FunctionCall', 'v8.compile', 'V8.CompileCode'])
const LONG_MS = 50

const isOurs = (event: TraceEvent, id: string) =>
  RUNS.has(event.name) &&
  event.ph === 'X' &&
  isContentScript(event.args?.data?.url ?? event.args?.data?.fileName ?? '', id)
/** What follows an answer runs in these, which do not say whose they are. The pages measured have no scripts of their own. */
const isMicrotasks = (event: TraceEvent) => /MicrotaskCheckpoint$/.test(event.name) && event.ph === 'X'

/** The frame's own pages run in the extension's process, and are not the page's cost. */
const isContentScript = (url: string, id: string) => url.includes(id) && /\/(?:content-scripts\/|reader\.js)/.test(url)

const ends = (event: TraceEvent) => event.ts + (event.dur ?? 0)
const holds = (outer: TraceEvent, inner: TraceEvent) =>
  outer.pid === inner.pid && outer.tid === inner.tid && outer.ts <= inner.ts && ends(inner) <= ends(outer)
const msOf = (event: TraceEvent) => (event.tdur ?? event.dur ?? 0) / 1000

/** Each time content scripts ran without a break, with its milliseconds. */
function outermostOf(events: TraceEvent[], id: string): { event: TraceEvent; ms: number }[] {
  const named = events.filter((event) => isOurs(event, id))
  const isBeside = (event: TraceEvent) => named.some(({ pid, tid }) => event.pid === pid && event.tid === tid)
  const ours = [...named, ...events.filter((event) => isMicrotasks(event) && isBeside(event))]
  const outermost = ours.filter((event) => !ours.some((other) => other !== event && holds(other, event)))
  if (named.length === 0) throw new Error('The trace holds none of our scripts')
  // All memory of the page's process, mostly that of the page before, is gone over at whatever script runs just then.
  const collections = events.filter((event) => event.name === 'MajorGC' && event.ph === 'X')
  return outermost.map((event) => {
    const inside = collections.filter((collection) => holds(event, collection))
    return { event, ms: inside.reduce((ms, collection) => ms - msOf(collection), msOf(event)) }
  })
}

export const scriptRunsOf = (events: TraceEvent[], id: string): number[] => outermostOf(events, id).map(({ ms }) => ms)

/** Milliseconds of content scripts in each idle moment of the browser, which is when a page is read. */
export function idleMomentsOf(events: TraceEvent[], id: string): number[] {
  const moments = events.filter((event) => event.name === 'FireIdleCallback' && event.ph === 'X')
  const ours = outermostOf(events, id)
  return moments
    .map((moment) => ours.filter(({ event }) => holds(moment, event)).reduce((sum, { ms }) => sum + ms, 0))
    .filter((ms) => ms > 0)
}

/** Milliseconds of content scripts, each moment counted once. */
export const scriptMsOf = (events: TraceEvent[], id: string): number =>
  scriptRunsOf(events, id).reduce((sum, ms) => sum + ms, 0)

/**
 * Tasks over 50 ms that would not be without our scripts. A page that takes long to be taken down does so with or without
 * the moment in which we hear of it.
 */
export function longTasksOf(events: TraceEvent[], id: string): number {
  const ours = outermostOf(events, id)
  const tasks = events.filter((event) => /RunTask$/.test(event.name) && event.ph === 'X' && msOf(event) > LONG_MS)
  return tasks.filter((task) => {
    const own = ours.filter(({ event }) => holds(task, event)).reduce((sum, { ms }) => sum + ms, 0)
    return own > LONG_MS || msOf(task) - own <= LONG_MS
  }).length
}
