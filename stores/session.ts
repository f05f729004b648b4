/** Who is signed in, and where. The token stays in the background. */
import { may as mayDo, type Permission, type Powers } from '@/domain/permissions'
import { db } from '@/data/db'
import { useLiveQuery } from '@/data/useLiveQuery'
import { powersOf } from '@/data/workspace'
import { request } from '@/services/bus/request'
import { identityOfSession, watchSession, type PublicSession } from '@/services/session/watch'
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
  const identity = computed(() => (session.value ? identityOfSession(session.value) : null))

  const status = computed(() =>
    session.value === undefined ? 'loading' : session.value === null ? 'signed-out' : 'signed-in',
  )
  const me = computed(() => session.value?.agent ?? null)
  const workspace = computed(
    () => session.value?.memberships.find((m) => m.workspace.id === session.value?.workspaceId) ?? null,
  )

  /** As the synced rows say it; null until they are read. */
  const { data: synced } = useLiveQuery<Awaited<ReturnType<typeof powersOf>>>(
    async () => {
      const now = session.value
      return now ? powersOf(db, { agentId: now.agent.id, workspaceId: now.workspaceId }) : null
    },
    () => identity.value,
    null,
  )
  /** What the person is here, with what this workspace changed of its roles and the exceptions made for them. */
  const powers = computed<Powers | null>(() => {
    if (!workspace.value) return null
    if (synced.value && synced.value.agentId === me.value?.id) return synced.value
    return { role: workspace.value.role, roles: {}, granted: [], denied: [] }
  })
  /** May the person do this, in the workspace they are in? What the hub will say, so that no screen offers in vain. */
  function may(permission: Permission): boolean {
    return powers.value !== null && mayDo(powers.value, permission)
  }

  const hasSeveral = computed(() => (session.value?.memberships.length ?? 0) > 1)
  /** Unread messages that wait in each workspace, as the hub last said; null until it has. */
  const waiting = shallowRef<ReadonlyMap<string, number> | null>(null)
  async function readWaiting() {
    try {
      const { waiting: counts } = await request('session.refresh', null)
      waiting.value = new Map(counts.map(({ workspaceId, unread }) => [workspaceId, unread]))
    } catch (error) {
      console.warn('[session]', error) // the menu is without numbers; the next look asks again
    }
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
    hasSeveral,
    waiting,
    readWaiting,
    powers,
    may,
    checkHub,
    signIn,
    signOut,
    switchWorkspace,
  }
})
