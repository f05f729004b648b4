/** What every bus must do, whatever it travels over. `open` gives the buses of two hub processes (or one bus twice). */
import { afterEach, expect, it, vi } from 'vitest'
import { ConversationId, WorkspaceId } from '@/domain/ids'
import type { Bus, SignalFrame } from './bus'

export const ws = (name: string) => WorkspaceId.parse(name)
const CONVERSATION = ConversationId.parse('01900000-0000-7000-8000-000000000001')

export function typing(number: number): SignalFrame {
  return { frame: 'typing', data: { conversationId: CONVERSATION, agentId: null, isTyping: number % 2 === 0 } }
}

export function visit(title: string): SignalFrame {
  const id = '01900000-0000-7000-8000-000000000002'
  const url = `https://shop.example/${'a'.repeat(1_900)}`
  const data = { id, contactId: id, url, title, referrer: url, enteredAt: 1, spentMs: 0 }
  return { frame: 'visit', data } as SignalFrame
}

export function busContract(open: () => Promise<[Bus, Bus]>): void {
  let buses: Bus[] = []
  const pair = async () => {
    const [a, b] = await open()
    buses = [a, b]
    return { a, b }
  }
  afterEach(async () => {
    await Promise.all(new Set(buses.map((bus) => bus.close())))
    buses = []
  })

  it('a process hears its own ring at once', async () => {
    const { a } = await pair()
    const heard: unknown[] = []
    a.onRing((workspaceId) => heard.push(workspaceId))
    a.ring(ws('shop'))
    expect(heard).toEqual(['shop'])
  })

  it('the other process hears the ring, of that workspace', async () => {
    const { a, b } = await pair()
    const heard = new Set<unknown>()
    b.onRing((workspaceId) => heard.add(workspaceId))
    a.ring(ws('shop'))
    a.ring(ws('other-shop'))
    await vi.waitFor(() => expect([...heard].sort()).toEqual(['other-shop', 'shop']))
  })

  it('a thousand rings may coalesce, but the last is always heard', async () => {
    const { a, b } = await pair()
    let moved = 0
    let seen = 0
    b.onRing(() => (seen = moved))
    for (let n = 0; n < 1_000; n += 1) {
      moved = n
      a.ring(ws('shop'))
    }
    await vi.waitFor(() => expect(seen).toBe(999))
  })

  it('signals arrive whole, in order, each once, in both processes', async () => {
    const { a, b } = await pair()
    const heard: { a: SignalFrame[]; b: SignalFrame[] } = { a: [], b: [] }
    a.onSignal((_workspace, frame) => heard.a.push(frame))
    b.onSignal((_workspace, frame) => heard.b.push(frame))
    const sent = Array.from({ length: 200 }, (_, n) => typing(n))
    for (const frame of sent) a.signal(ws('shop'), frame)
    await vi.waitFor(() => expect(heard.b).toHaveLength(200))
    expect(heard.b).toEqual(sent)
    expect(heard.a).toEqual(sent)
  })

  it('a signal longer than one notification arrives whole, whatever its script', async () => {
    const { a, b } = await pair()
    const heard: SignalFrame[] = []
    b.onSignal((_workspace, frame) => heard.push(frame))
    const frames = [
      visit('漢字🧵'.repeat(75)),
      { frame: 'presence', data: { full: true, online: ids(500), offline: [] } },
    ] as SignalFrame[]
    for (const frame of frames) a.signal(ws('shop'), frame)
    await vi.waitFor(() => expect(heard).toHaveLength(2))
    expect(heard).toEqual(frames)
  })

  it('a listener that throws does not keep the next from hearing', async () => {
    const { a, b } = await pair()
    const heard = vi.fn()
    b.onRing(() => {
      throw new Error('mine to bear')
    })
    b.onRing(heard)
    a.ring(ws('shop'))
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith('shop'))
  })

  it('who unsubscribed hears no more', async () => {
    const { a, b } = await pair()
    const gone = vi.fn()
    const still = vi.fn()
    b.onRing(gone)()
    b.onRing(still)
    a.ring(ws('shop'))
    await vi.waitFor(() => expect(still).toHaveBeenCalled())
    expect(gone).not.toHaveBeenCalled()
  })

  it('a ring and a signal sent just before closing still arrive', async () => {
    const { a, b } = await pair()
    const rung = vi.fn()
    const typed = vi.fn()
    b.onRing(rung)
    b.onSignal(typed)
    a.ring(ws('shop'))
    a.signal(ws('shop'), typing(1))
    await a.close()
    await vi.waitFor(() => expect(rung).toHaveBeenCalledWith('shop'))
    await vi.waitFor(() => expect(typed).toHaveBeenCalled())
  })

  it('says that it is connected, and closes twice without complaint', async () => {
    const { a } = await pair()
    expect(a.isConnected()).toBe(true)
    await a.close()
    await a.close()
  })
}

function ids(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`)
}
