/** What a handler is given and gives back, from the line of its endpoint. */
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { z } from 'zod'
import type { Member, SignedIn } from '../auth/sessions'
import type { Visitor } from '../auth/visitor-token'
import type { Endpoint } from '@/protocol/hub-api'
import type { WidgetEndpoint } from '@/protocol/widget-api'

export type HubContext = Context<{ Bindings: HttpBindings }>

type Parsed<S> = S extends z.ZodType ? z.output<S> : S extends 'bytes' ? Buffer : undefined
type Answer<R> = R extends z.ZodType ? z.input<R> : R extends 'stream' | 'bytes' ? Response : void

/** Who calls, as far as the route lets them: nobody in particular, a person, a member, a visitor. */
export type CallerOf<Access> = Access extends 'public'
  ? null
  : Access extends 'signed_in'
    ? SignedIn
    : Access extends 'visitor'
      ? Visitor
      : Member

type Part<E, K extends string> = E extends Record<K, infer S> ? Parsed<S> : undefined

export interface RouteInput<E extends Endpoint | WidgetEndpoint> {
  caller: CallerOf<E['access']>
  params: Part<E, 'params'>
  query: Part<E, 'query'>
  body: Part<E, 'body'>
  /** For headers and the raw socket; what the table describes is parsed already. */
  c: HubContext
}

export type Handler<E extends Endpoint | WidgetEndpoint> = (
  input: RouteInput<E>,
) => Promise<Answer<E['response']>> | Answer<E['response']>

/** A handler for every line of the table: a missing one does not compile. */
export type HandlersFor<Table extends Record<string, Endpoint | WidgetEndpoint>> = {
  [Name in keyof Table]: Handler<Table[Name]>
}
