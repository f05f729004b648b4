/** The demo shop's collections and articles. */
import type { Article, Collection } from './types'

export const SHOP_NAME = 'Tidewater'
export const BRAND = '#2c4a3e'

export const COLLECTIONS: readonly Collection[] = [
  {
    handle: 'rainwear',
    name: { en: 'Rainwear', zh: '雨具' },
    lead: { en: 'For weather that comes sideways.', zh: '为横着下的雨准备。' },
  },
  {
    handle: 'layers',
    name: { en: 'Layers', zh: '衣物' },
    lead: { en: 'Wool and linen, made to be worn for years.', zh: '羊毛与亚麻，越穿越久。' },
  },
  {
    handle: 'packs',
    name: { en: 'Packs', zh: '背包' },
    lead: { en: 'Carry it dry, from the ferry to the ridge.', zh: '从渡轮到山脊，干爽到底。' },
  },
  {
    handle: 'camp',
    name: { en: 'Camp', zh: '露营' },
    lead: { en: 'What you want around you after dark.', zh: '天黑之后，身边该有的东西。' },
  },
]

export const ARTICLES: readonly Article[] = [
  {
    slug: 'how-to-choose-a-rain-jacket',
    title: { en: 'How to choose a rain jacket', zh: '如何挑选防雨夹克' },
    lead: {
      en: 'Three numbers on the label, and the one that matters.',
      zh: '标签上的三个数字，以及真正重要的那一个。',
    },
    picture: 'rain-jacket',
    paragraphs: [
      {
        en: 'The first number is how much water the cloth holds back before a drop gets through. Ten thousand millimetres is a shower on the way to work; twenty thousand is an afternoon on deck.',
        zh: '第一个数字是面料在渗水前能承受的水压。一万毫米，够上班路上的一场阵雨；两万毫米，够在甲板上待一个下午。',
      },
      {
        en: 'The second is how much of your own warmth gets out. If you ride or row, it matters more than the first: most people who are wet inside a jacket got there by themselves.',
        zh: '第二个数字是透湿量。骑车或划船时它比第一个更重要：夹克里湿透的人，多半是被自己的汗弄湿的。',
      },
      {
        en: 'The third is the weight, and it decides whether the jacket is in your bag when it starts to rain. Ours is 410 grams in size M and packs into its own pocket.',
        zh: '第三个数字是重量，它决定下雨时夹克在不在包里。我们的 M 码重 410 克，可塞进自带口袋。',
      },
      {
        en: 'If you are between two sizes, take the larger one when you wear a sweater under it, the smaller one when you ride. Write to us with your height and what you wear; we answer with a size.',
        zh: '介于两个尺码之间时：内搭毛衣选大一码，骑行选小一码。把身高和常穿的尺码发给我们，我们来推荐。',
      },
    ],
  },
  {
    slug: 'a-jacket-that-came-back-eleven-times',
    title: { en: 'A jacket that came back eleven times', zh: '一件返修了十一次的夹克' },
    lead: { en: 'On repairing things, and on knowing when to stop.', zh: '关于修补，以及何时该停手。' },
    picture: 'quay-boots',
    paragraphs: [
      {
        en: 'It was sold in 2014 and it has been on four ferries, one bicycle and, for a winter, a scarecrow. Every two years it comes back in a box with a note about what happened this time.',
        zh: '它 2014 年售出，坐过四艘渡轮、一辆自行车，还在稻草人身上过了一个冬天。每隔两年它就装在盒子里回来，附一张纸条写明这次的遭遇。',
      },
      {
        en: 'A zip costs us nine dollars and forty minutes. A new jacket would cost its owner eighty-nine and us a customer who tells this story. We keep doing it.',
        zh: '换一条拉链花我们九美元和四十分钟。换一件新夹克花客人八十九美元，而我们会失去一个讲这个故事的人。所以我们一直修。',
      },
      {
        en: 'The twelfth time it will be more thread than cloth. We have told her so. She has asked for blue thread.',
        zh: '到第十二次，线会比布还多。我们告诉她了。她要求用蓝色的线。',
      },
    ],
  },
]
