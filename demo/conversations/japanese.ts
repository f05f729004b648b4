/** Conversations in Japanese and Korean. */
import type { DemoConversation } from './types'

export const JAPANESE_AND_KOREAN: readonly DemoConversation[] = [
  {
    key: 'sato-line',
    channel: 'line',
    contact: { name: '佐藤 美咲', language: 'ja', country: 'JP', timeZone: 'Asia/Tokyo', gender: 'female' },
    assignee: 'kenji',
    labels: ['shipping'],
    team: 'orders',
    ago: 11,
    unread: 1,
    lines: [
      ['me', '注文番号 TW-20402 の到着予定日を教えてください。'],
      ['kenji', 'ご連絡ありがとうございます。現在、成田で通関手続き中で、木曜日のお届け予定です。'],
      ['me', '木曜日は不在なのですが、土曜日の午前に変更できますか？'],
    ],
  },
  {
    key: 'tanaka-web',
    channel: 'webchat',
    contact: {
      name: '中村 健',
      language: 'ja',
      country: 'JP',
      timeZone: 'Asia/Tokyo',
      email: 'nakamura@tegami.example',
      gender: 'male',
    },
    ago: 47,
    unread: 1,
    visits: [
      ['/products/fjell-tent', 164],
      ['/products/wool-blanket', 31],
    ],
    lines: [['me', 'フィエル2は冬の北海道でも使えますか？前室で調理できる大きさか知りたいです。']],
  },
  {
    key: 'yamamoto-repair',
    channel: 'email',
    contact: {
      name: '山本 由紀',
      language: 'ja',
      country: 'JP',
      timeZone: 'Asia/Tokyo',
      email: 'yamamoto.yuki@yubin.example',
      gender: 'female',
      labels: ['vip'],
    },
    status: 'resolved',
    assignee: 'kenji',
    labels: ['repair', 'praise'],
    ago: 4100,
    lines: [
      ['me', 'ジャケットの修理、ありがとうございました。縫い目がまったく分かりません。'],
      ['kenji', 'とても嬉しいお言葉をありがとうございます。また何年でも着ていただけます。'],
    ],
  },
  {
    key: 'kim-line',
    channel: 'line',
    contact: { name: '김서연', language: 'ko', country: 'KR', timeZone: 'Asia/Seoul', gender: 'female' },
    ago: 63,
    unread: 2,
    labels: ['sizing'],
    lines: [
      ['me', '안녕하세요. 피셔맨 스웨터 S 사이즈 총장이 어떻게 되나요?'],
      ['me', '한국으로 배송도 되는지 궁금해요!'],
    ],
  },
  {
    key: 'park-web',
    channel: 'webchat',
    contact: { name: '박지훈', language: 'ko', country: 'KR', timeZone: 'Asia/Seoul', gender: 'male' },
    assignee: 'priya',
    ago: 260,
    visits: [
      ['/products/steel-flask', 40],
      ['/products/enamel-mug', 22],
    ],
    lines: [
      ['me', '보온병 뚜껑만 따로 살 수 있나요?'],
      ['priya', '네, 뚜껑은 무료로 보내 드려요. 주소만 알려 주세요.'],
      { card: 'steel-flask', tone: 'slate', by: 'priya' },
      ['me', '와, 정말 감사합니다!'],
    ],
  },
]
