/** Who is signed in, and where. The token stays in the background. */
import type { Agent } from '@/domain/agent'
import { may as mayDo, type Permission } from '@/domain/permissions'
import { db } from '@/data/db'
import { useLiveQuery } from '@/data/useLiveQuery'
import { agentById } from '@/data/workspace'
import { request } from '@/services/bus/request'
import { watchSession, type PublicSession } from '@/services/session/watch'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'

export const useSessionStore = defineStore('session', () => {
  /** undefined: not read yet (a few milliseconds); null: signed out. */
  const session = shallowRef<PublicSession | null | undefined>(undefined)
  /** The last hub seen here: whoever signs in again need not type it. */
  const lastHubUrl = ref('')
  let isRead = () => {}
  const ready = new Promise<void>((resolve) => (isRead = resolve))
  onScopeDispose(
    watchSession((now) => {
      session.value = now
      if (now) lastHubUrl.value = now.hubUrl
      isRead()
    }),
  )
  /** Changes when somebody else, or somewhere else, is what all pages are about. */
  const identity = computed(() => {
    const now = session.value
    return now ? [now.hubUrl, now.agent.id, now.workspaceId].join(' ') : null
  })

  const status = computed(() =>
    session.value === undefined ? 'loading' : session.value === null ? 'signed-out' : 'signed-in',
  )
  const me = computed(() => session.value?.agent ?? null)
  const workspace = computed(
    () => session.value?.memberships.find((m) => m.workspace.id === session.value?.workspaceId) ?? null,
  )

  /** The person's own row, with the exceptions to their role; null until it is read. */
  const { data: self } = useLiveQuery<Agent | null>(
    async () => (me.value ? agentById(db, me.value.id) : null),
    () => identity.value,
    null,
  )
  /** May the person do this, in the workspace they are in? What the hub will say, so that no screen offers in vain. */
  function may(permission: Permission): boolean {
    if (!workspace.value) return false
    const known = self.value?.id === me.value?.id ? self.value : null
    return mayDo(known ?? { role: workspace.value.role, granted: [], denied: [] }, permission)
  }

  /** Says what answers at an address as a person types it. Throws `AppError` (hub_unreachable, hub_not_found, …). */
  const checkHub = (hubUrl: string) => request('session.checkHub', { hubUrl })
  const signIn = (input: { hubUrl: string; email: string; password: string }) => request('session.signIn', input)
  const signOut = () => request('session.signOut', null)
  const switchWorkspace = (workspaceId: string) => request('session.switchWorkspace', { workspaceId: workspaceId })

  return {
    session,
    ready,
    status,
    identity,
    lastHubUrl,
    me,
    workspace,
    may,
    checkHub,
    signIn,
    signOut,
    switchWorkspace,
  }
})
