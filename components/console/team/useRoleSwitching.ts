/** Switching what a role may do: saved at once; what is under way, and what was not saved and why. */
import type { ErrorCode } from '@/domain/errors'
import { codeOf } from '@/components/errors/error-text'
import type { EditableRole, Permission, RoleChange } from '@/domain/permissions'
import { shallowReactive, shallowRef } from 'vue'

/** null: the role as a whole, put back to the default. */
type What = Permission | null

export interface RoleSwitching {
  isBusy(role: EditableRole, what: What): boolean
  /** What was asked for last and not saved. */
  fault: { role: EditableRole; what: What; code: ErrorCode } | null
  turn(role: EditableRole, permission: Permission, on: boolean): Promise<boolean>
  reset(role: EditableRole): Promise<boolean>
}

interface Sending {
  changeRole(role: EditableRole, change: RoleChange): Promise<unknown>
  resetRole(role: EditableRole): Promise<unknown>
}

/** Both answer whether it was saved. */
export function useRoleSwitching({ changeRole, resetRole }: Sending): RoleSwitching {
  const busy = shallowReactive(new Set<string>())
  const fault = shallowRef<RoleSwitching['fault']>(null)
  const keyOf = (role: EditableRole, what: What) => `${role} ${what}`

  async function send(role: EditableRole, what: What, work: () => Promise<unknown>): Promise<boolean> {
    const key = keyOf(role, what)
    if (busy.has(key)) return false
    busy.add(key)
    fault.value = null
    try {
      await work()
      return true
    } catch (error) {
      fault.value = { role, what, code: codeOf(error) }
      return false
    } finally {
      busy.delete(key)
    }
  }

  return {
    isBusy: (role, what) => busy.has(keyOf(role, what)),
    get fault() {
      return fault.value
    },
    turn: (role, permission, on) =>
      send(role, permission, () =>
        changeRole(role, { added: on ? [permission] : [], removed: on ? [] : [permission] }),
      ),
    reset: (role) => send(role, null, () => resetRole(role)),
  }
}
