import { expect, it, vi } from 'vitest'
import { AppError } from '@/domain/errors'
import { useRoleSwitching } from './useRoleSwitching'

it('sends the one permission that was switched, once while it is under way', async () => {
  let saved = () => {}
  const changeRole = vi.fn(() => new Promise<void>((resolve) => (saved = resolve)))
  const switching = useRoleSwitching({ changeRole, resetRole: vi.fn() })
  const first = switching.turn('agent', 'label.manage', true)
  expect(switching.isBusy('agent', 'label.manage')).toBe(true)
  expect(switching.isBusy('supervisor', 'label.manage')).toBe(false)
  expect(await switching.turn('agent', 'label.manage', true)).toBe(false)
  saved()
  expect(await first).toBe(true)
  expect(changeRole.mock.calls).toEqual([['agent', { added: ['label.manage'], removed: [] }]])
  expect(switching.isBusy('agent', 'label.manage')).toBe(false)
})

it('says what was not saved and why, until something else is tried', async () => {
  const changeRole = vi.fn().mockRejectedValueOnce(new AppError('hub_unreachable'))
  const resetRole = vi.fn().mockRejectedValueOnce(new AppError('permission_denied')).mockResolvedValueOnce(null)
  const switching = useRoleSwitching({ changeRole, resetRole })
  expect(await switching.turn('agent', 'label.manage', false)).toBe(false)
  expect(switching.fault).toEqual({ role: 'agent', what: 'label.manage', code: 'hub_unreachable' })
  expect(await switching.reset('supervisor')).toBe(false)
  expect(switching.fault).toEqual({ role: 'supervisor', what: null, code: 'permission_denied' })
  expect(await switching.reset('supervisor')).toBe(true)
  expect(switching.fault).toBeNull()
})
