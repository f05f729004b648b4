/** Finds out what answers at an address as typed, and whether we can talk to it. */
import { AppError } from '@/domain/errors'
import { API_VERSION, type HubDescription } from '@/protocol/hub-api'
import { hubAddresses } from './address'
import { createHubClient } from './client'

export type FoundHub = { hubUrl: string; version: string }

/** Throws `invalid_request`, `hub_unreachable`, `hub_not_found`, `hub_too_old` or `extension_too_old`. */
export async function findHub(typed: string, fetcher?: typeof fetch): Promise<FoundHub> {
  let problem: AppError | undefined
  for (const hubUrl of hubAddresses(typed)) {
    try {
      const hub = await createHubClient({ hubUrl }, fetcher).call('describeHub', {})
      checkVersions(hub)
      return { hubUrl, version: hub.version }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (error.code === 'hub_too_old' || error.code === 'extension_too_old') throw error
      // Whatever answered and is no hub tells more than an address where nobody does.
      if (!problem || problem.code === 'hub_unreachable') problem = notAHub(error)
    }
  }
  throw problem ?? new AppError('hub_unreachable')
}

function notAHub(error: AppError): AppError {
  return error.code === 'hub_unreachable' ? error : new AppError('hub_not_found', error.details, { cause: error })
}

function checkVersions({ api, oldestApi, version }: HubDescription): void {
  if (api < API_VERSION) throw new AppError('hub_too_old', { version })
  if (oldestApi > API_VERSION) throw new AppError('extension_too_old', { version })
}
