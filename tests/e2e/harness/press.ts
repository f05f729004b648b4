/** Pressing what sends: refused until the browser has judged that it can be seen, and when it changed under the finger. */
import type { Frame, Page } from 'puppeteer'
import { clickName, until } from './find'

/** Refused, it is pressed once more. Until `outcome` is there to be read. */
export async function press(scope: Frame | Page, fits: (name: string) => boolean, outcome: string): Promise<void> {
  await until(outcome, async () => {
    await clickName(scope, 'button', fits)
    const answer = await until('an answer', async () => {
      if (await scope.$(`::-p-text(${outcome})`)) return 'done'
      return (await scope.$('::-p-text(Press it again)')) && 'again'
    })
    // It goes by itself, too; and beside a dialog it is out of reach.
    if (answer === 'again') await (await scope.$('::-p-aria([name="Dismiss"][role="button"])'))?.click()
    return answer === 'done'
  })
}
