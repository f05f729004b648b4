import { AppError } from '@/domain/errors'
import { expect, it } from 'vitest'
import { createVisitorLimit } from './visitor-limit'

const few = { points: 2, duration: 60 }
const limit = () =>
  createVisitorLimit({
    ...{ session: few, message: few, visit: few, upload: few, signal: few },
    ...{ rating: few, invitation: few, grant: few },
  })

it('lets a visitor do what a person does, then says how long to wait', async () => {
  const visitor = limit()
  await visitor.check('message', 'a')
  await visitor.check('message', 'a')
  const refusal = await visitor.check('message', 'a').catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(AppError)
  expect(refusal).toMatchObject({ code: 'too_many_attempts', details: { act: 'message' } })
  expect((refusal as AppError).details.retryAfterSeconds).toBeGreaterThan(0)
})

it('counts each visitor and each act by itself', async () => {
  const visitor = limit()
  for (const who of ['a', 'b']) for (const act of ['message', 'visit'] as const) await visitor.check(act, who)
  await visitor.check('message', 'a')
  await expect(visitor.check('message', 'b')).resolves.toBeUndefined()
})
