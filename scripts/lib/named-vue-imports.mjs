/**
 * Two libraries import Vue as a namespace, only to ask whether it is a Vue older than ours. A namespace keeps everything of
 * Vue in the bundle (18 kB gzipped that nobody uses), so the question is answered when we build.
 */

/** File → [what stands there, what it comes to with Vue 3.5]. @type {[RegExp, [string, string][]][]} */
const REWRITES = [
  [
    /\/reka-ui\/dist\/shared\/useId\.js$/,
    [
      [`import * as vue from "vue";`, `import { useId as idOfVue } from "vue";`],
      [`else if ("useId" in vue) id = vue.useId?.();\n\telse id = \`\${++count}\`;`, `else id = idOfVue();`],
      [`let count = 0;\n`, ``],
    ],
  ],
  [
    /\/vue-i18n\/dist\/vue-i18n\.runtime\.mjs$/,
    [
      [`import * as Vue from 'vue';`, `import { getCurrentInstance as instanceOfVue } from 'vue';`],
      [
        `if (key in Vue) {\n        return Vue[key];\n    }\n    else {\n        return Vue.getCurrentInstance();\n    }`,
        `return instanceOfVue();`,
      ],
      [`const key = 'currentInstance';`, ``],
    ],
  ],
]

/** @returns {import('vite').Plugin} */
export function namedVueImports() {
  return {
    name: 'named-vue-imports',
    transform(code, id) {
      const rewrite = REWRITES.find(([file]) => file.test(id.replaceAll('\\', '/').replace(/\?.*/, '')))
      if (!rewrite) return
      let changed = code
      for (const [from, to] of rewrite[1]) {
        if (!changed.includes(from)) this.error(`${id} is not what it was: look again at named-vue-imports.mjs`)
        changed = changed.replace(from, to)
      }
      return { code: changed, map: null }
    },
  }
}
