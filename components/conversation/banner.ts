/** At most one banner, the most pressing: offline, a colleague who is here too, the bot that answers. */
export type Banner =
  | { kind: 'offline'; since: number; queued: number }
  | { kind: 'colleague'; name: string; writing: boolean }
  | { kind: 'bot' }

export type Situation = {
  offlineSince: number | null
  queued: number
  colleagues: { name: string; writing: boolean }[]
  hostedByBot: boolean
}

export function bannerFor({ offlineSince, queued, colleagues, hostedByBot }: Situation): Banner | null {
  if (offlineSince !== null) return { kind: 'offline', since: offlineSince, queued }
  const colleague = colleagues.find(({ writing }) => writing) ?? colleagues[0]
  if (colleague) return { kind: 'colleague', ...colleague }
  return hostedByBot ? { kind: 'bot' } : null
}
