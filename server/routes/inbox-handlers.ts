/** A website inbox as its shop sets it up. */
import { AppError } from '@/domain/errors'
import type { InboxId, WorkspaceId } from '@/domain/ids'
import type { ENDPOINTS, WidgetView } from '@/protocol/hub-api'
import type { HubDeps } from '../deps'
import { audited } from '../store/audit'
import { saveWebsiteInbox } from '../use-cases/manage-inboxes'
import { trailOf } from './console-handlers'
import type { HandlersFor, HubContext } from './route-types'

type InboxEndpoint = 'getWidget' | 'publishWidget' | 'checkInstall'

export function inboxHandlers(deps: HubDeps): Pick<HandlersFor<typeof ENDPOINTS>, InboxEndpoint> {
  const { widgetStore, sightings, commit, checkInstall, publicUrlOf } = deps

  /** An inbox of another workspace is none. */
  async function own(workspaceId: WorkspaceId, inboxId: InboxId) {
    const found = await widgetStore.findInbox(inboxId)
    if (found.workspaceId !== workspaceId) throw new AppError('inbox_not_found', { inboxId })
    return found
  }
  async function view(workspaceId: WorkspaceId, inboxId: InboxId, c: HubContext): Promise<WidgetView> {
    const { settings, version } = await own(workspaceId, inboxId)
    const seen = await sightings.lastOf(workspaceId, inboxId)
    return { settings, version, seen, script: `${publicUrlOf(c)}/widget/loader.js` }
  }

  return {
    getWidget: ({ caller, params, c }) => view(caller.workspaceId, params.inboxId, c),
    async publishWidget({ caller, params, query, body, c }) {
      const { workspaceId } = caller
      const { inboxId } = params
      const { name } = await own(workspaceId, inboxId)
      const change = saveWebsiteInbox({ workspaceId, id: inboxId, name, settings: body, seenVersion: query.version })
      await commit(
        workspaceId,
        audited(change, trailOf(deps, caller, c), () => ({ action: 'inbox.changed', target: name })),
      )
      return view(workspaceId, inboxId, c)
    },
    async checkInstall({ caller, params, body }) {
      const { settings } = await own(caller.workspaceId, params.inboxId)
      return checkInstall({ inboxId: params.inboxId, url: body.url, allowedDomains: settings.allowedDomains })
    },
  }
}
