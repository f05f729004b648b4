/** From the moment a shopper's message is posted until the agent's sidebar has painted it. */
import { benchPage } from './bench-page'
import { openBrowser } from '@/tests/e2e/browser'
import { startDemo } from '@/tests/e2e/harness/hub'
import { openConversation, signIn } from '@/tests/e2e/harness/sidebar'
import { aShopper } from '@/tests/e2e/harness/shopper'
import type { Figures } from './figures'
import { spread } from './figures'
import { clockOf, paintedAt, watchPaints } from './paint'

const WARM_UP = 10
const SAMPLES = 100

export async function run(): Promise<Figures> {
  const demo = await startDemo()
  const test = await openBrowser({ build: 'chrome' })
  try {
    const page = await benchPage(test, `${test.origin}/sidepanel.html`)
    await page.setViewport({ width: 380, height: 800 })
    const agent = demo.agents[0]
    if (!agent) throw new Error('The demo has no agents')
    await signIn(page, { hub: demo.hub, ...agent })

    const shopper = await aShopper(demo)
    await shopper.write('bench hello')
    await openConversation(page, '', 'bench hello')
    const clock = await clockOf(page)
    const samples: number[] = []
    for (let at = 0; at < WARM_UP + SAMPLES; at++) {
      const text = `bench message ${at}.`
      await watchPaints(page, 'log', 'Messages', text)
      const posted = performance.timeOrigin + performance.now()
      await shopper.write(text)
      const painted = (await paintedAt(page)) + clock
      if (at >= WARM_UP) samples.push(painted - posted)
    }
    return { 'e2e.post_to_painted_ms': spread(samples) }
  } finally {
    await test.close()
    await demo.close()
  }
}
