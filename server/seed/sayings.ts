/** What is said in a shop's inbox, by language: questions and answers that follow each other well enough. */

export interface Sayings {
  opening: string[]
  contact: string[]
  agent: string[]
}

// prettier-ignore
export const SAYINGS: Record<string, Sayings> = {
  en: {
    opening: ['Hi, do you have this jacket in size M?', 'Hello, my order #{n} has not arrived yet.', 'Can I return the boots I bought last week?', 'How long does shipping to Ireland take?', 'Is the canvas tote coming back in olive?', 'The discount code {c} does not work at checkout.'],
    contact: ['Thank you, that helps.', 'And in blue?', 'Could you check again, please?', 'I paid with PayPal.', 'Great, I will order it today.', 'Here is the number: #{n}', 'It says delivered, but nothing is here.', 'OK'],
    agent: ['Yes, we have two left in that size.', 'Let me check that for you.', 'Your parcel left our warehouse this morning.', 'You can return it within 30 days, free of charge.', 'I have sent you the label by email.', 'Shipping takes 3–5 working days.', 'Sorry about that. A new one is on its way.'],
  },
  es: {
    opening: ['Hola, ¿tienen esta chaqueta en talla M?', 'Buenas, mi pedido #{n} todavía no ha llegado.', '¿Puedo devolver las botas que compré la semana pasada?', '¿Cuánto tarda el envío a Canarias?', 'El código {c} no funciona.'],
    contact: ['Muchas gracias.', '¿Y en azul?', '¿Puede mirarlo otra vez, por favor?', 'Pagué con tarjeta.', 'Perfecto, lo pido hoy.', 'El número es #{n}', 'Vale'],
    agent: ['Sí, nos quedan dos en esa talla.', 'Ahora mismo lo compruebo.', 'Su paquete salió esta mañana.', 'Puede devolverlo gratis en 30 días.', 'Le he enviado la etiqueta por correo.', 'Perdone las molestias, le enviamos otro.'],
  },
  pt: {
    opening: ['Olá, tem este casaco no tamanho M?', 'Bom dia, o meu pedido #{n} ainda não chegou.', 'Posso trocar o presente que comprei?', 'O cupom {c} não funciona.'],
    contact: ['Muito obrigada!', 'E em azul?', 'Paguei com Pix.', 'O número é #{n}', 'Está bem'],
    agent: ['Sim, ainda temos dois.', 'Vou verificar já.', 'O pacote saiu esta manhã.', 'A troca é gratuita em até 30 dias.'],
  },
  fr: {
    opening: ['Bonjour, avez-vous cette veste en taille M ?', 'Ma commande n° {n} n’est pas encore arrivée.', 'Puis-je renvoyer les bottes ?', 'Le code {c} ne marche pas.'],
    contact: ['Merci beaucoup !', 'Et en bleu ?', 'J’ai payé par carte.', 'Voici le numéro : {n}', 'D’accord'],
    agent: ['Oui, il nous en reste deux.', 'Je vérifie tout de suite.', 'Votre colis est parti ce matin.', 'Le retour est gratuit pendant 30 jours.'],
  },
  de: {
    opening: ['Hallo, haben Sie die Jacke auch in M?', 'Meine Bestellung #{n} ist noch nicht da.', 'Kann ich die Stiefel zurückschicken?', 'Der Gutschein {c} geht nicht.'],
    contact: ['Vielen Dank!', 'Und in Blau?', 'Ich habe per Rechnung bezahlt.', 'Die Nummer ist #{n}', 'Alles klar'],
    agent: ['Ja, davon haben wir noch zwei.', 'Ich sehe gleich nach.', 'Ihr Paket ist heute Morgen losgegangen.', 'Die Rückgabe ist 30 Tage lang kostenlos.'],
  },
  zh: {
    opening: ['你好，这件外套有M码吗？', '我的订单 {n} 还没收到。', '上周买的靴子可以退吗？', '优惠码 {c} 用不了。', '请问发货要多久？'],
    contact: ['好的，谢谢！', '有蓝色的吗？', '我用支付宝付的款。', '订单号是 {n}', '麻烦再帮我查一下。', '嗯'],
    agent: ['有的，M码还剩两件。', '请稍等，我帮您查一下。', '您的包裹今天早上已经发出。', '30天内可以免费退货。', '已经把退货单发到您的邮箱了。'],
  },
  ja: {
    opening: ['このジャケットのMサイズはありますか？', '注文 {n} がまだ届いていません。', '先週買ったブーツを返品できますか？', 'クーポン {c} が使えません。'],
    contact: ['ありがとうございます。', '青色もありますか？', '番号は {n} です。', 'わかりました。'],
    agent: ['はい、残り2点ございます。', '確認いたしますので少々お待ちください。', '本日午前に発送いたしました。', '30日以内でしたら無料で返品いただけます。'],
  },
  ko: {
    opening: ['이 재킷 M 사이즈 있나요?', '주문 {n} 아직 도착하지 않았어요.', '할인 코드 {c}가 안 돼요.'],
    contact: ['감사합니다!', '파란색도 있나요?', '주문 번호는 {n}입니다.', '네'],
    agent: ['네, 두 벌 남아 있습니다.', '확인해 보겠습니다.', '오늘 아침에 발송되었습니다.', '30일 이내 무료 반품이 가능합니다.'],
  },
  ru: {
    opening: ['Здравствуйте, есть эта куртка в размере M?', 'Мой заказ №{n} ещё не пришёл.', 'Промокод {c} не работает.'],
    contact: ['Большое спасибо!', 'А синяя есть?', 'Номер заказа {n}', 'Хорошо'],
    agent: ['Да, осталось две.', 'Сейчас проверю.', 'Посылка отправлена сегодня утром.', 'Вернуть можно бесплатно в течение 30 дней.'],
  },
  ar: {
    opening: ['مرحبا، هل تتوفر هذه السترة بمقاس M؟', 'طلبي رقم {n} لم يصل بعد.', 'رمز الخصم {c} لا يعمل.'],
    contact: ['شكرا جزيلا!', 'هل يوجد باللون الأزرق؟', 'رقم الطلب {n}', 'حسنا'],
    agent: ['نعم، بقيت قطعتان.', 'سأتحقق من ذلك حالا.', 'خرجت الشحنة هذا الصباح.', 'يمكن الإرجاع مجانا خلال 30 يوما.'],
  },
}

const CODES = ['WELCOME10', 'AUTUMN15', 'FREESHIP', 'VIP20']

export function fillIn(saying: string, number: number): string {
  return saying.replace('{n}', String(10_000 + (number % 90_000))).replace('{c}', CODES[number % CODES.length]!)
}
