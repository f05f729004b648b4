/** Who may import whom. `npm run check:imports` runs it; docs/ARCHITECTURE.md draws it. */
const LAYERS = {
  domain: [],
  protocol: ['domain'],
  data: ['domain', 'protocol'],
  composables: ['domain', 'protocol', 'services'],
  services: ['domain', 'protocol', 'data'],
  stores: ['domain', 'protocol', 'data', 'services', 'composables'],
  components: ['domain', 'stores', 'composables', 'assets'],
  entrypoints: ['domain', 'protocol', 'data', 'services', 'stores', 'composables', 'components', 'assets'],
  server: ['domain', 'protocol'],
  widget: ['domain', 'protocol'],
  demo: ['domain', 'protocol', 'server'],
  play: [
    'domain',
    'protocol',
    'data',
    'stores',
    'composables',
    'components',
    'assets',
    'entrypoints',
    'widget',
    'tests',
  ],
}
const all = [...Object.keys(LAYERS), 'tests', 'bench', 'scripts'].join('|')
const TEST = '\\.(test|contract)\\.ts$'
const error = (name, from, to) => ({ name, severity: 'error', from, to })
const layer = ([folder, below]) =>
  error(
    `${folder}-looks-down-only`,
    { path: `^${folder}/`, pathNot: TEST },
    { path: `^(${all})/`, pathNot: `^(${[folder, ...below].join('|')})/` },
  )

module.exports = {
  forbidden: [
    ...Object.entries(LAYERS).map(layer),
    // An unresolved alias is an arrow no rule sees.
    error('every-import-resolves', {}, { couldNotResolve: true, pathNot: '^(virtual:|wxt/browser)' }),
    error('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    error(
      'domain-imports-zod-only',
      { path: '^(domain|protocol)/', pathNot: TEST },
      { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    ),
    error('domain-knows-no-platform', { path: '^(domain|protocol)/', pathNot: TEST }, { dependencyTypes: ['core'] }),
    error(
      'dexie-only-in-data',
      { path: `^(${all})/`, pathNot: '^(data|tests|bench)/' },
      { path: 'node_modules/dexie/' },
    ),
    error(
      'browser-api-at-the-edge',
      { path: `^(${all})/`, pathNot: '^(entrypoints|services|tests)/' },
      { path: 'node_modules/(wxt/dist/browser|webextension-polyfill)' },
    ),
    // In a content script, IndexedDB belongs to the visited site. Its size is held by tests/e2e/budgets.test.ts.
    error(
      'content-scripts-hold-no-data',
      { path: '^entrypoints/[^/]+\\.content' },
      { path: '^(data|stores)/', reachable: true },
    ),
    error('base-components-are-plain', { path: '^components/base/' }, { path: '^stores/' }),
    error(
      'channels-do-not-know-each-other',
      { path: '^server/channels/([^/]+)/' },
      { path: '^server/channels/[^/]+/', pathNot: '^server/channels/$1/' },
    ),
    error(
      'server-runs-on-dependencies',
      { path: '^(server|demo)/', pathNot: `${TEST}|\\.config\\.ts$` },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    ),
    error(
      'nothing-shipped-imports-tests',
      { path: '^(?!tests|bench|play|scripts)', pathNot: TEST },
      { path: '^tests/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.output|\\.wxt|dist)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true, // type imports are arrows too
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
