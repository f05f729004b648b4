/** `npm start`, step by step: dependencies, builds, hub and shop, browser; and everything ended together. */
import { buildAll } from '../build.mjs'
import { ensureDependencies } from '../dependencies.mjs'
import { bold, runCommand, say } from '../say.mjs'
import { openBrowser, profileIn } from './browser.mjs'
import { checkDataFolder } from './data-folder.mjs'
import { startDemo } from './demo.mjs'
import { USAGE, readOptions } from './options.mjs'
import { choosePort } from './ports.mjs'

/** A product page of the demo shop: the first thing to look at. */
const FIRST_PAGE = '/products/linen-overshirt'

/** @param {string[]} args */
export function start(args) {
  return runCommand(async () => {
    const options = readOptions(args)
    if (options.help) {
      say(USAGE)
      return 0
    }
    checkDataFolder(options.data)
    const port = await choosePort(options.port)
    await ensureDependencies()
    await buildAll(['widget', 'server', 'extension'])

    say('Starting the hub, its database and the demo shop…')
    const demo = await startDemo({ port, data: options.data })
    /** @type {(() => Promise<void>)[]} */
    const stops = [demo.stop]
    const asked = stopWhenAsked(stops)
    if (options.json) process.stdout.write(`${demo.line}\n`)
    await show(demo.ready, options, stops)

    const code = await Promise.race([asked, demo.ended])
    for (const stop of stops.reverse()) await stop()
    return code
  })
}

/** @param {(() => Promise<void>)[]} stops @returns {Promise<number>} resolves, once, when a person or a script ends us */
function stopWhenAsked(stops) {
  return new Promise((resolve) => {
    let times = 0
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
      process.on(signal, () => {
        times += 1
        if (times === 1) {
          say(`\nStopping ${stops.length > 1 ? 'the browser, ' : ''}the shop, the hub and its database…`)
          resolve(0)
        }
        if (times > 2) process.exit(1)
      })
  })
}

/**
 * @param {import('./demo.mjs').Ready} ready
 * @param {import('./options.mjs').Options} options
 * @param {(() => Promise<void>)[]} stops
 */
async function show(ready, options, stops) {
  const page = `${ready.shop}${FIRST_PAGE}`
  say()
  say(`${bold('Alongside is running.')}`)
  say(`  Shop       ${page}`)
  say(`  Hub        ${ready.hub}`)
  for (const agent of ready.agents) say(`  Sign in    ${agent.email} / ${agent.password}  (${agent.role})`)
  say()
  const opened = options.browser
    ? await openBrowser({ extension: ready.extension, profile: profileIn(options.data), address: page })
    : { reason: 'you asked for no browser' }
  if ('stop' in opened) {
    stops.push(opened.stop)
    say('A browser window is open with the extension in it. Next:')
    say('  1. Press the Alongside button of the toolbar (behind the puzzle piece): the inbox opens beside the page.')
  } else {
    say(`No browser was opened: ${opened.reason}. Next:`)
    say('  1. In Chrome or Edge open chrome://extensions, switch on “Developer mode”, press “Load unpacked” and choose')
    say(`       ${ready.extension}`)
    say('     Then open the shop above and press the Alongside button of the toolbar: the inbox opens beside it.')
  }
  say(`  2. Sign in there with hub address ${ready.hub} and the first sign-in above.`)
  say('  3. As a shopper, press “Chat with us” on the shop’s page and write; answer from the sidebar.')
  say()
  say('Press Ctrl-C to stop everything.')
}
