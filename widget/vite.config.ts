/**
 * Builds the widget to dist/widget: first the chat (an ES module named by its content, so it may be cached for ever) and the
 * page the console previews it in, then the loader (one classic script under a fixed name) with the chat's file name written into it.
 */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const outDir = fileURLToPath(new URL('../dist/widget', import.meta.url))

/** The page around the preview, which names its script by the script's content. */
const previewPage: Plugin = {
  name: 'preview-page',
  applyToEnvironment: (environment) => environment.name === 'chat',
  generateBundle(_options, bundle) {
    const script = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'preview')
    const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Preview</title>`
    const source = `<!doctype html><html lang="en"><head>${head}<script type="module" src="./${script!.fileName}"></script></head><body></body></html>\n`
    this.emitFile({ type: 'asset', fileName: 'preview.html', source })
  },
}

/** The loader is built last, so the files it loads are there to be looked up. */
const namesFiles: Plugin = {
  name: 'names-files',
  applyToEnvironment: (environment) => environment.name === 'loader',
  renderChunk(code) {
    const files = readdirSync(outDir)
    const named = code.replaceAll(/__([A-Z]+)_FILE__/g, (_, entry: string) => {
      const built = files.find((file) => file.startsWith(`${entry.toLowerCase()}-`))
      return built ?? this.error(`${entry} has to be built before the loader`)
    })
    return { code: named, map: null }
  },
}

const target = ['es2022', 'safari16.4']
/** Above the browsers `target` names, so that oklch() is not written a second time for others. */
const cssTarget = ['chrome120', 'safari17', 'firefox120']

export default defineConfig({
  root: here,
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: { alias: { '@': fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '') } },
  plugins: [previewPage, namesFiles],
  environments: {
    chat: {
      consumer: 'client',
      build: {
        outDir,
        emptyOutDir: true,
        target,
        cssTarget,
        modulePreload: false,
        lib: {
          entry: { chat: `${here}app/chat.tsx`, greeting: `${here}app/greeting.tsx`, preview: `${here}preview.ts` },
          formats: ['es'],
        },
        rolldownOptions: {
          output: { entryFileNames: '[name]-[hash].js', chunkFileNames: 'shared-[hash].js', minify: true },
        },
      },
    },
    loader: {
      consumer: 'client',
      build: {
        outDir,
        emptyOutDir: false,
        target,
        cssTarget,
        modulePreload: false,
        lib: { entry: `${here}loader.ts`, formats: ['iife'], name: 'AlongsideLoader' },
        rolldownOptions: { output: { entryFileNames: 'loader.js' } },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      await builder.build(builder.environments.chat!)
      await builder.build(builder.environments.loader!)
    },
  },
})
