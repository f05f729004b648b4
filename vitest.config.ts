import vue from '@vitejs/plugin-vue'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { WxtVitest } from 'wxt/testing'

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') }
const off = ['node_modules/**', '.output/**', 'dist/**']

/** Begun first, so that the run does not end with one of them beside an idle processor. */
const LONGEST = [
  'e2e/screens.test.ts',
  'e2e/loss-proof.test.ts',
  'e2e/story.test.ts',
  'hub/restart.test.ts',
  'sync/nothing-lost.property.test.ts',
]
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.some((name) => moduleId.endsWith(name))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

/** unit: milliseconds, no server. hub: real PostgreSQL. e2e: the built extension in a real browser (needs `npm run build`). */
export default defineConfig({
  test: {
    // By itself vitest leaves one processor free, and of two that is half; hub and browsers wait more than they compute.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [WxtVitest(), vue()],
        resolve: { alias },
        test: {
          name: 'unit',
          pool: 'threads', // a fifth less time than processes
          testTimeout: 30_000, // beside the linter, what tries many cases takes longer than the five seconds one gets by itself
          include: ['{data,services,stores,composables,components,entrypoints,widget,demo,scripts}/**/*.test.ts'],
          exclude: off,
        },
      },
      {
        // What needs no browser and keeps nothing between two calls: no file needs a world of its own.
        resolve: { alias },
        test: {
          name: 'logic',
          pool: 'threads',
          isolate: false,
          testTimeout: 30_000,
          include: ['{domain,protocol,server}/**/*.test.ts'],
          exclude: [...off, '**/*.db.test.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'hub',
          include: ['server/**/*.db.test.ts', 'tests/hub/**/*.test.ts'],
          exclude: off,
          globalSetup: 'tests/hub/setup.ts',
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Not a test: takes the pictures of docs/screenshots (`npm run screenshots`).
        resolve: { alias },
        test: {
          name: 'screenshots',
          include: ['tests/screenshots/*.shot.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: off,
          globalSetup: 'tests/e2e/setup.ts',
          isolate: false, // puppeteer is loaded once, not by each file
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
