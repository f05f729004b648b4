/** What the background and the page bridge say to each other. The bridge takes types only: it carries no zod. */
import { ConversationId } from '@/domain/ids'
import { z } from 'zod'

/** Where things stand on other people's pages. `launcherY` is a share of the window's height. */
export const PageLayout = z.object({
  side: z.enum(['left', 'right']),
  width: z.number().min(320).max(520),
  launcherY: z.number().min(0).max(1),
})
export type PageLayout = z.infer<typeof PageLayout>
/** What the launcher says: unread messages (empty for none), and for an agent of several workspaces the one that is open. */
export const Badge = z.object({
  unread: z.string(),
  workspace: z.object({ name: z.string(), hue: z.number() }).nullable(),
})
export type Badge = z.infer<typeof Badge>
/** What the sidebar over a page shows, and to whom: `identity` is a person's in a workspace, as the session names it. */
export const Place = z.object({ identity: z.string().max(2_200), conversationId: ConversationId })
export type Place = z.infer<typeof Place>
/** `relief`: a word only our scripts know; a newer bridge says it on the document, and an older one there gives way. */
export const PageSetup = z.object({
  key: z.string(),
  relief: z.string(),
  layout: PageLayout,
  launcher: z.boolean(),
  badge: Badge,
  open: z.boolean(),
  beside: z.boolean(),
})
export type PageSetup = z.infer<typeof PageSetup>

/** Background → page bridge, by tabs.sendMessage to frame 0. Only `selection` is answered, with a `Selection`. */
export type BridgeCommand =
  | { kind: 'sidebar'; open: boolean | null }
  /** Does the side panel stand beside this page? Then it is read although no sidebar lies over it. */
  | { kind: 'beside'; open: boolean }
  | { kind: 'layout'; layout: PageLayout }
  | { kind: 'launcher'; shown: boolean }
  | { kind: 'close-menu' }
  | { kind: 'badge'; badge: Badge }
  | { kind: 'selection' }
  | { kind: 'translate' }
  | { kind: 'translator'; height: number | null }
/** What the person selected, and the language its element declares. */
export type Selection = { text: string; language: string | null }
