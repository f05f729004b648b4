/** How people are told apart at a glance. Free of zod, for pages and the widget. */
import type { ContactId, ConversationId } from './ids'

/** A contact who never said a name is told apart by four characters of the id, e.g. `#7f3a`. */
export function anonymousMark(id: ContactId | ConversationId): string {
  return `#${id.replaceAll('-', '').slice(-4)}`
}

/** A hue for the avatar, 0–359, the same for a contact everywhere. */
export function avatarHue(id: string): number {
  return hashOf(id) % 360
}

/** A workspace's hue: ids that look alike give colours that do not, for a mistake here sends to another shop's customer. */
export function workspaceHue(id: string): number {
  return Math.round(hashOf(id) * GOLDEN_ANGLE) % 360
}
const GOLDEN_ANGLE = 137.508

function hashOf(id: string): number {
  let hash = 0
  for (const character of id) hash = (hash * 31 + character.codePointAt(0)!) | 0
  return Math.abs(hash)
}
