/** The link a contact is given to a card. Apart from card-link.ts, because the widget needs no more than this. */
/**
 * The message's own id without its dashes: whoever shows the card knows it, it says nothing of anybody, and as it is chosen
 * at random nobody comes across another. Lower-case digits and letters only, because statistics change the case.
 */
export const cardToken = (messageId: string): string => messageId.replaceAll('-', '').toLowerCase()

/** `hub`: its public address. */
export const trackedLink = (hub: string, messageId: string): string =>
  `${hub.replace(/\/+$/, '')}/l/${cardToken(messageId)}`
