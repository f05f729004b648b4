/** Builds the hub's programs to dist/server: plain Node modules beside the migrations; most packages stay where npm put them. */
import { cpSync, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** Packages of hundreds of small files each: to find and read them took half of a hub's start. */
const IN_MANY_FILES = [
  /^@?better-auth/,
  /^better-call/,
  /^kysely/,
  /^drizzle-orm/,
  /^zod/,
  /^jose/,
  /^@?hono/,
  /^@opentelemetry/,
  /^@noble/,
  /^@nats-io/,
]
const programs = { main: at('./main.ts'), cli: at('./cli.ts'), demo: at('../demo/main.ts') }

export default defineConfig({
  resolve: { alias: { '@': at('..').replace(/[\\/]$/, '') } },
  publicDir: false,
  ssr: { noExternal: IN_MANY_FILES },
  build: {
    ssr: true,
    outDir: at('../dist/server'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(programs).filter(([, file]) => existsSync(file))),
      // All in one folder: the migrations are found beside whichever chunk asks for them.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', format: 'es' },
    },
  },
  plugins: [
    {
      name: 'copy-migrations',
      closeBundle: () => cpSync(at('./store/migrations'), at('../dist/server/migrations'), { recursive: true }),
    },
  ],
})
