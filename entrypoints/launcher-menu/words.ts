/** The menu's few words. It opens on any page, so it carries no translation library. */
const EN = {
  lang: 'en',
  menu: 'Launcher menu',
  left: 'Move to the left edge',
  right: 'Move to the right edge',
  hide: 'Hide on this site',
  hint: 'The toolbar button still opens Alongside. Settings bring the launcher back.',
}
const ZH: typeof EN = {
  lang: 'zh-CN',
  menu: '悬浮按钮菜单',
  left: '移到左侧',
  right: '移到右侧',
  hide: '在此网站隐藏',
  hint: '仍可用工具栏按钮打开 Alongside。可在设置中恢复悬浮按钮。',
}

export const words = /^zh\b/i.test(navigator.language) ? ZH : EN
