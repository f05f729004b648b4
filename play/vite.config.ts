import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** `npm run play`, and `vite build --config play/vite.config.ts` for tests that look at every state. */
export default defineConfig({
  root: at('.'),
  base: './',
  publicDir: at('../public'),
  plugins: [
    vue(),
    vueI18n({ include: at('../assets/locales/**/*.json'), runtimeOnly: true, compositionOnly: true, dropMessageCompiler: true }),
  ],
  resolve: { alias: { '@': at('..').replace(/\/$/, '') } },
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_I18N_LEGACY_API__: 'false' },
  build: {
    outDir: at('../dist/play'),
    emptyOutDir: true,
    target: 'es2023',
    rollupOptions: { input: [at('./index.html'), at('./scene.html'), at('./widget/preview.html')] },
  },
  worker: { format: 'es' },
  // The frame with the widget has no origin, and so is never of the same.
  server: { host: '127.0.0.1', cors: true },
})
