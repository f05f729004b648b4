/** What a person does to get a scene where it is to be looked at. Everything is waited for, nothing is timed. */
import type { Pinia } from 'pinia'
import type { FakeBrowser } from './fake-browser'
import type { Scene } from './scenes'
import { useNavigationStore } from '@/stores/navigation'
import { useNoticesStore } from '@/stores/notices'
import { usePageStore } from '@/stores/page'
import { useReassignStore } from '@/stores/reassign'
import { useRecommendationStore } from '@/stores/recommendation'
import { marta, mia } from './people'
import { openedIn } from './world'

const find = <T extends Element>(selector: string): Promise<T> =>
  new Promise((resolve) => {
    const look = () => {
      const found = document.querySelector<T>(selector)
      if (found) resolve(found)
      else requestAnimationFrame(look)
    }
    look()
  })
const named = (name: string) => `[aria-label="${name}"]`
async function type(selector: string, text: string) {
  const field = await find<HTMLInputElement>(selector)
  field.focus()
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
const press = async (selector: string) => (await find<HTMLElement>(selector)).click()
const pressMenu = async (selector: string) => {
  await press(selector)
  await find('[role="menu"]')
}

async function invite(andSend: boolean) {
  await press('main header button')
  await type('[role="dialog"] input[type="email"]', 'nora@tidewater.example')
  if (!andSend) return
  await press('[role="dialog"] button.primary')
  await find('[role="dialog"] input[readonly]')
}

async function actOnStores(act: NonNullable<Scene['act']>) {
  if (act === 'store-replace') return press('main li.store .actions button:nth-of-type(3)')
  if (act === 'store-disconnect') {
    await press('main li.store .actions button.danger')
    return void (await find('[role="alertdialog"]'))
  }
  await press('main header button')
  if (act === 'store-connect') return void (await find('main form'))
  if (act === 'store-approval') await press('main form input[value="shopify_grant"]')
  const values = ['tidewater', '4f1c0b7e', 'shpss_0b7e4f1c']
  const fields = async () => [
    ...(await find<HTMLElement>('main form')).querySelectorAll<HTMLInputElement>('.text-field input'),
  ]
  for (const [n, field] of (await fields()).entries()) {
    field.value = values[n]!
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  await press('main form button.primary')
  await find(act === 'store-refused' ? '[aria-invalid="true"]' : 'main a[target="_blank"].open')
}

async function actOnWidget({ act }: Scene) {
  await find('iframe:not([style*="display: none"])')
  if (act === 'widget-preview') return (await find<HTMLElement>('.panes input[value="preview"]')).click()
  if (act === 'widget-blocked') {
    await press('input[type="url"] + button')
    return void (await find('.answer b, .answer .grow'))
  }
  if (act !== 'widget-wrong') return
  await type('.code input[type="text"]', 'blueish')
  await press('header .primary')
  await find('[aria-invalid="true"]')
}

/** Something done in the contact's panel. */
async function actOnContact(what: string, word: (en: string, cn: string) => string): Promise<void> {
  if (what === 'contact-edit') {
    ;(
      await find<HTMLElement>('dl.properties button[aria-label^="Email"], dl.properties button[aria-label^="邮箱"]')
    ).click()
    return void (await find('dl.properties input'))
  }
  await pressMenu(word('More about this contact', '更多联系人操作'))
  const at = { 'contact-merge': 0, 'contact-compare': 0, 'contact-erase': 2 }[what]
  if (at === undefined) return
  ;[...document.querySelectorAll<HTMLElement>('[role="menuitem"]')][at]!.click()
  await find('[role="dialog"], [role="alertdialog"]')
  if (what === 'contact-compare') await press('[role="dialog"] ul button')
}

/** Something done in the sheet that recommends a product. */
async function actOnPicker(what: string, pinia: Pinia, word: (en: string, cn: string) => string): Promise<void> {
  await press(`.composer ${word('Recommend a product', '推荐商品')}`)
  await find('[role="dialog"] input.radio:checked')
  const store = useRecommendationStore(pinia)
  if (what === 'picker-search' || what === 'picker-none') {
    await type('[role="dialog"] input[type="search"]', what === 'picker-none' ? 'kayak' : 'rain')
    await find(what === 'picker-none' ? '.recommend-says:not(.sr)' : '.recommend-more')
  }
  if (what === 'picker-code' || what === 'picker-refused') {
    await find('[role="dialog"] footer input')
    store.code = what === 'picker-code' ? 'RAIN10' : 'SPRING'
    await find(what === 'picker-code' ? '.says:not(:empty):not(.waits)' : '[role="dialog"] [role="alert"]')
  }
  if (what === 'picker-changed' || what === 'picker-unasked' || what === 'picker-failed') {
    if (what === 'picker-changed') await find('fieldset.option')
    await store.send([{ conversationId: marta.conversation.id, recipient: 'Marta Ruiz', seenPosition: null }])
    await find('[role="dialog"] [role="alert"]')
  }
  if (what === 'picker-people' || what === 'picker-many') {
    await press('[role="dialog"] .several')
    for (const at of [2, 3]) (await find<HTMLElement>(`.recipients label:nth-of-type(${at}) input`)).click()
    if (what === 'picker-many') await press('.recommend-done button')
  }
}

export async function act(scene: Scene, pinia: Pinia, browser: FakeBrowser): Promise<void> {
  if (scene.stage === 'console') {
    await find('main h1')
    const inWords = (en: string, cn: string) => named(document.documentElement.lang === 'zh-CN' ? cn : en)
    if (scene.act === 'invite' || scene.act === 'invited') return invite(scene.act === 'invited')
    if (scene.act === 'role-busy' || scene.act === 'role-refused') {
      await press(inWords('Agent: Merge contacts', '客服：合并联系人'))
      return void (await find(scene.act === 'role-busy' ? '[aria-busy="true"]' : 'td [role="alert"]'))
    }
    if (scene.at === '/settings/widget' && scene.filling === 'inbox') await actOnWidget(scene)
    if (scene.act?.startsWith('store-')) return actOnStores(scene.act)
    if (scene.act === 'field-edit') return press(inWords('Edit Membership', '编辑Membership'))
    if (scene.act === 'person-found') {
      await type('input[type="text"]', 'ruiz')
      return void (await find('main ul button'))
    }
    return scene.act === 'canned' ? press('main li button') : undefined
  }
  if (scene.stage !== 'sidebar') return
  const zh = document.documentElement.lang === 'zh-CN'
  const word = (en: string, cn: string) => named(zh ? cn : en)
  if (scene.world?.session === null) {
    if (!scene.act) return
    await type('input[name="hub"]', scene.act === 'wrong-hub' ? 'tidewater.example' : 'hub.tidewater.example')
    await press('button[type="submit"]')
    if (scene.act === 'wrong-hub') return void (await find('[role="alert"]'))
    await type('input[name="email"]', 'sam@tidewater.example')
    if (scene.act === 'hub-found') return
    await type('input[name="password"]', 'harborlight')
    await press('button[type="submit"]')
    return void (await find('[role="alert"]'))
  }
  browser.push({ kind: 'presence', online: [marta.contact.id] })
  if (!scene.act) return void (scene.filling === 'inbox' && (await find('[role="option"]')))
  if (scene.act === 'menu') return pressMenu(word('Menu', '菜单'))
  if (scene.act === 'help') {
    await find('[role="listbox"]') // keys mean nothing before it is known who is signed in
    document.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }))
    return void (await find('[role="dialog"]'))
  }
  if (scene.act === 'error') return useNoticesStore(pinia).report({ code: 'permission_denied' })
  if (scene.act === 'select') {
    for (const at of [1, 2, 4]) (await find<HTMLElement>(`[role="option"][aria-posinset="${at}"] [data-pick]`)).click()
    return void (await find('[aria-busy="false"]'))
  }
  if (scene.act === 'workspaces') return pressMenu('button.workspace')
  if (scene.act === 'palette' || scene.act === 'palette-typed') {
    await find('[role="listbox"]')
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }))
    await find('[role="combobox"]')
    if (scene.act === 'palette-typed') await type('[role="combobox"]', zh ? '设置' : 'sett')
    return void (await find('[role="dialog"] [role="option"]'))
  }
  if (scene.act === 'search-none') return type('input[type="search"]', 'Zebedee')
  if (scene.act === 'filter-none') {
    await press(`[role="group"] button`)
    return press(word('Unread only', '只看未读')).then(() => press('[role="tab"]:nth-child(4)'))
  }
  const page = usePageStore(pinia)
  await page.find(null)
  if (scene.act === 'beside' || scene.act === 'beside-choose') {
    await find(word('On this page', '本页顾客'))
    if (scene.act === 'beside-choose') await pressMenu(word('Choose a conversation', '选择会话'))
    return
  }
  useNavigationStore(pinia).open(openedIn(scene))
  await find('textarea')
  if (scene.act === 'open' && scene.filling === 'inbox')
    browser.push({ kind: 'typing', conversationId: openedIn(scene), agentId: null, isTyping: true })
  if (scene.act === 'open-german') browser.push({ kind: 'looking', agentId: mia.id, conversationId: openedIn(scene) })
  if (scene.act === 'interest') return pressMenu(word('3 people asked about it', '3 人关注过'))
  if (scene.act === 'more') return pressMenu(word('More', '更多'))
  if (scene.act === 'refused-key') {
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', bubbles: true }))
    return void (await find('[role="alert"]'))
  }
  if (scene.act === 'palette-over') {
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }))
    return void (await find('[role="dialog"] [role="option"]'))
  }
  if (scene.act === 'note') {
    await press(word('Private note', '内部备注'))
    await type('textarea', 'Address checked, fine to release')
  }
  if (scene.act === 'slash') {
    await type('textarea', '/')
    return void (await find('ul[role="listbox"]'))
  }
  if (scene.act === 'unresolved') {
    await type('textarea', 'Your order {order.number} leaves tomorrow.')
    return press(word('Send', '发送'))
  }
  if (scene.act === 'mention') {
    await press(word('Private note', '内部备注'))
    await type('textarea', '@')
    return void (await find('ul[role="listbox"]'))
  }
  if (scene.act === 'emoji') {
    await press(word('Emoji', '表情'))
    return void (await find('emoji-picker'))
  }
  if (scene.act === 'later') {
    await pressMenu(word('More', '更多'))
    ;[...document.querySelectorAll<HTMLElement>('[role="menuitem"]')]
      .find(({ textContent }) => /Snooze|暂缓/.test(textContent ?? ''))!
      .click()
    return void (await find('[role="dialog"]'))
  }
  if (scene.act === 'draft')
    await type(
      'textarea',
      'Yes, it does, and it reaches Valencia on Thursday.\n\nThe M has room for a sweater; most people who wear one underneath take it.\nShall I put one aside for you?\nIt would be ready today.\nAnd the returns are free.',
    )
  if (scene.act === 'quote') await press(`article:last-of-type ${word('Reply', '回复')}`)
  if (scene.act === 'labels') await pressMenu(word('Add label', '添加标签'))
  if (scene.act === 'rate-again') return press(word('Invite to rate', '邀请评价'))
  if (scene.act === 'assign') {
    useNavigationStore(pinia).showContact() // it opens over the contact's panel
    await useReassignStore(pinia).open()
    return void (await find('[role="dialog"] [role="listbox"]'))
  }
  if (scene.act?.startsWith('contact')) {
    useNavigationStore(pinia).showContact()
    if (scene.act !== 'contact') await actOnContact(scene.act, word)
  }
  if (scene.act === 'send-card')
    await page.sendCard({ conversationId: openedIn(scene), recipient: 'Marta Ruiz', seenPosition: null }, page.card!)
  if (scene.act?.startsWith('picker')) await actOnPicker(scene.act, pinia, word)
  if (scene.act === 'translated' || scene.act === 'no-translator') {
    await find('article')
    ;[...document.querySelectorAll<HTMLElement>(word('Translate', '翻译'))].at(-1)!.click()
  }
}
