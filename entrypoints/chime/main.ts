/** Nobody sees this page: it is opened to play the sound of a notification (services/notifications/sound.ts). */
import { chime } from '@/services/notifications/chime'
import { CHIME_CHANNEL } from '@/services/notifications/sound'

new BroadcastChannel(CHIME_CHANNEL).addEventListener('message', () => void chime())
await chime()
