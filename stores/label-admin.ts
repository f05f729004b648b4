/** Managing the workspace's labels. The labels themselves are synced (stores/directory.ts); how often they are used is asked. */
import type { LabelId } from '@/domain/ids'
import { newId } from '@/domain/new-id'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { askHub } from '@/services/hub-client/ask'

type Uses = { conversations: number; contacts: number }

export const useLabelAdminStore = defineStore('label-admin', () => {
  /** null: not known yet. */
  const uses = shallowRef<ReadonlyMap<string, Uses> | null>(null)
  async function countUses() {
    const answer = await askHub('countLabelUses', {})
    uses.value = new Map(answer.uses.map(({ id, ...counts }) => [id, counts]))
  }
  const create = (name: string, hue: number) => askHub('createLabel', { body: { id: newId(), name, hue } })
  const change = (labelId: LabelId, body: { name?: string; hue?: number }) =>
    askHub('changeLabel', { params: { labelId }, body })
  async function remove(labelId: LabelId) {
    await askHub('removeLabel', { params: { labelId } })
    await countUses()
  }
  return { uses, countUses, create, change, remove }
})
