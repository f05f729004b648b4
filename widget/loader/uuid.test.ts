import { expect, it } from 'vitest'
import { MessageId } from '@/domain/ids'
import { uuidv7 } from './uuid'

it('makes ids the hub takes, which sort by time and do not repeat', () => {
  const ids = Array.from({ length: 200 }, (_, n) => uuidv7(1_764_000_000_000 + n))
  for (const id of ids) expect(MessageId.safeParse(id).success).toBe(true)
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(200)
})
