/** What a contact reads when asked to rate a conversation away from the widget: in their language, else English. */

export interface RatingWords {
  /** The message that carries the link. */
  invitation: (link: string) => string
  title: (shop: string) => string
  /** `agent`: who asked. */
  question: (agent: string | null) => string
  group: string
  /** For one to five stars. */
  stars: readonly [string, string, string, string, string]
  comment: string
  optional: string
  send: string
  thanks: string
  thanksText: string
  missing: string
  gone: string
  goneText: string
  busy: string
}

const en: RatingWords = {
  invitation: (link) => `How did we do? Rating us takes a moment: ${link}`,
  title: (shop) => `Rate your conversation with ${shop}`,
  question: (agent) => (agent ? `How did ${agent} do?` : 'How did we do?'),
  group: 'Rate this conversation',
  stars: ['Poor', 'Fair', 'Okay', 'Good', 'Excellent'],
  comment: 'What could have been better?',
  optional: 'optional',
  send: 'Send rating',
  thanks: 'Thank you',
  thanksText: 'Your rating has arrived. You can close this page.',
  missing: 'Choose one to five stars first.',
  gone: 'This link no longer works',
  goneText:
    'It has been used, has expired or was not copied whole. If you would like to tell us something, just write to us.',
  busy: 'Too many tries. Wait a minute, then load this page again.',
}

const zh: RatingWords = {
  invitation: (link) => `本次服务您还满意吗？花几秒钟评价一下：${link}`,
  title: (shop) => `评价您与 ${shop} 的会话`,
  question: (agent) => (agent ? `${agent} 的服务如何？` : '我们的服务如何？'),
  group: '评价本次会话',
  stars: ['很差', '较差', '一般', '满意', '非常满意'],
  comment: '哪些地方可以做得更好？',
  optional: '选填',
  send: '提交评价',
  thanks: '谢谢您',
  thanksText: '您的评价已收到，可以关闭此页面。',
  missing: '请先选择一到五颗星。',
  gone: '此链接已失效',
  goneText: '它可能已被使用、已过期，或复制得不完整。如果您有话想说，直接给我们发消息即可。',
  busy: '尝试次数过多，请一分钟后重新打开此页面。',
}

const es: RatingWords = {
  invitation: (link) => `¿Qué tal lo hemos hecho? Valorarnos lleva un momento: ${link}`,
  title: (shop) => `Valora tu conversación con ${shop}`,
  question: (agent) => (agent ? `¿Qué tal te ha atendido ${agent}?` : '¿Qué tal lo hemos hecho?'),
  group: 'Valora esta conversación',
  stars: ['Mal', 'Regular', 'Bien', 'Muy bien', 'Excelente'],
  comment: '¿Qué podríamos haber hecho mejor?',
  optional: 'opcional',
  send: 'Enviar valoración',
  thanks: 'Gracias',
  thanksText: 'Hemos recibido tu valoración. Ya puedes cerrar esta página.',
  missing: 'Elige primero de una a cinco estrellas.',
  gone: 'Este enlace ya no funciona',
  goneText: 'Ya se ha usado, ha caducado o no se ha copiado entero. Si quieres decirnos algo, escríbenos.',
  busy: 'Demasiados intentos. Espera un minuto y vuelve a cargar la página.',
}

const de: RatingWords = {
  invitation: (link) => `Wie waren wir? Eine Bewertung dauert nur einen Augenblick: ${link}`,
  title: (shop) => `Ihr Gespräch mit ${shop} bewerten`,
  question: (agent) => (agent ? `Wie hat ${agent} Ihnen geholfen?` : 'Wie waren wir?'),
  group: 'Dieses Gespräch bewerten',
  stars: ['Schlecht', 'Mäßig', 'In Ordnung', 'Gut', 'Ausgezeichnet'],
  comment: 'Was hätten wir besser machen können?',
  optional: 'freiwillig',
  send: 'Bewertung senden',
  thanks: 'Danke',
  thanksText: 'Ihre Bewertung ist angekommen. Sie können diese Seite schließen.',
  missing: 'Wählen Sie zuerst einen bis fünf Sterne.',
  gone: 'Dieser Link gilt nicht mehr',
  goneText:
    'Er wurde schon benutzt, ist abgelaufen oder nicht vollständig kopiert. Möchten Sie uns etwas sagen, schreiben Sie uns einfach.',
  busy: 'Zu viele Versuche. Warten Sie eine Minute und laden Sie die Seite neu.',
}

const fr: RatingWords = {
  invitation: (link) => `Êtes-vous satisfait de notre aide ? Donner une note ne prend qu’un instant : ${link}`,
  title: (shop) => `Évaluez votre conversation avec ${shop}`,
  question: (agent) => (agent ? `Que pensez-vous de l’aide de ${agent} ?` : 'Que pensez-vous de notre aide ?'),
  group: 'Évaluez cette conversation',
  stars: ['Mauvais', 'Passable', 'Correct', 'Bien', 'Excellent'],
  comment: 'Qu’aurions-nous pu mieux faire ?',
  optional: 'facultatif',
  send: 'Envoyer la note',
  thanks: 'Merci',
  thanksText: 'Votre note nous est parvenue. Vous pouvez fermer cette page.',
  missing: 'Choisissez d’abord de une à cinq étoiles.',
  gone: 'Ce lien ne fonctionne plus',
  goneText:
    'Il a déjà servi, il a expiré ou n’a pas été copié en entier. Si vous souhaitez nous dire quelque chose, écrivez-nous.',
  busy: 'Trop d’essais. Attendez une minute, puis rechargez la page.',
}

const ja: RatingWords = {
  invitation: (link) => `今回の対応はいかがでしたか。評価はすぐに終わります：${link}`,
  title: (shop) => `${shop} との会話を評価する`,
  question: (agent) => (agent ? `${agent} の対応はいかがでしたか` : '対応はいかがでしたか'),
  group: 'この会話を評価する',
  stars: ['悪い', 'やや悪い', '普通', '良い', 'とても良い'],
  comment: '改善できる点があれば教えてください',
  optional: '任意',
  send: '評価を送信',
  thanks: 'ありがとうございました',
  thanksText: '評価を受け取りました。このページは閉じて構いません。',
  missing: '先に星を一つから五つの間で選んでください。',
  gone: 'このリンクは使えません',
  goneText: 'すでに使われたか、期限が切れたか、途中までしかコピーされていません。ご意見はメッセージでお送りください。',
  busy: '試行回数が多すぎます。一分ほど待ってから開き直してください。',
}

const pt: RatingWords = {
  invitation: (link) => `Como nos saímos? Avaliar leva só um instante: ${link}`,
  title: (shop) => `Avalie a sua conversa com ${shop}`,
  question: (agent) => (agent ? `O que achou da ajuda de ${agent}?` : 'Como nos saímos?'),
  group: 'Avalie esta conversa',
  stars: ['Má', 'Fraca', 'Razoável', 'Boa', 'Excelente'],
  comment: 'O que poderia ter sido melhor?',
  optional: 'opcional',
  send: 'Enviar avaliação',
  thanks: 'Obrigado',
  thanksText: 'A sua avaliação chegou. Pode fechar esta página.',
  missing: 'Escolha primeiro de uma a cinco estrelas.',
  gone: 'Este link já não funciona',
  goneText: 'Já foi usado, expirou ou não foi copiado por inteiro. Se quiser dizer algo, escreva-nos.',
  busy: 'Demasiadas tentativas. Espere um minuto e recarregue a página.',
}

const it: RatingWords = {
  invitation: (link) => `Come siamo andati? Per una valutazione basta un attimo: ${link}`,
  title: (shop) => `Valuta la conversazione con ${shop}`,
  question: (agent) => (agent ? `Come ti ha aiutato ${agent}?` : 'Come siamo andati?'),
  group: 'Valuta questa conversazione',
  stars: ['Scarso', 'Mediocre', 'Discreto', 'Buono', 'Ottimo'],
  comment: 'Che cosa avremmo potuto fare meglio?',
  optional: 'facoltativo',
  send: 'Invia la valutazione',
  thanks: 'Grazie',
  thanksText: 'La tua valutazione è arrivata. Puoi chiudere questa pagina.',
  missing: 'Scegli prima da una a cinque stelle.',
  gone: 'Questo link non è più valido',
  goneText: 'È già stato usato, è scaduto o non è stato copiato per intero. Se vuoi dirci qualcosa, scrivici.',
  busy: 'Troppi tentativi. Aspetta un minuto e ricarica la pagina.',
}

const ar: RatingWords = {
  invitation: (link) => `ما رأيك في خدمتنا؟ لن يستغرق التقييم سوى لحظة: ${link}`,
  title: (shop) => `قيّم محادثتك مع ${shop}`,
  question: (agent) => (agent ? `ما رأيك في مساعدة ${agent}؟` : 'ما رأيك في خدمتنا؟'),
  group: 'قيّم هذه المحادثة',
  stars: ['سيئ', 'مقبول', 'متوسط', 'جيد', 'ممتاز'],
  comment: 'ما الذي كان يمكن أن يكون أفضل؟',
  optional: 'اختياري',
  send: 'إرسال التقييم',
  thanks: 'شكرًا لك',
  thanksText: 'وصلنا تقييمك. يمكنك إغلاق هذه الصفحة.',
  missing: 'اختر أولًا من نجمة إلى خمس نجوم.',
  gone: 'لم يعد هذا الرابط صالحًا',
  goneText: 'إما أنه استُخدم من قبل أو انتهت صلاحيته أو لم يُنسخ كاملًا. إن أردت أن تخبرنا بشيء فراسلنا.',
  busy: 'محاولات كثيرة. انتظر دقيقة ثم أعد تحميل الصفحة.',
}

const WORDS: Record<string, RatingWords> = { en, zh, es, de, fr, ja, pt, it, ar }
const RTL = new Set(['ar'])

/** The nearest language we have to a BCP 47 tag (or the first of a browser's list), and how it is written. */
export function ratingWords(tag: string | null): { language: string; dir: 'ltr' | 'rtl'; words: RatingWords } {
  const base = (tag ?? 'en').toLowerCase().split(/[-_,;]/)[0]!
  const language = Object.hasOwn(WORDS, base) ? base : 'en'
  return { language, dir: RTL.has(language) ? 'rtl' : 'ltr', words: WORDS[language]! }
}

/** What goes to the contact as a message, link last so that nothing sticks to it. */
export const invitation = (language: string | null, link: string) => ratingWords(language).words.invitation(link)
