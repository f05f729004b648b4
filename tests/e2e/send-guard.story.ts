/** Two agents answer the same contact: the second is held, shown the first, and nothing is lost or sent twice. */
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { axeFindings } from './harness/axe'
import { byRole, seeName, seeRole, seeText, until } from './harness/find'
import { keepPictures } from './harness/pictures'
import { openConversation } from './harness/sidebar'
import { saidIn, theTeam, type AtWork, type Team } from './harness/team'
import type { Shopper } from './harness/shopper'

let team: Team
let shopper: Shopper
let asked = 0
beforeAll(async () => {
  team = await theTeam()
})
beforeEach(async () => {
  keepPictures(team.mia.browser.browser, team.priya.browser.browser)
  shopper = await team.shopper()
  asked += 1
  await shopper.write(`Question ${asked}?`)
  for (const { page } of [team.mia, team.priya]) {
    if (asked > 1) await byRole(page, 'button', 'Back').click()
    await openConversation(page, '', `Question ${asked}?`)
    await seeText(page, `Question ${asked}?`)
  }
})

async function answer({ page }: AtWork, words: string): Promise<void> {
  await byRole(page, 'textbox', 'Reply').fill(words)
  await page.keyboard.press('Enter')
}
/** Priya has written without a connection; Mia has answered meanwhile; the connection is back. */
async function bothAnswer(hers: string, mias: string): Promise<void> {
  await team.priya.wire.cut()
  await answer(team.priya, hers)
  await seeText(team.priya.page, 'Sends when you’re back online')
  await answer(team.mia, mias)
  await toldContact(mias)
  await team.priya.wire.mend()
  await seeRole(team.priya.page, 'group', 'Send guard')
}
const toldContact = (words: string) =>
  until(`the contact to read “${words}”`, async () => (await heardBy(shopper)).includes(words))
async function heardBy(who: Shopper): Promise<string[]> {
  const { messages } = await who.transcript()
  return messages.flatMap(({ author, content }) =>
    author.kind === 'agent' && content.kind === 'text' ? [content.text] : [],
  )
}

it('says that a colleague looks, and that they write', async () => {
  await seeText(team.priya.page, 'Mia Lund is looking at this conversation')
  await (await seeRole(team.mia.page, 'textbox', 'Reply')).type('I am on it')
  await seeText(team.priya.page, 'Mia Lund is writing here')
  await byRole(team.mia.page, 'textbox', 'Reply').fill('')
})

it('holds the second answer over a restart of the worker, shows the first, and sends it anyway when told to', async () => {
  await bothAnswer('It does, says Priya', 'It does, says Mia')
  await seeText(team.priya.page, 'Mia Lund answered while you were writing')
  expect(await axeFindings(team.priya.page)).toEqual([])
  await team.priya.browser.terminateWorker()
  await team.priya.page.reload()
  await seeName(team.priya.page, 'option', (name) => name.includes('Not sent'))
  await openConversation(team.priya.page, '', `Question ${asked}?`).catch(() =>
    openConversation(team.priya.page, '', 'says Mia'),
  )
  const guard = await seeRole(team.priya.page, 'group', 'Send guard')
  expect(await guard.evaluate((element) => element.textContent)).toContain('It does, says Mia')
  expect(await heardBy(shopper)).toEqual(['It does, says Mia'])
  await byRole(team.priya.page, 'button', 'Send anyway').click()
  await toldContact('It does, says Priya')
  expect(await heardBy(shopper)).toEqual(['It does, says Mia', 'It does, says Priya'])
})

it('gives the words back to be changed, by the keyboard alone', async () => {
  await bothAnswer('On Friday', 'On Thursday')
  await seeText(team.priya.page, 'On Thursday')
  await (await seeRole(team.priya.page, 'button', 'Edit mine')).focus()
  await team.priya.page.keyboard.press('Enter')
  await until('the words in the composer, with the focus', () =>
    team.priya.page.evaluate(
      () => document.activeElement instanceof HTMLTextAreaElement && document.activeElement.value === 'On Friday',
    ),
  )
  await team.priya.page.keyboard.type(', as Mia says Thursday')
  await team.priya.page.keyboard.press('Enter')
  await toldContact('On Friday, as Mia says Thursday')
  expect(await heardBy(shopper)).toEqual(['On Thursday', 'On Friday, as Mia says Thursday'])
})

it('lets it be discarded, and a note is never held', async () => {
  await bothAnswer('Too late', 'In time')
  await byRole(team.priya.page, 'button', 'Discard').click()
  await until('the guard to be gone', async () => !(await team.priya.page.$('::-p-aria([name="Send guard"])')))
  expect(await saidIn(team.priya.page)).not.toContainEqual(expect.stringContaining('Too late'))
  expect(await heardBy(shopper)).toEqual(['In time'])
})
