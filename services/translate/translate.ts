/** Quick translate, for every page of the extension: the browser's engine, else the hub's, and a memory before both. */
import { db } from '@/data/db'
import { rememberedTranslation, rememberTranslation, translationKey } from '@/data/translations'
import { request } from '@/services/bus/request'
import { createBuiltInEngine, type BuiltIn } from './built-in'
import { translateWith, type Memory } from './choose'
import type { Answer, Question } from './engine'
import { createHubEngine } from './hub-engine'

const memory: Memory = {
  async recall(question) {
    const found = await rememberedTranslation(db, translationKey(question))
    return found ? { text: found.text, from: found.from, engine: found.engine } : null
  },
  keep: (question, { text, from, engine }) =>
    rememberTranslation(db, { key: translationKey(question), text, from, engine, usedAt: Date.now() }),
}

/** Throws AppError `translation_not_configured`, `translation_failed`, `translation_language_unsupported`, `hub_…`. */
export function translate(question: Question): Promise<Answer> {
  const engines = [createBuiltInEngine(globalThis as BuiltIn), createHubEngine(request)]
  return translateWith(engines, memory, question)
}
