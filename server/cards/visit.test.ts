import { describe, expect, it } from 'vitest'
import { isVisit } from './visit'

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const asking = (headers: Record<string, string>, method = 'GET') => ({
  method,
  header: (name: string): string | undefined => ({ 'user-agent': CHROME, ...headers })[name],
})
const by = (agent: string) => isVisit(asking({ 'user-agent': agent }))

describe('a link is opened by a person', () => {
  it.each([
    CHROME,
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/14.2.0',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22A3354 Instagram 350.0.0.0',
    'Mozilla/5.0 (Linux; Android 15; CUBOT P80) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/480.0]',
  ])('with %s', (agent) => expect(by(agent)).toBe(true))
})

describe('a link is not opened by', () => {
  it.each([
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'facebookexternalhit/1.1;line-poker/1.0',
    'WhatsApp/2.23.20.0 A',
    'TelegramBot (like TwitterBot)',
    'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'kakaotalk-scrap/1.0',
    'curl/8.5.0',
    'python-requests/2.32',
    'node',
    '',
  ])('%j', (agent) => expect(by(agent)).toBe(false))

  it('who only looks whether it is there', () => expect(isVisit(asking({}, 'HEAD'))).toBe(false))

  it.each<Record<string, string>>([
    { 'sec-purpose': 'prefetch;prerender' },
    { purpose: 'prefetch' },
    { 'x-moz': 'prefetch' },
    { 'x-purpose': 'preview' },
    { 'sec-fetch-mode': 'no-cors' },
  ])('a browser that fetches ahead: %j', (headers) => expect(isVisit(asking(headers))).toBe(false))
})
