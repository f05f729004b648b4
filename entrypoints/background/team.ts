/** What pages ask about the team and say of it. Rows that change come back over the stream. */
import type { Handlers } from '@/services/bus/listen'
import type { Sessions } from './session'

type TeamRequest = 'team.load'

export function createTeamHandlers({ signedIn }: Pick<Sessions, 'signedIn'>): Pick<Handlers, TeamRequest> {
  return {
    async 'team.load'() {
      const { hub } = await signedIn()
      return hub.call('getTeamLoad', {})
    },
  }
}
