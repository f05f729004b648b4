import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'wxt'

const messages = fileURLToPath(new URL('./assets/locales/*.json', import.meta.url))

export default defineConfig({
  srcDir: '.',
  imports: false,
  modules: ['@wxt-dev/module-vue'],
  // The launcher, the sidebar and the translator are frames on other people's pages: a page may load them only by the
  // address that changes at every start, so it can neither find them nor frame them itself.
  manifest: ({ browser, mode }) => ({
    name: 'Alongside',
    description: 'Answer store customers beside the page you are viewing.',
    permissions: ['storage', 'alarms', 'notifications', 'contextMenus', 'scripting', 'activeTab', ...(browser === 'firefox' ? [] : ['sidePanel'])],
    host_permissions: ['https://admin.shopify.com/*', 'https://*.myshopify.com/*', ...(mode === 'e2e' ? ['<all_urls>'] : [])],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    web_accessible_resources: [
      {
        resources: ['sidebar.html', 'launcher.html', 'translator.html'],
        matches: ['<all_urls>'],
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
  }),
  vite: () => ({
    plugins: [vueI18n({ include: messages, runtimeOnly: true, compositionOnly: true, dropMessageCompiler: true })],
    define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_I18N_LEGACY_API__: 'false' },
  }),
  zip: { includeSources: ['domain/**', 'protocol/**', 'data/**', 'services/**', 'stores/**', 'composables/**', 'components/**', 'entrypoints/**', 'assets/**', 'public/**', '*.json', '*.ts'] },
})
