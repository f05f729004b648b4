/** What a hub tells about itself, for Prometheus. Labels are few and bounded: routes as templates, never ids. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function createMetrics({ process: withProcess = true } = {}) {
  const registers = [new Registry()]
  const registry = registers[0]!
  if (withProcess) collectDefaultMetrics({ register: registry })
  return {
    registry,
    httpSeconds: new Histogram({
      name: 'alongside_http_request_seconds',
      help: 'Time to answer, by route template and status; of an event stream, the time to open it.',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: SECONDS,
      registers,
    }),
    streams: new Gauge({
      name: 'alongside_streams_open',
      help: 'Event streams open now, by who listens.',
      labelNames: ['audience'] as const,
      registers,
    }),
    streamFrames: new Counter({
      name: 'alongside_stream_frames_total',
      help: 'Frames written to event streams.',
      registers,
    }),
    streamsCut: new Counter({
      name: 'alongside_streams_cut_total',
      help: 'Event streams ended by the hub, by reason.',
      labelNames: ['reason'] as const,
      registers,
    }),
    eventsCommitted: new Counter({
      name: 'alongside_events_committed_total',
      help: 'Events written by this process.',
      registers,
    }),
    eventsTailed: new Counter({
      name: 'alongside_events_tailed_total',
      help: 'Events read from the log to be fanned out.',
      registers,
    }),
    busProblems: new Counter({
      name: 'alongside_bus_problems_total',
      help: 'Lost connections and unreadable messages of the doorbell.',
      labelNames: ['what'] as const,
      registers,
    }),
    jobs: new Counter({
      name: 'alongside_jobs_total',
      help: 'Jobs run, by name and outcome.',
      labelNames: ['job', 'outcome'] as const,
      registers,
    }),
    outgoing: new Counter({
      name: 'alongside_outgoing_requests_total',
      help: 'Requests to other services, by outcome.',
      labelNames: ['outcome'] as const,
      registers,
    }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>
