// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { i18n } from '@/composables/i18n'
import type { BubbleState } from './bubble-state'
import NoteItem from './NoteItem.vue'

const note = (state: BubbleState | null) =>
  mount(NoteItem, {
    props: { text: 'Suggest the M.', author: 'You', at: 0, state },
    global: { plugins: [i18n] },
  })

describe('a note', () => {
  it('that was refused says why, and can be tried again or discarded', async () => {
    const wrapper = note({ kind: 'failed', code: 'permission_denied', retry: true })
    expect(wrapper.text()).toContain('Your role doesn’t allow this.')
    const [retry, discard] = wrapper.findAll('button')
    await retry!.trigger('click')
    await discard!.trigger('click')
    expect(wrapper.emitted()).toMatchObject({ retry: [[]], cancel: [[]] })
  })
  it('written offline says that it waits for the network', () => {
    expect(note({ kind: 'queued', waits: 'network', cancellable: true }).text()).toContain('back online')
  })
  it('the hub has is not spoken of further', () => {
    expect(note(null).findAll('button')).toEqual([])
  })
})
