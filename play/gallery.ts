/** The index of scenes: choose one, a theme, a language, a direction and a width. */
import { createApp } from 'vue'
import '@/assets/base.css'
import Gallery from './Gallery.vue'

createApp(Gallery).mount('#app')
