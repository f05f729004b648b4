/** Whose link it is: the other way round of domain/card-token.ts. */
import { MessageId } from '@/domain/ids'

/** null: no token of ours. */
export function messageOfToken(token: string): MessageId | null {
  const [, ...parts] = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(token) ?? []
  const id = MessageId.safeParse(parts.join('-').toLowerCase())
  return id.success ? id.data : null
}
