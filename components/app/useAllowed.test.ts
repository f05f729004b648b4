// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import type { MenuEntry } from '@/components/base/menu'
import type { ConversationId } from '@/domain/ids'
import { mount } from '@vue/test-utils'
import { createPinia, disposePinia, setActivePinia, type Pinia } from 'pinia'
import { fakeBrowser } from 'wxt/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useBulk } from '@/components/inbox/useBulk'
import { useConversationMenus } from '@/components/conversation/useConversationMenus'
import { useCommands } from '@/components/palette/commands'
import { i18n } from '@/composables/i18n'
import { db } from '@/data/db'
import type { Permission } from '@/domain/permissions'
import { useConversationStore } from '@/stores/conversation'
import { useNavigationStore } from '@/stores/navigation'
import { useNoticesStore } from '@/stores/notices'
import { useSelectionStore } from '@/stores/selection'
import { useSessionStore } from '@/stores/session'
import { aConversation, anAgent } from '@/tests/factories'
import { connectToSilence } from '@/tests/silent-background'
import { useAllowed } from './useAllowed'

const MANAGE = 'This needs the permission “Change state and labels”. Ask an admin of your workspace.'
const REASSIGN = 'This needs the permission “Reassign to others”. Ask an admin of your workspace.'
const me = anAgent()
const mia = anAgent()
const asked = vi.fn()
let pinia: Pinia
let leave: () => void

beforeEach(async () => {
  fakeBrowser.reset()
  setActivePinia((pinia = createPinia()))
  leave = () => {}
  connectToSilence()
  asked.mockReset()
  fakeBrowser.runtime.sendMessage = vi.fn((message: { name: string; input: unknown }) => {
    asked(message.name, message.input)
    return Promise.resolve({ ok: true, value: { changed: [], refused: [] } })
  }) as never
  await Promise.all(db.tables.map((table) => table.clear()))
  await db.agents.bulkPut([me, mia])
})
/** What goes on in the stores of one test would have those of the next one's taken for its own. */
afterEach(() => {
  leave()
  disposePinia(pinia)
})

/** As a component would have it, for somebody who may all but these. */
async function within<T>(lacking: Permission[], use: () => T): Promise<T> {
  let got!: T
  const session = useSessionStore()
  await session.ready
  session.session = { agent: me, memberships: [] } as never
  session.may = (permission) => !lacking.includes(permission)
  const component = defineComponent({
    setup() {
      got = use()
      return () => h('i')
    },
  })
  const mounted = mount(component, { global: { plugins: [i18n, pinia] } })
  leave = () => mounted.unmount()
  return got
}
const entryOf = (entries: MenuEntry[], id: string) => entries.find((each) => 'id' in each && each.id === id)
const said = () => {
  const { notice } = useNoticesStore()
  return notice && 'said' in notice ? notice.said : null
}
const changes = () => asked.mock.calls.filter(([name]) => String(name).endsWith('.change')).map(([, input]) => input)
async function open(over: Parameters<typeof aConversation>[0] = {}): Promise<ConversationId> {
  const conversation = aConversation(over)
  await db.conversations.put(conversation)
  useNavigationStore(pinia).open(conversation.id)
  await expect.poll(() => useConversationStore(pinia).conversation?.id).toBe(conversation.id)
  return conversation.id
}

describe('what one may not do', () => {
  it('is said by the first permission that is missing', async () => {
    const { why, allowed } = await within(['conversation.reassign'], useAllowed)
    expect(why('conversation.manage')).toBeUndefined()
    expect(why('conversation.manage', 'conversation.reassign')).toBe(REASSIGN)
    expect(allowed('conversation.manage')).toBe(true)
    expect(said()).toBeNull()
    expect(allowed('conversation.reassign')).toBe(false)
    expect(said()).toBe(REASSIGN)
  })

  it.each(['resolve', 'later', 'assign'])('by key or by menu: %s is refused with its reason', async (id) => {
    const menus = await within(['conversation.manage'], useConversationMenus)
    await open()
    await menus.choose(id)
    expect(said()).toBe(MANAGE)
    expect(menus.asksLater.value).toBe(false)
    expect(changes()).toEqual([])
    await expect.poll(() => entryOf(menus.more.value, id)).toMatchObject({ why: MANAGE })
    expect(entryOf(menus.more.value, 'details')).not.toHaveProperty('why')
  })

  it('the bot is neither let answer nor stopped', async () => {
    const { host } = await within(['conversation.manage'], useConversationMenus)
    await open()
    host(true)
    expect([said(), changes()]).toEqual([MANAGE, []])
  })

  it.each([
    ['a colleague’s conversation is not taken by who may not reassign', mia.id, REASSIGN],
    ['what nobody holds is taken all the same', null, undefined],
  ])('%s', async (_what, assigneeId, reason) => {
    const menus = await within(['conversation.reassign'], useConversationMenus)
    await open({ assigneeId })
    await expect.poll(() => entryOf(menus.more.value, 'assign')).toMatchObject({ why: reason })
  })

  it('several at once: nothing is asked of the hub', async () => {
    const { apply, whyNot } = await within(['conversation.manage'], useBulk)
    useSelectionStore().toggle(await open())
    expect(whyNot.value).toBe(MANAGE)
    expect(await apply({ status: 'resolved' }, 'resolved')).toBe(false)
    expect([said(), changes()]).toEqual([MANAGE, []])
  })

  it('the palette says of each command what it needs', async () => {
    const { matching } = await within([], () =>
      useCommands({ console: () => {}, help: () => {}, write: () => {}, recommend: () => {} }),
    )
    await open({ assigneeId: mia.id })
    await expect
      .poll(() => Object.fromEntries(matching('').flatMap(({ id, needs }) => (needs ? [[id, needs]] : []))))
      .toEqual({
        reply: ['conversation.reply'],
        note: ['conversation.reply'],
        recommend: ['conversation.reply'],
        resolve: ['conversation.manage'],
        assign: ['conversation.manage', 'conversation.reassign'],
      })
  })
})
