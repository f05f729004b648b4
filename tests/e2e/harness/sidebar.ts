/** Opening the sidebar as an agent does, in a page or in the browser's side panel, and signing in. */
import type { ElementHandle, Frame, Page } from 'puppeteer'
import type { TestBrowser } from '../browser'
import type { Scope } from './find'
import { byRole, clickName, countOf, isChromium, seeName, seeRole, until } from './find'

export type ExtensionPage = 'sidebar.html' | 'launcher-menu.html' | 'translator.html'

/** Our frame on somebody's page. Asked by its own address: outside, the address is a different one at every start. */
export function extensionFrame(page: Page, name: ExtensionPage, timeout?: number): Promise<Frame> {
  return until(
    `the frame ${name} on ${page.url()}`,
    async () => {
      for (const frame of page.frames())
        if (frame !== page.mainFrame() && (await addressOf(frame)).includes(`/${name}`)) return frame
      return null
    },
    timeout,
  )
}

/** Empty while the frame is between two documents. */
async function addressOf(frame: Frame): Promise<string> {
  try {
    return await frame.evaluate(() => location.href)
  } catch {
    return '' // it is being replaced; the next look finds the new one
  }
}

const isLauncher = (name: string) => name.startsWith('Open Alongside')
/** The button at the page's edge. */
export const seeLauncher = (page: Page): Promise<ElementHandle<Element>> => seeName(page, 'button', isLauncher)
export const launchersOn = (page: Page): Promise<number> => countOf(page, 'button', isLauncher)

/** Presses the launcher and waits for the sidebar beside the page. */
export async function openSidebar(page: Page): Promise<Frame> {
  if (isChromium(page)) await clickName(page, 'button', isLauncher)
  else {
    const { x, y } = await until('the launcher at the edge', () => page.evaluate(launcherPlace))
    await page.mouse.click(x, y)
  }
  return extensionFrame(page, 'sidebar.html')
}

/** Runs in the page, which sees an element of ours at its edge and nothing in it. */
function launcherPlace(): { x: number; y: number } | null {
  const x = document.documentElement.clientWidth - 14
  for (let y = 0; y < innerHeight; y += 8) {
    const found = document.elementFromPoint(x, y)
    if (found?.localName === 'div' && found.parentElement === document.documentElement) return { x, y: y + 16 }
  }
  return null
}

/** The shortcut that opens and closes the sidebar of the tab in front: no test can press it, so it is told as the browser would. */
export const pressShortcut = ({ inWorker }: TestBrowser): Promise<void> =>
  inWorker(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
    type Dispatch = { dispatch(...event: unknown[]): void }
    ;(chrome.commands.onCommand as unknown as Dispatch).dispatch('toggle-sidebar', tab)
  })

/** Presses the toolbar button with the side panel as its answer, and waits for the panel. */
export async function openSidePanel({ browser, extension, origin, inWorker }: TestBrowser, page: Page): Promise<Page> {
  await inWorker(() => chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true }))
  await page.bringToFront()
  const opened = browser.waitForTarget((target) => target.url().startsWith(`${origin}/sidepanel.html`), {
    timeout: 20_000,
  })
  await page.triggerExtensionAction(extension)
  return (await opened).asPage()
}

export interface SignIn {
  hub: string
  email: string
  password: string
}

/** From the first screen to the conversation list, through both steps. */
export async function signIn(scope: Scope, { hub, email, password }: SignIn): Promise<void> {
  await byRole(scope, 'textbox', 'Hub address').fill(hub)
  await byRole(scope, 'button', 'Continue').click()
  await byRole(scope, 'textbox', 'Email').fill(email)
  await (await passwordBox(scope)).type(password)
  await byRole(scope, 'button', 'Sign in').click()
  await seeRole(scope, 'tablist', 'Queues')
}

/**
 * Signs in by the request that the form makes. For stories that begin at the list: that the form itself works, story.test.ts
 * and first-answer.test.ts show.
 */
export async function enter(scope: Scope, { hub, email, password }: SignIn): Promise<void> {
  const input = { hubUrl: hub, email, password }
  const reply = await scope.evaluate(
    (given) => chrome.runtime.sendMessage<unknown, { ok: boolean }>({ name: 'session.signIn', input: given }),
    input,
  )
  if (!reply.ok) throw new Error(`${email} could not sign in: ${JSON.stringify(reply)}`)
  await seeRole(scope, 'tablist', 'Queues')
}

/** Firefox gives a password no role to ask for, and gives its label the same name. */
function passwordBox(scope: Scope): Promise<ElementHandle<Element>> {
  return until('the box “Password”', async () => {
    for (const handle of await scope.$$('::-p-aria(Password)'))
      if (await handle.evaluate((element) => element.tagName === 'INPUT')) return handle
    return null
  })
}

/** Opens the conversation whose option's name starts with the contact's name and holds the words, if any are given. */
export async function openConversation(scope: Scope, contact: string, words = ''): Promise<void> {
  await clickName(scope, 'option', (name) => name.startsWith(contact) && name.includes(words))
  await seeRole(scope, 'log', 'Messages')
}
