/** By what a contact and a customer were found to be one person, in words. */
import type { Match } from '@/domain/store-person'

/** Below `match` in the locales. */
export const matchWord = ({ by, isConfirmed }: Match) =>
  by === 'linked' || isConfirmed ? by : by === 'email' ? 'emailUnconfirmed' : 'phoneUnconfirmed'
