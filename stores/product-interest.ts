/** Who was sent the product of the page beside us, or looked at it lately. Asked once a page. */
import type { Interest } from '@/domain/store-person'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { askHub } from '@/services/hub-client/ask'
import { usePageStore } from './page'
import { useSessionStore } from './session'

export const useProductInterestStore = defineStore('product-interest', () => {
  const page = usePageStore()
  const session = useSessionStore()
  const url = computed(() => page.product?.url ?? null)
  const people = shallowRef<Interest[]>([])
  watch(
    [url, () => session.identity],
    async ([asked, of]) => {
      people.value = []
      if (!asked || !of) return
      try {
        const answer = await askHub('productInterest', { query: { url: asked } })
        if (url.value === asked && session.identity === of) people.value = answer.people
      } catch (error) {
        console.warn('[product interest]', error) // a hint that is missing hinders nobody
      }
    },
    { immediate: true },
  )
  return { people }
})
