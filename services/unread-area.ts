/**
 * Where the unread count lies for the launchers. Firefox gives a frame on somebody's page only what a content script
 * has, and so no storage.session (measured with 153).
 */
import { browser } from 'wxt/browser'

export const unreadArea = import.meta.env.FIREFOX ? browser.storage.local : browser.storage.session
