/** Headings and words of an export, in the languages of the interface. */
import type { Channel } from '@/domain/channel'
import type { ConversationState } from '@/domain/conversation-filter'
import type { ExportColumn } from '@/domain/export-columns'

interface Words {
  columns: Record<ExportColumn, string>
  states: Record<ConversationState, string>
  channels: Record<Channel, string>
  visitor: string
}

const BRANDS = {
  messenger: 'Messenger',
  instagram: 'Instagram',
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  line: 'LINE',
}

const EN: Words = {
  columns: {
    contact: 'Contact',
    email: 'Email',
    phone: 'Phone',
    channel: 'Channel',
    inbox: 'Inbox',
    labels: 'Labels',
    agent: 'Agent',
    team: 'Team',
    state: 'State',
    rating: 'Rating',
    ratingComment: 'Rating comment',
    score: 'QA score',
    firstReply: 'First reply (seconds)',
    messages: 'Messages',
    createdAt: 'Started',
    lastActivityAt: 'Last active',
    preview: 'Last message',
    id: 'Conversation',
  },
  states: {
    bot: 'Bot-hosted',
    unassigned: 'Unassigned',
    assigned: 'Assigned',
    snoozed: 'Snoozed',
    resolved: 'Resolved',
  },
  channels: { webchat: 'Website', email: 'Email', ...BRANDS },
  visitor: 'Visitor',
}

const ZH: Words = {
  columns: {
    contact: '联系人',
    email: '邮箱',
    phone: '电话',
    channel: '渠道',
    inbox: '收件箱',
    labels: '标签',
    agent: '客服',
    team: '团队',
    state: '状态',
    rating: '评分',
    ratingComment: '评价',
    score: '质检得分',
    firstReply: '首次响应（秒）',
    messages: '消息数',
    createdAt: '开始时间',
    lastActivityAt: '最近活动',
    preview: '最后一条消息',
    id: '会话编号',
  },
  states: { bot: '机器人托管', unassigned: '未分配', assigned: '已分配', snoozed: '已推迟', resolved: '已解决' },
  channels: { webchat: '网站', email: '邮件', ...BRANDS },
  visitor: '访客',
}

export const wordsFor = (language: string): Words => (/^zh\b/i.test(language) ? ZH : EN)
