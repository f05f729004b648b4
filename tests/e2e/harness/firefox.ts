/**
 * A real Firefox with the built extension. Frames on the extension's own origin can only be driven with the system
 * access switch; named hosts are resolved to this machine by a preference, so their port stays in the address.
 */
import { join } from 'node:path'
import type { Browser } from 'puppeteer'
import puppeteer from 'puppeteer'
import { findFirefox } from '@/scripts/lib/find-browser.mjs'

const BUILD = '.output/firefox-mv3'

/** @param hosts names answered by a server on this machine */
export async function openFirefox(hosts: string[]): Promise<Browser> {
  const executablePath = findFirefox()
  if (!executablePath) throw new Error('No Firefox found. Run `npm test` once, or name one in ALONGSIDE_FIREFOX.')
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    acceptInsecureCerts: true,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: { 'network.dns.localDomains': hosts.join(','), 'intl.locale.requested': 'en-US' },
    defaultViewport: { width: 1280, height: 800 },
  })
  await browser.installExtension(join(process.cwd(), BUILD))
  return browser
}
