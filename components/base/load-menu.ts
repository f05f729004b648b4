/** Fetches the menu once for all buttons that have one. */
import type { Component } from 'vue'

let layer: Promise<Component> | null = null

export function loadMenuLayer(): Promise<Component> {
  layer ??= (import('./MenuLayer.vue') as Promise<{ default: Component }>).then((module) => module.default)
  return layer
}
