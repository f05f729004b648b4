/** The rules a review would otherwise repeat (CONTRIBUTING.md). Formatting is Prettier's, layers are dependency-cruiser's. */
import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'
import { parser } from './scripts/lib/lint/one-program.mjs'

const NODE_SCRIPTS = ['**/*.{js,mjs,cjs}']

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      '.output/',
      '.wxt/',
      'dist/',
      '.data/',
      'coverage/',
      'server/store/migrations/',
      'public/',
    ],
  },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  { languageOptions: { parser } },
  vue.configs['flat/recommended'],
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-undef': 'off', // the compiler knows
      'no-control-regex': 'off', // what we filter out is often just that
      'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/unbound-method': 'off', // our objects are closures: their functions know no `this`
      '@typescript-eslint/require-await': 'off', // an async function without await is a promise with a synchronous body
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser } },
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off', // an optional prop is undefined, and its type says so
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/no-v-html': 'error', // text from people is rendered as text
    },
  },
  {
    // A .vue import has no type the linter can see here; vue-tsc checks these files.
    files: ['**/*.vue', 'entrypoints/**/*.ts', 'play/**/*.ts', 'components/**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Tests read JSON whose shape is what they are about to check.
    files: ['**/*.test.ts', '**/*.contract.ts', 'tests/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  { files: NODE_SCRIPTS, extends: [tseslint.configs.disableTypeChecked] },
  {
    // Catalogues: long because the list is long.
    files: ['**/locales/**', 'demo/conversations/**', 'demo/products*', 'protocol/*.ts', 'components/base/icons*'],
    rules: { 'max-lines': 'off' },
  },
  prettier,
)
