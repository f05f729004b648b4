/** Saved views: filters with a name, one's own and the team's. */
import { newId } from '@/domain/new-id'
import type { SavedView, ViewId } from '@/domain/saved-view'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { askHub } from '@/services/hub-client/ask'

export const useViewsStore = defineStore('views', () => {
  const views = shallowRef<SavedView[]>([])
  const put = (view: SavedView) =>
    (views.value = [...views.value.filter(({ id }) => id !== view.id), view].sort((a, b) => a.createdAt - b.createdAt))

  async function load() {
    views.value = (await askHub('listViews', {})).views
  }
  async function create(name: string, query: Record<string, string>, shared: boolean) {
    const view = await askHub('createView', { body: { id: newId(), name, query, shared } })
    put(view)
    return view
  }
  async function change(viewId: ViewId, body: Partial<Pick<SavedView, 'name' | 'query' | 'shared'>>) {
    put(await askHub('changeView', { params: { viewId }, body }))
  }
  async function remove(viewId: ViewId) {
    await askHub('removeView', { params: { viewId } })
    views.value = views.value.filter(({ id }) => id !== viewId)
  }
  return { views, load, create, change, remove }
})
