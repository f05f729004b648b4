/** Everything said in the demo workspace. */
import { CHINESE } from './chinese'
import { ENGLISH } from './english'
import { GERMAN_AND_FRENCH } from './german-french'
import { JAPANESE_AND_KOREAN } from './japanese'
import { OTHERS } from './others'
import { SPANISH } from './spanish'
import type { DemoConversation } from './types'

export const CONVERSATIONS: readonly DemoConversation[] = [
  ...ENGLISH,
  ...SPANISH,
  ...CHINESE,
  ...JAPANESE_AND_KOREAN,
  ...GERMAN_AND_FRENCH,
  ...OTHERS,
]
