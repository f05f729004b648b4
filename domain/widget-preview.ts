/**
 * What the widget editor and the frame with its preview say to each other, by `postMessage`. Nothing in it is secret: it is
 * what every page of the shop would get. The frame believes whoever frames it, and can do nothing but draw.
 */
import type { DressedWidget } from './widget'

/** As the hub would answer a visitor: protocol/widget-api.ts, WidgetConfig. */
export interface PreviewConfig extends DressedWidget {
  staffed: boolean
  agents: { name: string; hue: number }[]
}

export interface PreviewShow {
  kind: 'show'
  config: PreviewConfig
  /** BCP 47 of the page. */
  language: string
  dark: boolean
  open: boolean
  /** The greeting beside the closed launcher. */
  greets: boolean
  /** Another one: what was tried out before is forgotten. */
  round: string
}

/** The frame has its scripts, and waits to be told what to show. */
export interface PreviewReady {
  kind: 'ready'
}

export const isPreviewReady = (message: unknown): message is PreviewReady =>
  typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'ready'
export const isPreviewShow = (message: unknown): message is PreviewShow =>
  typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'show'
