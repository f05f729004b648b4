import { expect, it } from 'vitest'
import { anAgent } from '@/tests/factories'
import { PERMISSIONS } from '@/domain/permissions'
import { roleTable } from './role-table'

const rowsOf = (...given: Parameters<typeof roleTable>) => roleTable(...given).flatMap(({ rows }) => rows)

it('has every permission once', () => {
  expect(
    rowsOf([])
      .map(({ permission }) => permission)
      .sort(),
  ).toEqual([...PERMISSIONS].sort())
})

it('says which role may reassign, and who is an exception to their role', () => {
  const members = [
    anAgent({ name: 'Zoé', role: 'agent', granted: ['conversation.reassign'] }),
    anAgent({ name: 'Adam', role: 'supervisor', denied: ['conversation.reassign'] }),
    anAgent({ name: 'Bo', role: 'agent' }),
    anAgent({ name: 'Cy', role: 'agent', granted: ['conversation.reassign'], active: false }),
  ]
  const row = rowsOf(members).find(({ permission }) => permission === 'conversation.reassign')!
  expect(row.roles).toEqual({ admin: true, supervisor: true, agent: false })
  expect(row.exceptions.map(({ agent, may }) => [agent.name, may])).toEqual([
    ['Adam', false],
    ['Zoé', true],
  ])
})
