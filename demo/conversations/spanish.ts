/** Conversations in Spanish. */
import type { DemoConversation } from './types'

export const SPANISH: readonly DemoConversation[] = [
  {
    key: 'marta-chaqueta',
    channel: 'webchat',
    contact: {
      name: 'Marta Ruiz',
      language: 'es',
      country: 'ES',
      timeZone: 'Europe/Madrid',
      email: 'marta.ruiz@correo.example',
      gender: 'female',
      labels: ['vip'],
    },
    assignee: 'mia',
    labels: ['sizing'],
    ago: 1,
    unread: 1,
    visits: [
      ['/', 18],
      ['/collections/rainwear', 52],
      ['/products/rain-jacket', 240],
      ['/journal/how-to-choose-a-rain-jacket', 95],
      ['/products/rain-jacket', 61],
    ],
    lines: [
      ['me', '¿Esta chaqueta aguanta lluvia de verdad?'],
      ['mia', 'Sí, todas las costuras van selladas y soporta 20.000 mm. Es esta:'],
      { card: 'rain-jacket', by: 'mia' },
      { note: 'She sent back an L in May. Suggest the M.', by: 'kenji' },
      ['me', '¿En la M cabe un jersey debajo? ¿Y llega a Valencia antes del viernes?'],
    ],
  },
  {
    key: 'javier-botas',
    channel: 'whatsapp',
    contact: {
      name: 'Javier Ortega',
      language: 'es',
      country: 'MX',
      timeZone: 'America/Mexico_City',
      phone: '+52 55 5550 0117',
      gender: 'male',
    },
    labels: ['sizing'],
    ago: 19,
    unread: 2,
    lines: [
      ['me', 'Hola, calzo 27.5 mexicano. ¿Qué talla de botas Quay me queda?'],
      ['me', 'Las quiero usar con calcetín grueso'],
    ],
  },
  {
    key: 'lucia-devolucion',
    channel: 'instagram',
    contact: { name: 'lucia.dibuja', language: 'es', country: 'AR', timeZone: 'America/Argentina/Buenos_Aires' },
    assignee: 'sam',
    labels: ['returns'],
    ago: 130,
    lines: [
      ['me', 'El suéter me quedó grande, ¿puedo cambiarlo por una S?'],
      ['sam', 'Claro que sí. Te mando la etiqueta de devolución y en cuanto salga de tu correo enviamos la S.'],
      ['me', '¡Genial, gracias! ¿Tengo que pagar algo?'],
      ['sam', 'Nada, los cambios de talla son gratis.'],
    ],
  },
  {
    key: 'carmen-mantas',
    channel: 'email',
    contact: {
      name: 'Carmen Iglesias',
      language: 'es',
      country: 'ES',
      timeZone: 'Atlantic/Canary',
      email: 'c.iglesias@hotelfaro.example',
      gender: 'female',
    },
    assignee: 'kenji',
    labels: ['wholesale'],
    status: 'resolved',
    ago: 5200,
    lines: [
      [
        'me',
        'Buenos días:\n\nSomos un pequeño hotel en La Palma y nos gustaría comprar doce mantas de lana. ¿Hacen descuento por cantidad?\n\nUn saludo,\nCarmen Iglesias',
      ],
      [
        'kenji',
        'Buenos días, Carmen:\n\nA partir de diez unidades hacemos un 15 %. Le adjunto el presupuesto; la entrega en La Palma tarda nueve días.',
      ],
      ['me', 'Perfecto, lo confirmamos. Muchas gracias.'],
    ],
  },
  {
    key: 'diego-bot',
    channel: 'webchat',
    contact: { name: 'Diego Fuentes', language: 'es', country: 'CL', timeZone: 'America/Santiago', gender: 'male' },
    bot: true,
    ago: 41,
    visits: [['/products/skerry-pack', 88]],
    lines: [
      ['bot', '¡Hola! Puedo ayudarte con pedidos, tallas y devoluciones.'],
      ['me', '¿La mochila Skerry pasa como equipaje de mano?'],
      ['bot', 'Sí: la de 28 L mide 46 × 30 × 18 cm y cumple las medidas de cabina habituales.'],
    ],
  },
]
