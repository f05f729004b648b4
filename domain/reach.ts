/** Addresses by which two records are found to be of one person: compared whole, and never by a name. */

/** Fewer digits reach nobody, more than fifteen are no number (ITU-T E.164). */
const WHOLE = /^\+[1-9]\d{7,14}$/

/**
 * A phone number with its country's code, as `+34600555014`; null for what has none, because without it the same digits are
 * somebody else's number in another country. The zero in `+44 (0)20 …` is not dialled from abroad.
 */
export function wholePhone(written: string | null | undefined): string | null {
  const bare = (written ?? '').replace(/\(0\)/g, '').replace(/[\s\p{Pd}()./\p{Cf}]/gu, '')
  const number = bare.startsWith('00') ? `+${bare.slice(2)}` : bare
  return WHOLE.test(number) ? number : null
}

/** Mailboxes tell capitals apart nowhere that matters; people type them as they please. */
export function sameEmail(written: string | null | undefined): string | null {
  const email = (written ?? '').trim().toLowerCase()
  return /^\S+@\S+$/.test(email) ? email : null
}
