/** The background's side of quick translate: the selection of the frame's own tab, and the hub's engine. */
import { AppError } from '@/domain/errors'
import type { Handlers } from '@/services/bus/listen'
import { askSelection } from '@/services/tabs/bridge'
import { isPlacedByUs, tabState } from '@/services/tabs/tab-state'

type HubTranslate = Handlers['translate.hub']

export function createTranslateHandlers(
  translateByHub: HubTranslate,
): Pick<Handlers, 'translate.hub' | 'selection.text'> {
  return {
    'translate.hub': translateByHub,
    async 'selection.text'(_input, { tabId, url }) {
      const selection = tabId !== null && isPlacedByUs(await tabState(tabId), url) ? await askSelection(tabId) : null
      if (tabId === null || !selection?.text) throw new AppError('invalid_request', { tabId })
      return selection
    },
  }
}
