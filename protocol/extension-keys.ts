/** Names in the extension's storage that two contexts share. Apart from extension.ts, which is too heavy for a launcher. */

/** services/unread-area.ts: unread messages of all conversations. The background writes it with the badge; launchers read it. */
export const UNREAD_KEY = 'unread'
