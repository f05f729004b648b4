/** The reading of a page, brought to it when somebody looks (page.content/bridge.ts): most pages are never read. */
import { readFacts } from '@/domain/page/read-facts'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { world } from './page.content/world'

export default defineUnlistedScript(() => {
  world.alongsideRead = readFacts
})
