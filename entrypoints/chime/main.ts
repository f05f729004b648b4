/** Nobody sees this page: it is opened to play the sound of a notification (services/notifications/sound.ts). */
import { chime } from '@/services/notifications/chime'

await chime()
