/** Fills the database, mounts the real app, and does what the scene says. */
import type { FakeBrowser } from './fake-browser'
import type { Scene } from './scenes'
import '@/assets/base.css'
import { startApp } from '@/components/app/start-app'
import SidebarApp from '@/components/app/SidebarApp.vue'
import ConsoleApp from '@/components/console/ConsoleApp.vue'
import { CONSOLE_WORDS } from '@/components/console/words'
import { addWords } from '@/composables/i18n'
import { act } from './act'
import { answersFor, openWorld } from './world'
import { fill } from './fill'
import Pieces from './Pieces.vue'

const ROOT = { sidebar: SidebarApp, console: ConsoleApp, pieces: Pieces }

export async function show(scene: Scene, browser: FakeBrowser): Promise<void> {
  await fill(scene.filling)
  Object.assign(browser.answers, answersFor(scene), scene.world?.answers)
  await openWorld(scene)
  if (scene.at) location.hash = scene.at
  const words = scene.stage === 'console' ? addWords(CONSOLE_WORDS) : Promise.resolve()
  const app = startApp(ROOT[scene.stage])
  await app.mountWhenReady('#app', words)
  browser.push(...(scene.world?.pushes ?? [{ kind: 'sync', state: 'live', since: Date.now() - 300_000, behind: null }]))
  await act(scene, app.pinia, browser)
}
