/** Finding things as assistive technology does: by role and name (the table of names is in CONTRIBUTING.md). */
import type { Browser, CDPSession, ElementHandle, Frame, Locator, Page } from 'puppeteer'
import { TimeoutError } from 'puppeteer'

/** A page, or a frame of it: what one may look into. */
export type Scope = Page | Frame

export type Role =
  | 'alertdialog'
  | 'article'
  | 'button'
  | 'checkbox'
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
const PAUSE_MS = 50

const quoted = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')

/** What one does with a thing once it is there, visible and still. */
export interface Found {
  click(): Promise<void>
  fill(text: string): Promise<void>
}

/** Waits for the thing, then acts once. What is drawn anew before that is looked for again. */
export function byRole(scope: Scope, role: Role, name: string): Found {
  const look = () => seeRole(scope, role, name)
  return { click: () => clickOn(look), fill: (text) => act(look, (one) => one.fill(text)) }
}

/** Waits until it is in the accessibility tree. */
export async function seeRole(
  scope: Scope,
  role: Role,
  name: string,
  timeout = PATIENCE_MS,
): Promise<ElementHandle<Element>> {
  const selector = `::-p-aria([name="${quoted(name)}"][role="${role}"])`
  return until(`a ${role} “${name}”`, () => between(scope, () => scope.$(selector)), timeout)
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
    for (const { name, handle } of await named(scope, role)) {
      if (fits(name)) return handle()
      seen.add(name)
    }
    return null
  }
  try {
    return await until(`a ${role} whose name fits`, () => between(scope, look), timeout)
  } catch (cause) {
    throw new Error(`No ${role} fits; there were: ${[...seen].join(' | ')}`, { cause })
  }
}

/** How many of the role have a name that fits, at this moment. */
export async function countOf(scope: Scope, role: Role, fits: (name: string) => boolean): Promise<number> {
  const found = await between(scope, () => named(scope, role))
  return found?.filter(({ name }) => fits(name)).length ?? 0
}

/** Clicks what seeName finds, as `byRole` does what has this very name. */
export function clickName(scope: Scope, role: Role, fits: (name: string) => boolean): Promise<void> {
  return clickOn(() => seeName(scope, role, fits))
}

/** Clicks what `look` finds, once it stands still: looked for again when it is drawn anew before. */
export const clickOn = (look: () => Promise<ElementHandle<Element>>): Promise<void> => act(look, (one) => one.click())

async function act(
  look: () => Promise<ElementHandle<Element>>,
  what: (found: Locator<Element>) => Promise<void>,
): Promise<void> {
  await until('it to stand still, and be acted on', async () => {
    const found = await look()
    try {
      await what(found.asLocator().setTimeout(STILL_MS))
      return true
    } catch (error) {
      if (error instanceof TimeoutError || (error instanceof Error && error.message.includes('detached'))) return false
      throw error
    } finally {
      await found.dispose().catch(() => undefined) // its page went with the click
    }
  })
}

/** Waits until this text can be read in the scope (shadow roots included). */
export async function seeText(scope: Scope, text: string, timeout = PATIENCE_MS): Promise<ElementHandle<Element>> {
  const selector = `::-p-text(${text.replaceAll('\\', '\\\\').replaceAll(')', '\\)')})`
  const look = async () => {
    const found = await scope.$(selector)
    return (await found?.isVisible()) ? found : null
  }
  return until(`“${text}” to be read`, () => between(scope, look), timeout)
}

/** All of a role with their names, in the page's order. Chromium answers for all at once. */
async function named(
  scope: Scope,
  role: Role,
): Promise<{ name: string; handle: () => Promise<ElementHandle<Element>> }[]> {
  const selector = `::-p-aria([role="${role}"])`
  if (!isChromium(scope)) {
    const handles = await scope.$$(selector)
    return Promise.all(handles.map(async (one) => ({ name: await nameOf(one), handle: () => Promise.resolve(one) })))
  }
  const { client } = frameOf(scope) as Frame & { client: CDPSession }
  const root = await scope.evaluateHandle(() => document)
  const { nodes } = await client.send('Accessibility.queryAXTree', { objectId: root.remoteObject().objectId, role })
  await root.dispose()
  const { realm } = root as unknown as { realm: { adoptBackendNode(id: number): Promise<ElementHandle<Element>> } }
  return nodes.map((node) => ({
    name: String(node.name?.value ?? ''),
    handle: () => realm.adoptBackendNode(node.backendDOMNodeId!),
  }))
}

/** The answer, or null where the document asked was replaced by the next before it had answered. */
async function between<T>(scope: Scope, ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    const isReplaced = error instanceof Error && /context|node with given id|could not find/i.test(error.message)
    if (isReplaced && !frameOf(scope).detached) return null
    throw error
  }
}

/** Firefox looks for roles in no shadow root. */
export const isChromium = (scope: Scope) =>
  (frameOf(scope).page().browser() as Browser & { protocol: string }).protocol === 'cdp'
const frameOf = (scope: Scope): Frame => ('mainFrame' in scope ? scope.mainFrame() : scope)

/** Name as the browser computes it for assistive technology. Firefox offers no such question: there, label or text. */
export async function nameOf(handle: ElementHandle<Element>): Promise<string> {
  if (!isChromium(handle.frame))
    return handle.evaluate((element) => element.getAttribute('aria-label') ?? element.textContent ?? '')
  const { client } = handle.frame as Frame & { client: CDPSession }
  const { node } = await client.send('DOM.describeNode', { objectId: handle.remoteObject().objectId })
  const { nodes } = await client.send('Accessibility.getPartialAXTree', {
    backendNodeId: node.backendNodeId,
    fetchRelatives: false,
  })
  return String(nodes[0]?.name?.value ?? '')
}

/**
 * Asks until the answer is something; the error says what was waited for. Between two questions there is as long a pause as
 * the question took: asked at every frame, as puppeteer does it, the accessibility tree costs more than the page itself.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  timeout = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + timeout
  for (;;) {
    const asked = Date.now()
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, Math.max(PAUSE_MS, Date.now() - asked)))
  }
}
