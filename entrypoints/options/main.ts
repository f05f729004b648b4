/** The settings page. */
import '@/assets/base.css'
import './options.css'
import { startApp } from '@/components/app/start-app'
import OptionsApp from '@/components/settings/OptionsApp.vue'

await startApp(OptionsApp).mountWhenReady('#app')
