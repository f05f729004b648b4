/** Finding things as assistive technology does: by role and name (the table of names is in CONTRIBUTING.md). */
import type { Browser, CDPSession, ElementHandle, Frame, Page } from 'puppeteer'
import { TimeoutError } from 'puppeteer'

/** A page, or a frame of it: what one may look into. */
export type Scope = Page | Frame

export type Role =
  | 'alertdialog'
  | 'article'
  | 'button'
  | 'combobox'
  | 'dialog'
  | 'group'
  | 'heading'
  | 'link'
  | 'list'
  | 'listbox'
  | 'log'
  | 'menuitem'
  | 'menuitemcheckbox'
  | 'navigation'
  | 'option'
  | 'radio'
  | 'radiogroup'
  | 'region'
  | 'searchbox'
  | 'status'
  | 'switch'
  | 'tab'
  | 'tablist'
  | 'table'
  | 'textbox'
  | 'toolbar'

export const PATIENCE_MS = 15_000
/** What does not stand still for so long is another thing by now. */
const STILL_MS = 3_000

const quoted = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')

/** A locator: it waits until the thing is there, visible and still, then acts once. */
export function byRole(scope: Scope, role: Role, name: string) {
  return scope.locator(`::-p-aria([name="${quoted(name)}"][role="${role}"])`).setTimeout(PATIENCE_MS)
}

/** Waits until it is in the accessibility tree. */
export async function seeRole(
  scope: Scope,
  role: Role,
  name: string,
  timeout = PATIENCE_MS,
): Promise<ElementHandle<Element>> {
  const found = await scope.waitForSelector(`::-p-aria([name="${quoted(name)}"][role="${role}"])`, { timeout })
  if (!found) throw new Error(`No ${role} “${name}”`)
  return found
}

/** The first element of the role whose name fits, such as an option that starts with the contact's name. */
export async function seeName(
  scope: Scope,
  role: Role,
  fits: (name: string) => boolean,
  timeout = PATIENCE_MS,
): Promise<ElementHandle<Element>> {
  const seen = new Set<string>()
  const look = async () => {
    for (const handle of await scope.$$(`::-p-aria([role="${role}"])`)) {
      const name = await nameOf(handle).catch(() => '') // it went away between the two questions
      if (fits(name)) return handle
      seen.add(name)
    }
    return null
  }
  try {
    return await until(`a ${role} whose name fits`, look, timeout)
  } catch (cause) {
    throw new Error(`No ${role} fits; there were: ${[...seen].join(' | ')}`, { cause })
  }
}

/** Clicks what seeName finds, once it stands still. What is drawn anew before the click is looked for again. */
export async function clickName(
  scope: Scope,
  role: Role,
  fits: (name: string) => boolean,
  timeout = PATIENCE_MS,
): Promise<void> {
  await until(`a click on a ${role} whose name fits`, async () => {
    const found = await seeName(scope, role, fits, timeout)
    try {
      await found.asLocator().setTimeout(STILL_MS).click()
      return true
    } catch (error) {
      if (error instanceof TimeoutError || (error instanceof Error && error.message.includes('detached'))) return false
      throw error
    }
  })
}

/** Waits until this text can be read in the scope (shadow roots included). */
export async function seeText(scope: Scope, text: string, timeout = PATIENCE_MS): Promise<ElementHandle<Element>> {
  const found = await scope.waitForSelector(`::-p-text(${text.replaceAll('\\', '\\\\').replaceAll(')', '\\)')})`, {
    timeout,
    visible: true,
  })
  if (!found) throw new Error(`Nothing reads “${text}”`)
  return found
}

/** Name as the browser computes it for assistive technology. Firefox offers no such question: there, label or text. */
export async function nameOf(handle: ElementHandle<Element>): Promise<string> {
  const { protocol } = handle.frame.page().browser() as Browser & { protocol: string }
  if (protocol !== 'cdp')
    return handle.evaluate((element) => element.getAttribute('aria-label') ?? element.textContent ?? '')
  const { client } = handle.frame as Frame & { client: CDPSession }
  const { node } = await client.send('DOM.describeNode', { objectId: handle.remoteObject().objectId })
  const { nodes } = await client.send('Accessibility.getPartialAXTree', {
    backendNodeId: node.backendNodeId,
    fetchRelatives: false,
  })
  return String(nodes[0]?.name?.value ?? '')
}

/** Polls a condition of the test's own until it holds; the error says what was waited for. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  timeout = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + timeout
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
