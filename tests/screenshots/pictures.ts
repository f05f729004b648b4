/** What is on each picture: where it is taken, how large, and what an agent does until it is to be seen. */
import type { Page } from 'puppeteer'
import { byRole, clickName, seeName, seeRole, until } from '../e2e/harness/find'
import { openConversation } from '../e2e/harness/sidebar'
import type { LookName } from './looks'

export interface Picture {
  name: string
  /** One sentence for docs/screenshots/README.md. */
  says: string
  /** Page of the extension, with its hash. */
  at: string
  size: { width: number; height: number }
  looks: readonly LookName[]
  /** The page stands, in English, signed in, with the list on it. */
  act?: (page: Page) => Promise<void>
}

const ALL: readonly LookName[] = ['light', 'dark', 'zh']
const NARROW = { width: 380, height: 760 }
const WIDE = { width: 1080, height: 760 }
const DESK = { width: 1280, height: 800 }

/** In the sidebar, which is the same app in the browser's side panel. */
const sidebar = (name: string, says: string, act?: Picture['act'], rest: Partial<Picture> = {}): Picture => ({
  name,
  says,
  at: 'sidepanel.html',
  size: NARROW,
  looks: ALL,
  act,
  ...rest,
})

/** A full page of the extension. */
const console = (
  name: string,
  says: string,
  path: string,
  act: (page: Page) => Promise<unknown>,
  rest: Partial<Picture> = {},
): Picture => ({
  name,
  says,
  at: `console.html#${path}`,
  size: DESK,
  looks: ALL,
  act: async (page) => void (await act(page)),
  ...rest,
})

const open = (contact: string) => async (page: Page) => {
  await byRole(page, 'searchbox', 'Search contacts').fill(contact)
  await openConversation(page, contact)
  await seeName(page, 'article', () => true)
}

export const PICTURES: readonly Picture[] = [
  sidebar('list', 'The inbox: queues with their counts, channels, and who is waiting.', async (page) => {
    const queues = await seeRole(page, 'tablist', 'Queues')
    await until('the counts', () => queues.evaluate((element) => /\d/.test(element.textContent ?? '')))
  }),
  sidebar('conversation', 'A conversation: what was said, a card, a private note.', open('Marta Ruiz')),
  sidebar('conversation-rtl', 'A conversation in Arabic, in an English interface.', open('يوسف'), { looks: ['light'] }),
  sidebar(
    'note',
    'Writing a private note: nobody sends one to a customer by mistake.',
    async (page) => {
      await open('Grace Okafor')(page)
      await byRole(page, 'button', 'Private note').click()
      await (await seeRole(page, 'textbox', 'Private note')).type('Refund approved, see the last order.')
    },
    { looks: ['light', 'dark'] },
  ),
  sidebar('contact', 'What is known of a contact.', async (page) => {
    await open('Marta Ruiz')(page)
    await byRole(page, 'button', 'Contact details').click()
    await seeRole(page, 'region', 'Contact details')
  }),
  sidebar(
    'wide',
    'Wider than 720 pixels: list and conversation side by side.',
    (page) => openConversation(page, 'Marta Ruiz'),
    { size: WIDE },
  ),
  console(
    'console-conversations',
    'The console: conversations found by what is known of them, with one open beside the table.',
    '/conversations',
    async (page) => {
      await seeRole(page, 'table', 'Conversations')
      await clickName(page, 'button', (name) => name.startsWith('Marta Ruiz'))
      await seeRole(page, 'log', 'Messages')
    },
  ),
  console('console-team', 'The team: members, invitations, and what each role may do.', '/settings/team', (page) =>
    seeRole(page, 'table', 'Members'),
  ),
  console(
    'console-widget',
    'The chat on the shop’s site, seen while it is changed.',
    '/settings/widget',
    (page) => seeRole(page, 'textbox', 'Colour code'),
    { looks: ['light', 'dark'] },
  ),
]
