/** What somebody reads who opens an invitation: in Chinese for a browser that asks for it, else in English. */
import { PASSWORD_MIN } from '@/domain/invitation'
import type { Role } from '@/domain/permissions'
import { isChineseWanted } from '../pages/language'

export interface InvitationWords {
  title: (workspace: string) => string
  /** `inviter`: by name. */
  invitedBy: (inviter: string, role: string) => string
  role: Record<Role, string>
  teams: (names: string) => string
  email: string
  name: string
  password: string
  newPassword: string
  passwordHint: string
  /** There is an account of this email on the hub. */
  known: string
  join: string
  nameMissing: string
  passwordShort: string
  passwordWrong: string
  tooMany: string
  welcome: (workspace: string) => string
  welcomeText: (email: string) => string
  steps: readonly [string, string, string]
  hubAddress: string
  gone: string
  goneText: string
  busy: string
  comma: string
}

const en: InvitationWords = {
  title: (workspace) => `Join ${workspace}`,
  invitedBy: (inviter, role) => (inviter ? `${inviter} invites you as ${role}.` : `You are invited as ${role}.`),
  role: { admin: 'an admin', supervisor: 'a supervisor', agent: 'an agent' },
  teams: (names) => `Teams: ${names}`,
  email: 'Email',
  name: 'Your name',
  password: 'Password',
  newPassword: 'Choose a password',
  passwordHint: `At least ${PASSWORD_MIN} characters`,
  known: 'You sign in to this hub already: enter the password you use there.',
  join: 'Join',
  nameMissing: 'Enter your name. Colleagues and customers see it.',
  passwordShort: `Choose a password of at least ${PASSWORD_MIN} characters.`,
  passwordWrong: 'That is not the password of this account.',
  tooMany: 'Too many wrong passwords. Wait a quarter of an hour, then try again.',
  welcome: (workspace) => `You are in ${workspace}`,
  welcomeText: (email) => `${email} has joined. This link has done its work; from now on you sign in like this:`,
  steps: [
    'Open Alongside in your browser, by its button in the toolbar.',
    'Enter this hub address:',
    'Sign in with your email and your password.',
  ],
  hubAddress: 'Hub address',
  gone: 'This invitation does not work',
  goneText:
    'It has expired, was withdrawn or replaced by a newer one, or its address was not copied whole. Ask whoever invited you for a new link.',
  busy: 'Too many tries. Wait a minute, then load this page again.',
  comma: ', ',
}

const zh: InvitationWords = {
  title: (workspace) => `加入 ${workspace}`,
  invitedBy: (inviter, role) => (inviter ? `${inviter} 邀请您以${role}身份加入。` : `您受邀以${role}身份加入。`),
  role: { admin: '管理员', supervisor: '主管', agent: '客服' },
  teams: (names) => `所属团队：${names}`,
  email: '邮箱',
  name: '您的姓名',
  password: '密码',
  newPassword: '设置密码',
  passwordHint: `至少 ${PASSWORD_MIN} 个字符`,
  known: '您已有此中枢的账号，请输入该账号的密码。',
  join: '加入',
  nameMissing: '请输入您的姓名，同事和客户都会看到。',
  passwordShort: `密码至少需要 ${PASSWORD_MIN} 个字符。`,
  passwordWrong: '密码与此账号不符。',
  tooMany: '密码错误次数过多，请十五分钟后再试。',
  welcome: (workspace) => `您已加入 ${workspace}`,
  welcomeText: (email) => `${email} 已加入，此链接不再需要。以后请这样登录：`,
  steps: ['点击浏览器工具栏中的 Alongside 按钮。', '填写此中枢地址：', '使用您的邮箱和密码登录。'],
  hubAddress: '中枢地址',
  gone: '此邀请无法使用',
  goneText: '它可能已过期、已被撤回、已被新的链接取代，或复制得不完整。请向邀请您的人索取新的链接。',
  busy: '尝试次数过多，请一分钟后重新打开此页面。',
  comma: '、',
}

/** `accepted`: the browser's list, the most wanted first. */
export function invitationWords(accepted: string | undefined): { lang: string; words: InvitationWords } {
  return isChineseWanted(accepted) ? { lang: 'zh-CN', words: zh } : { lang: 'en', words: en }
}
