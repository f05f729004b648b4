/** Names as people have them, in several scripts. Made up by combination; nobody in particular is meant. */

interface Names {
  given: string[]
  family: string[]
  /** How the two are put together. */
  full: (given: string, family: string) => string
  countries: string[]
}

const words = (text: string) => text.split(' ')
const givenFirst = (given: string, family: string) => `${given} ${family}`
const familyFirst = (given: string, family: string) => `${family}${given}`

export const NAMES: Record<string, Names> = {
  en: {
    given: words(
      'Olivia Liam Emma Noah Ava Ethan Sophia Mason Grace Henry Chloe Jack Ruby Oscar Freya Leo Harper Owen Isla Theo Maya Callum Nora Felix Zoe Hugo Alice Rory Ivy Dylan',
    ),
    family: words(
      "Smith Johnson Walker Hughes Bennett Carter Reed Murphy O'Brien Turner Clarke Fletcher Hayes Palmer Quinn Sutton Tate Vaughn Whitaker Young Marsh Doyle Finch Grant Holloway Ingram Kerr Lowe Mercer North",
    ),
    full: givenFirst,
    countries: ['US', 'GB', 'CA', 'AU', 'IE'],
  },
  es: {
    given: words(
      'Lucía Mateo Sofía Hugo Martina Santiago Valentina Diego Camila Álvaro Inés Joaquín Ximena Andrés Noelia Iván Belén Rubén Pilar Óscar Marta Julián Elena Gonzalo Irene Pablo Carmen Nicolás Rocío Tomás',
    ),
    family: words(
      'García Hernández López Martínez Muñoz Ibáñez Castaño Peña Rodríguez Núñez Ortega Vázquez Giménez Solís Quiñones Ríos Salazar Toledo Urrutia Zamora Acosta Bravo Cordero Duarte Escobar Fuentes Guzmán Herrera Jurado León',
    ),
    full: givenFirst,
    countries: ['ES', 'MX', 'AR', 'CO', 'CL'],
  },
  pt: {
    given: words(
      'João Maria Gonçalo Beatriz Rafael Inês Thiago Larissa Caio Letícia Vinícius Júlia André Conceição Luís Fernanda Mateus Helena Otávio Bruna',
    ),
    family: words(
      'Silva Santos Araújo Gonçalves Magalhães Ribeiro Carvalho Conceição Pereira Simões Teixeira Vasconcelos Brandão Cardoso Falcão Guimarães Leitão Moraes Nogueira Pinheiro',
    ),
    full: givenFirst,
    countries: ['BR', 'PT'],
  },
  fr: {
    given: words(
      'Camille Léa Hugo Chloé Théo Manon Raphaël Inès Zoé Gaël Élodie Jérôme Aurélie Benoît Maëlle Cédric Noémie François Hélène Loïc',
    ),
    family: words(
      'Martin Lefèvre Dubois Moreau Girard Rousseau Fontaine Chevalier Gauthier Perrin Béranger Delacroix Étienne Lacroix Marchand Noël Pélissier Renaud Savary Thibault',
    ),
    full: givenFirst,
    countries: ['FR', 'BE', 'CA', 'CH'],
  },
  de: {
    given: words(
      'Lukas Anna Jonas Lena Jürgen Käthe Björn Sabine Torsten Ännchen Matthias Franziska Günther Heike Niklas Svenja Moritz Annika Stefan Ulrike',
    ),
    family: words(
      'Müller Schmidt Schröder Weiß Köhler Krüger Böhm Groß Schäfer Jäger Vogel Lorenz Brandt Winkler Hübner Kaiser Pfeiffer Römer Thiele Zöllner',
    ),
    full: givenFirst,
    countries: ['DE', 'AT', 'CH'],
  },
  zh: {
    given: words(
      '伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 子涵 欣怡 浩然 雨桐 梓萱 宇航 思远 佳琪 晨曦 嘉豪',
    ),
    family: words('王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 欧阳 司马 上官'),
    full: familyFirst,
    countries: ['CN', 'TW', 'HK', 'SG'],
  },
  ja: {
    given: words('太郎 花子 翔太 美咲 健一 さくら 陽菜 大輔 結衣 拓海 葵 蓮 真由美 直樹 恵子 悠斗 杏奈 和也 千尋 優'),
    family: words(
      '佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 松本 井上 木村 清水 斎藤 橋本 森',
    ),
    full: (given, family) => `${family} ${given}`,
    countries: ['JP'],
  },
  ko: {
    given: words('민준 서연 도윤 지우 하준 서윤 예준 하은 시우 지민 주원 수아 지호 유나 준서 은지 현우 다은 성민 혜진'),
    family: words('김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 전 홍'),
    full: familyFirst,
    countries: ['KR'],
  },
  ru: {
    given: words(
      'Анна Дмитрий Екатерина Алексей Мария Сергей Ольга Иван Наталья Фёдор Юлия Михаил Татьяна Николай Светлана Артём Полина Егор Вера Павел',
    ),
    family: words(
      'Иваненко Петренко Коваленко Шевченко Бондаренко Ткаченко Лысенко Мельник Савченко Гончар Романенко Белых Черных Долгих Седых Косых Живаго Дурново Плевако Шульга',
    ),
    full: givenFirst,
    countries: ['KZ', 'RU', 'BY', 'RS'],
  },
  ar: {
    given: words('محمد فاطمة أحمد مريم يوسف نور خالد ليلى عمر سارة حسن هدى طارق ريم سامي دانا كريم لينا زياد منى'),
    family: words(
      'الأحمد الحسن المصري العلي الشامي النجار الخطيب الصباغ القاسم البغدادي الحداد الزهراني السعيد الفارس الكيلاني المنصور الهاشمي بركات درويش عثمان',
    ),
    full: givenFirst,
    countries: ['AE', 'SA', 'EG', 'JO', 'MA'],
  },
}

export const LANGUAGES = Object.keys(NAMES)

// prettier-ignore
const TIME_ZONES: Record<string, string> = {
  en: 'America/New_York', es: 'Europe/Madrid', pt: 'America/Sao_Paulo', fr: 'Europe/Paris', de: 'Europe/Berlin',
  zh: 'Asia/Shanghai', ja: 'Asia/Tokyo', ko: 'Asia/Seoul', ru: 'Asia/Almaty', ar: 'Asia/Dubai',
}

export const timeZoneOf = (language: string) => TIME_ZONES[language]!
