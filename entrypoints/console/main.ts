/** The console: conversations under review and every setting, as a page of its own. */
import '@/assets/base.css'
import { startApp } from '@/components/app/start-app'
import ConsoleApp from '@/components/console/ConsoleApp.vue'
import { CONSOLE_WORDS } from '@/components/console/words'
import { addWords } from '@/composables/i18n'

const words = addWords(CONSOLE_WORDS)
await startApp(ConsoleApp).mountWhenReady('#app', words)
