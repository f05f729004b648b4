import { HTTPException } from 'hono/http-exception'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { AppError, ERROR_CODES } from '@/domain/errors'
import { asAppError, errorBody, invalidRequest, statusOf } from './errors'

it('has a status of its own kind for every code', () => {
  for (const code of ERROR_CODES) expect(statusOf(code), code).toBeGreaterThanOrEqual(400)
})

it('tells a client nothing of what nobody foresaw', () => {
  const error = asAppError(new Error('password=hunter2'))
  expect(error.code).toBe('unexpected')
  expect(JSON.stringify(errorBody(error))).not.toContain('hunter2')
  expect(error.cause).toBeInstanceOf(Error)
})

it('says that the hub is out of reach while its database is, so that clients try again', () => {
  const stopped = Object.assign(new Error('no'), { code: '57P01' })
  const away = [
    stopped,
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Failed query', { cause: stopped }), // as drizzle wraps it
    Object.assign(new Error('getaddrinfo EAI_AGAIN db'), { code: 'EAI_AGAIN' }),
  ]
  for (const error of away) expect(asAppError(error).code).toBe('hub_unreachable')
  expect(asAppError(Object.assign(new Error('duplicate'), { code: '23505' })).code).toBe('unexpected')
})

it('keeps an error that has a code, and knows the framework’s', () => {
  const error = new AppError('label_not_found')
  expect(asAppError(error)).toBe(error)
  expect(asAppError(new HTTPException(413)).code).toBe('request_too_large')
  expect(asAppError(new HTTPException(400)).code).toBe('invalid_request')
})

it('names the fields that were wrong, never their values', () => {
  const wrong = z.object({ password: z.string().min(10) }).safeParse({ password: 'hunter2' })
  const { details } = invalidRequest(wrong.error!, 'body')
  expect(details).toEqual({ where: 'body', fields: [{ path: 'password', problem: 'too_small' }] })
})
