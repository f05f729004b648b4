/** The few words we say on a page ourselves. A translation library would be many times all of us. */
const EN = {
  lang: 'en',
  open: 'Open Alongside',
  /** For an agent of several workspaces: the one that is open. */
  of: (workspace: string) => ` in ${workspace}`,
  unread: (count: string) => `, ${count}`,
  menu: 'Launcher menu',
  grip: 'Resize Alongside',
}
const ZH: typeof EN = {
  lang: 'zh-CN',
  open: '打开 Alongside',
  of: (workspace) => `（${workspace}）`,
  unread: (count) => `，未读 ${count}`,
  menu: '悬浮按钮菜单',
  grip: '调整 Alongside 的宽度',
}

export const words = /^zh\b/i.test(navigator.language) ? ZH : EN
