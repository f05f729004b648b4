import type pg from 'pg'
import { expect, it, vi } from 'vitest'
import type { WorkspaceId } from '@/domain/ids'
import { createCommit } from './commit'

it('while no connection is to be had, those who wait together are told together', async () => {
  const connect = vi.fn(async () => Promise.reject(new Error('timeout exceeded when trying to connect')))
  const commit = createCommit({ pool: { connect } as unknown as pg.Pool, now: () => 0, onCommitted: () => {} })
  const change = { needs: {}, decide: () => ({ value: null }) }
  const answers = await Promise.allSettled(Array.from({ length: 50 }, () => commit('w' as WorkspaceId, change)))
  for (const answer of answers)
    expect(answer).toMatchObject({ status: 'rejected', reason: { message: 'timeout exceeded when trying to connect' } })
  expect(connect).toHaveBeenCalledOnce() // and not one after another, each after its own timeout
})
