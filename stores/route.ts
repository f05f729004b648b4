/** Where in the console one is: a path and its question behind the # of the address, so that it can be sent to somebody. */
import { useEventListener } from '@vueuse/core'
import { defineStore } from 'pinia'
import { ref } from 'vue'

export type Query = Record<string, string>

/** `#/settings/labels?text=x` as a path and its question. Anything else is the beginning. */
export function parseRoute(hash: string): { path: string; query: Query } {
  const [path = '', question = ''] = hash.replace(/^#/, '').split(/\?(.*)/s)
  return { path: path.startsWith('/') ? path : '/', query: Object.fromEntries(new URLSearchParams(question)) }
}

/** What is empty is left out: an address says only what differs. */
export function routeTo(path: string, query: Readonly<Record<string, string | null>> = {}): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return `#${path}${given.length ? `?${new URLSearchParams(given)}` : ''}`
}

export const useRouteStore = defineStore('route', () => {
  const now = parseRoute(location.hash)
  const path = ref(now.path)
  const query = ref<Query>(now.query)
  /** Somebody went somewhere: the new place takes the focus. At the start nobody did. */
  const hasMoved = ref(false)

  function read() {
    const next = parseRoute(location.hash)
    if (next.path !== path.value) hasMoved.value = true
    path.value = next.path
    query.value = next.query
  }
  useEventListener(window, ['hashchange', 'popstate'], read)

  /** `replace`: Back leads past it, as for every letter of a search. */
  function go(to: string, question: Readonly<Record<string, string | null>> = {}, replace = false) {
    const address = routeTo(to, question)
    if (address === location.hash) return
    history[replace ? 'replaceState' : 'pushState'](null, '', address)
    read()
  }
  return { path, query, hasMoved, go }
})
