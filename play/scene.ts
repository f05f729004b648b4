/**
 * One scene: a browser that only pretends, a database filled from the tests' factories, and the real app on top of
 * them. The address says which: `?name=list&theme=dark&lang=zh-CN&dir=rtl`.
 */
import { installBrowser } from './fake-browser'
import { SCENES } from './scenes'

const asked = new URLSearchParams(location.search)
const scene = SCENES.find(({ name }) => name === asked.get('name')) ?? SCENES[0]!
document.documentElement.dir = asked.get('dir') === 'rtl' ? 'rtl' : 'ltr'
document.title = scene.name

const browser = installBrowser({
  preferences: { theme: asked.get('theme') === 'dark' ? 'dark' : 'light', language: asked.get('lang') === 'zh-CN' ? 'zh-CN' : 'en' },
  ...scene.world,
})
const { show } = await import('./show')
await show(scene, browser)
document.documentElement.dataset.ready = 'true'
