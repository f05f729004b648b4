/** The translator's words. It opens beside a selection within a blink, so it does not carry the whole interface's. */
import type { ErrorCode } from '@/domain/errors'

const EN = {
  button: 'Translate selection',
  dialog: 'Translation',
  busy: 'Translating…',
  detected: 'detected',
  unknown: 'Unknown',
  into: 'Translate into',
  swap: 'Swap languages',
  copy: 'Copy',
  copied: 'Copied',
  speak: 'Read aloud',
  stop: 'Stop reading',
  close: 'Close',
  same: (language: string) => `This is ${language} already.`,
  settings: 'Open settings',
  again: 'Try again',
  failed: {
    translation_not_configured: 'This browser has no translator, and no translation server is set.',
    translation_language_unsupported: 'The translator does not know one of these languages. Choose another.',
    hub_unreachable: 'Your hub cannot be reached. Check the connection, then try again.',
  } as Partial<Record<ErrorCode, string>>,
  failedOther: 'The translator did not answer. Try again in a moment.',
}
export type TranslatorWords = typeof EN
const ZH: TranslatorWords = {
  button: '翻译所选文字',
  dialog: '翻译',
  busy: '正在翻译…',
  detected: '自动识别',
  unknown: '未识别',
  into: '翻译成',
  swap: '交换语言',
  copy: '复制',
  copied: '已复制',
  speak: '朗读',
  stop: '停止朗读',
  close: '关闭',
  same: (language) => `原文已是${language}。`,
  settings: '打开设置',
  again: '重试',
  failed: {
    translation_not_configured: '浏览器没有内置翻译，也没有设置翻译服务器。',
    translation_language_unsupported: '翻译服务不支持其中一种语言，请换一种。',
    hub_unreachable: '连接不上您的中枢，请检查网络后重试。',
  },
  failedOther: '翻译服务没有回应，请稍后再试。',
}

export const translatorWords = (locale: string): TranslatorWords => (/^zh\b/i.test(locale) ? ZH : EN)
