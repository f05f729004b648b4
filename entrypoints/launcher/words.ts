/** The launcher's few words. It is on every page, so it carries no translation library. */
const EN = {
  open: 'Open Alongside',
  unread: (opens: string, count: string) => `${opens}, ${count}`,
  /** For an agent of several workspaces: the one that is open. */
  openIn: (workspace: string) => `Open Alongside in ${workspace}`,
  menu: 'Launcher menu',
  left: 'Move to the left edge',
  right: 'Move to the right edge',
  hide: 'Hide on this site',
  hint: 'The toolbar button still opens Alongside. Settings bring the launcher back.',
}
export type Words = typeof EN
const ZH: Words = {
  open: '打开 Alongside',
  unread: (opens, count) => `${opens}，未读 ${count}`,
  openIn: (workspace) => `打开 Alongside（${workspace}）`,
  menu: '悬浮按钮菜单',
  left: '移到左侧',
  right: '移到右侧',
  hide: '在此网站隐藏',
  hint: '仍可用工具栏按钮打开 Alongside。可在设置中恢复悬浮按钮。',
}

export const wordsFor = (language: string): Words => (/^zh\b/i.test(language) ? ZH : EN)
