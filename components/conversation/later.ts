/** `snooze`: out of the way until then. `followUp`: it stays, and comes back then if the contact has not written. */
export type LaterKind = 'snooze' | 'followUp'
