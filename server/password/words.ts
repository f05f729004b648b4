/** What somebody reads who opens a link to choose a new password: in Chinese for a browser that asks for it, else in English. */
import { PASSWORD_MIN } from '@/domain/invitation'
import { isChineseWanted } from '../pages/language'

export interface PasswordWords {
  title: string
  email: string
  newPassword: string
  passwordHint: string
  save: string
  passwordShort: string
  done: string
  doneText: string
  gone: string
  goneText: string
  busy: string
}

const en: PasswordWords = {
  title: 'Choose a new password',
  email: 'Email',
  newPassword: 'New password',
  passwordHint: `At least ${PASSWORD_MIN} characters. You will be signed out everywhere.`,
  save: 'Save password',
  passwordShort: `Choose a password of at least ${PASSWORD_MIN} characters.`,
  done: 'Your new password is saved',
  doneText: 'Sign in with it from now on. Wherever you were signed in, you no longer are. You can close this page.',
  gone: 'This link does not work',
  goneText:
    'It was used or has expired, your password has changed since, or its address was not copied whole. Ask an admin of your workspace for a new link.',
  busy: 'Too many tries. Wait a minute, then load this page again.',
}

const zh: PasswordWords = {
  title: '设置新密码',
  email: '邮箱',
  newPassword: '新密码',
  passwordHint: `至少 ${PASSWORD_MIN} 个字符。保存后，所有已登录的设备都会退出。`,
  save: '保存密码',
  passwordShort: `密码至少需要 ${PASSWORD_MIN} 个字符。`,
  done: '新密码已保存',
  doneText: '以后请使用新密码登录。之前登录的设备均已退出，您可以关闭此页面。',
  gone: '此链接无法使用',
  goneText: '它可能已被使用、已过期，或复制得不完整，也可能您的密码在此之后已更改。请向工作区管理员索取新的链接。',
  busy: '尝试次数过多，请一分钟后重新打开此页面。',
}

/** `accepted`: the browser's list, the most wanted first. */
export function passwordWords(accepted: string | undefined): { lang: string; words: PasswordWords } {
  return isChineseWanted(accepted) ? { lang: 'zh-CN', words: zh } : { lang: 'en', words: en }
}
