/** The inbox, as a frame in a page and as the browser's side panel: one app, told which tab it stands beside. */
import '@/assets/base.css'
import { startApp } from '@/components/app/start-app'
import SidebarApp from '@/components/app/SidebarApp.vue'
import { request } from '@/services/bus/request'
import { useFirstScreenStore } from '@/stores/first-screen'
import { useInboxStore } from '@/stores/inbox'
import { usePageStore } from '@/stores/page'
import { followPageBeside } from './page-beside'

const app = startApp(SidebarApp, {
  onConsole: (path: string) =>
    void request('console.open', { path }).catch((error: unknown) => console.error('[sidebar]', error)),
})
await app.mountWhenReady(
  '#app',
  useFirstScreenStore(app.pinia).ready,
  useInboxStore(app.pinia).ready,
  followPageBeside(usePageStore(app.pinia)),
)
