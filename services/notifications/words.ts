/** The few words a notification needs: the interface's own catalogue is too much to load into the worker. */
const WORDS = {
  en: { newMessage: 'New message', attachment: 'Sent an attachment', visitor: (mark: string) => `Visitor ${mark}` },
  zh: { newMessage: '新消息', attachment: '发来附件', visitor: (mark: string) => `访客 ${mark}` },
}

export function notificationWords(language: string) {
  return language.startsWith('zh') ? WORDS.zh : WORDS.en
}
