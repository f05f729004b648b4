/** As much of the extension's browser as the pages ask for: storage, the push port, and answers to requests. */
import type { Push } from '@/protocol/pushes'

export type World = {
  /** null: signed out. */
  session?: unknown
  preferences?: Record<string, unknown>
  /** Sent over the port as soon as it is open. */
  pushes?: Push[]
  /** What a request answers, by name. A function is called with the input; a thrown code travels as one. */
  answers?: Record<string, unknown>
}

/** Thrown by an answer: the request fails with this code. */
export class Refusal extends Error {
  constructor(readonly code: string) {
    super(code)
  }
}

type Listener = (...given: never[]) => void
function event() {
  const listeners = new Set<Listener>()
  return {
    addListener: (listener: Listener) => listeners.add(listener),
    removeListener: (listener: Listener) => listeners.delete(listener),
    emit: (...given: unknown[]) => listeners.forEach((listener) => (listener as (...all: unknown[]) => void)(...given)),
  }
}

function storageArea(area: string, changed: ReturnType<typeof event>, held: Map<string, unknown>) {
  return {
    get: async (asked: string | string[] | null) => {
      const keys = asked === null ? [...held.keys()] : [asked].flat()
      return Object.fromEntries(keys.filter((key) => held.has(key)).map((key) => [key, held.get(key)]))
    },
    set: async (values: Record<string, unknown>) => {
      const changes = Object.entries(values).map(([key, newValue]) => [key, { oldValue: held.get(key), newValue }] as const)
      for (const [key, { newValue }] of changes) held.set(key, newValue)
      changed.emit(Object.fromEntries(changes), area)
    },
    remove: async (asked: string | string[]) => {
      const keys = [asked].flat()
      for (const key of keys) held.delete(key)
      changed.emit(Object.fromEntries(keys.map((key) => [key, {}])), area)
    },
  }
}

export function installBrowser(world: World) {
  const changed = event()
  const local = new Map<string, unknown>([['preferences', world.preferences ?? {}]])
  if (world.session) local.set('session', world.session)
  const answers = { ...world.answers }
  const ports = new Set<ReturnType<typeof event>>()
  const push = (...pushes: Push[]) => pushes.forEach((one) => ports.forEach((port) => port.emit(one)))

  async function sendMessage({ name, input }: { name: string; input: unknown }) {
    try {
      const answer = answers[name]
      return { ok: true, value: typeof answer === 'function' ? await (answer as (input: unknown) => unknown)(input) : (answer ?? null) }
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, code: error.code }
      throw error
    }
  }
  const chrome = {
    runtime: {
      id: 'play',
      sendMessage,
      getURL: (path: string) => path,
      getManifest: () => ({ content_scripts: [{ js: ['page.js'], matches: ['https://admin.shopify.com/*', 'https://*.myshopify.com/*'] }] }),
      onMessage: event(),
      connect: () => {
        const onMessage = event()
        ports.add(onMessage)
        queueMicrotask(() => push(...(world.pushes ?? [])))
        return { onMessage, onDisconnect: event(), postMessage: () => undefined, disconnect: () => ports.delete(onMessage) }
      },
    },
    storage: { onChanged: changed, local: storageArea('local', changed, local), session: storageArea('session', changed, new Map()) },
    windows: { getCurrent: async () => ({ id: 1 }) },
    tabs: { onActivated: event(), create: async () => ({}) },
    permissions: { getAll: async () => ({ origins: ['https://catalog.example/*'] }), request: async () => true, remove: async () => true, onAdded: event(), onRemoved: event() },
    notifications: { create: async () => 'test', getPermissionLevel: async () => 'granted' },
    commands: { getAll: async () => [] },
  }
  Object.assign(globalThis, { chrome })
  return { answers, push }
}
export type FakeBrowser = ReturnType<typeof installBrowser>
