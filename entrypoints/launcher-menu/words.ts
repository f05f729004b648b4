/** The menu's few words. It opens on any page, so it carries no translation library. */
const EN = {
  menu: 'Launcher menu',
  left: 'Move to the left edge',
  right: 'Move to the right edge',
  hide: 'Hide on this site',
  hint: 'The toolbar button still opens Alongside. Settings bring the launcher back.',
}
export type Words = typeof EN
const ZH: Words = {
  menu: '悬浮按钮菜单',
  left: '移到左侧',
  right: '移到右侧',
  hide: '在此网站隐藏',
  hint: '仍可用工具栏按钮打开 Alongside。可在设置中恢复悬浮按钮。',
}

export const wordsFor = (language: string): Words => (/^zh\b/i.test(language) ? ZH : EN)
