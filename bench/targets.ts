/** What each figure is to be on a machine of two cores. */
import type { Figures, Spread } from './figures'

export interface Target {
  says: string
  met: (figures: Figures) => boolean
}

const number = (figures: Figures, name: string) => {
  const value = figures[name]
  return typeof value === 'number' ? value : Number.NaN
}
const p95 = (figures: Figures, name: string) => (figures[name] as Spread).p95

const atMost = (name: string, most: number, unit: string): [string, Target] => [
  name,
  { says: `≤ ${most} ${unit}`, met: (figures) => number(figures, name) <= most },
]
const p95AtMost = (name: string, most: number): [string, Target] => [
  name,
  { says: `p95 ≤ ${most} ms`, met: (figures) => p95(figures, name) <= most },
]
/** Met as well when the other side of the comparison is not installed (null). */
const timesOther = (name: string, times: number, other: string): [string, Target] => [
  name,
  {
    says: `≥ ${times} × ${other}`,
    met: (figures) => figures[other] === null || number(figures, name) >= times * number(figures, other),
  },
]

export const TARGETS: Record<string, Target> = Object.fromEntries([
  timesOther('hub.fanout.events_per_s_1k', 1.2, 'nchan.fanout.events_per_s_1k'),
  atMost('hub.fanout.kb_per_conn_5k', 16, 'kB'),
  timesOther('hub.ingest.messages_per_s', 0.5, 'postgres.bare_transactions_per_s'),
  p95AtMost('e2e.post_to_painted_ms', 80),
  p95AtMost('ui.open_list_ms', 150),
  p95AtMost('ui.switch_conversation_ms', 60),
  p95AtMost('ui.search_ms', 50),
  p95AtMost('ui.filter_ms', 50),
  atMost('ui.scroll_longest_task_ms', 50, 'ms'),
  p95AtMost('page.script_ms', 10),
  p95AtMost('page.large_script_ms', 10),
  p95AtMost('page.read_ms', 10),
  p95AtMost('page.large_read_ms', 10),
  p95AtMost('page.busy_read_ms', 10),
  p95AtMost('page.busy_moment_ms', 10),
  atMost('page.hostile_run_ms_worst', 50, 'ms'),
  atMost('page.long_tasks', 0, ''),
  atMost('page.elements', 1, ''),
  atMost('page.pixels_outside_launcher', 0, ''),
  atMost('size.content_scripts_gz', 6_000, 'bytes'),
  atMost('size.reader_gz', 8_000, 'bytes'),
  atMost('size.sidebar_first_load_gz', 150_000, 'bytes'),
  atMost('size.loader_gz', 3_000, 'bytes'),
  atMost('size.chat_gz', 40_000, 'bytes'),
])
