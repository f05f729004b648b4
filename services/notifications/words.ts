/** The few words a notification needs: the interface's own catalogue is too much to load into the worker. */
const WORDS = {
  en: {
    newMessage: 'New message',
    attachment: 'Sent an attachment',
    visitor: (mark: string) => `Visitor ${mark}`,
    colleague: 'A colleague',
    mentioned: (name: string) => `${name} mentioned you`,
    newNote: 'In a private note',
    back: (name: string) => `${name} is back from snooze`,
    followUp: (name: string) => `Follow up with ${name}: no answer yet`,
    reminder: 'You asked to be reminded',
  },
  zh: {
    newMessage: '新消息',
    attachment: '发来附件',
    visitor: (mark: string) => `访客 ${mark}`,
    colleague: '一位同事',
    mentioned: (name: string) => `${name} 提到了您`,
    newNote: '在一条内部备注中',
    back: (name: string) => `${name} 的会话已到提醒时间`,
    followUp: (name: string) => `该跟进 ${name} 了：对方尚未回复`,
    reminder: '您设置的提醒',
  },
}

export function notificationWords(language: string) {
  return language.startsWith('zh') ? WORDS.zh : WORDS.en
}
