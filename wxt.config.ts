/** How the extension is built, and everything its manifest asks of the browser (each permission: docs/store/permissions.md). */
import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'wxt'
import { namedVueImports } from './scripts/lib/named-vue-imports.mjs'
import { pageChunks } from './scripts/lib/page-chunks.mjs'

// WXT's own announces the extension's id to every page it runs on.
const bridgeContext = fileURLToPath(new URL('./entrypoints/page.content/context.ts', import.meta.url))
const messages = fileURLToPath(new URL('./assets/locales/**/*.json', import.meta.url))

/** Mode `e2e` may act on every site: no test can press the browser's permission prompt. It is never packaged. */
export default defineConfig({
  srcDir: '.',
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/module-vue'],
  manifest: ({ browser, mode }) => {
    const isFirefox = browser === 'firefox'
    return {
      name: 'Alongside',
      description: 'Answer store customers beside the page you are viewing.',
      minimum_chrome_version: '120',
      permissions: [
        'storage',
        'alarms',
        'notifications',
        'contextMenus',
        'scripting',
        'activeTab',
        ...(isFirefox ? [] : ['sidePanel' as const, 'offscreen' as const]),
      ],
      host_permissions: [
        'https://admin.shopify.com/*',
        'https://*.myshopify.com/*',
        ...(mode === 'e2e' ? ['<all_urls>'] : []),
      ],
      optional_host_permissions: ['https://*/*', 'http://*/*'],
      // What the browser’s own “Options” opens: the console, in a tab.
      options_ui: { page: 'console.html', open_in_tab: true },
      action: { default_title: 'Alongside' },
      // Changed or removed at chrome://extensions/shortcuts. Never Ctrl+Alt, which types letters on many keyboards.
      commands: {
        'toggle-sidebar': { suggested_key: { default: 'Alt+Shift+S' }, description: 'Open or close Alongside' },
        'translate-selection': { suggested_key: { default: 'Alt+Shift+L' }, description: 'Translate the selection' },
      },
      // Firefox's own default adds upgrade-insecure-requests, and a hub on one's own machine speaks http.
      content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" },
      // The launcher's menu, the sidebar and the translator are frames on other people's pages: a page may load them only by
      // the address that changes at every start, so it can neither find them nor frame them itself.
      web_accessible_resources: [
        {
          resources: ['sidebar.html', 'launcher-menu.html', 'translator.html'],
          matches: ['<all_urls>'],
          ...(isFirefox ? {} : { use_dynamic_url: true }),
        },
      ],
      ...(isFirefox
        ? {
            browser_specific_settings: {
              gecko: {
                id: 'alongside@alongside.invalid',
                strict_min_version: '128.0',
                // What goes to the hub the agent signed in to, and nowhere else.
                data_collection_permissions: {
                  required: [
                    'personalCommunications',
                    'personallyIdentifyingInfo',
                    'websiteContent',
                    'authenticationInfo',
                  ],
                },
              },
            },
          }
        : {}),
    }
  },
  vite: () => ({
    resolve: {
      alias: {
        'wxt/utils/content-script-context': bridgeContext,
        // What the package names is written for browsers without async functions: larger, and slower at each await.
        dexie: 'dexie/dist/modern/dexie.mjs',
      },
    },
    plugins: [
      namedVueImports(),
      vueI18n({ include: messages, runtimeOnly: true, compositionOnly: true, dropMessageCompiler: true }),
    ],
    define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_I18N_LEGACY_API__: 'false' },
  }),
  hooks: {
    'vite:build:extendConfig'([first], config) {
      const output = config.build?.rollupOptions?.output
      const isPages = first?.type === 'sidepanel' || first?.type === 'unlisted-page'
      if (isPages && output && !Array.isArray(output))
        output.codeSplitting = { includeDependenciesRecursively: false, groups: [{ name: pageChunks() }] }
    },
  },
  zip: {
    includeSources: [
      'domain/**',
      'protocol/**',
      'data/**',
      'services/**',
      'stores/**',
      'composables/**',
      'components/**',
      'entrypoints/**',
      'assets/**',
      'public/**',
      '*.json',
      '*.ts',
    ],
  },
})
