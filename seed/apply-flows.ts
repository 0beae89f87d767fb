import { inEngine, type Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import { flows, type SeedFlow } from './data/flows/flows.ts'
import { arabicSpelling } from './data/prompts/arabic-spelling.ts'
import { drafts, promptsOfEntity } from './data/prompts/prompts.ts'
import { insertNew } from './insert-new.ts'
import { entityId, lineId, seedId, staffId } from './seed-id.ts'

/** Seeds prompts in all languages, the Arabic pronunciation list, and the published flow of each telephone line. */
export async function applyFlows(platform: Platform): Promise<void> {
  const at = platform.clock.now()
  await inEngine(platform.pools, async (trx) => {
    for (const entity of Object.keys(promptsOfEntity)) await applyPrompts(trx, entity, at)
    for (const flow of flows) await applyFlow(trx, flow, at)
  })
}

async function applyPrompts(trx: Trx, entity: string, at: Date): Promise<void> {
  const { prompts, seven } = promptsOfEntity[entity] ?? { prompts: {}, seven: false }
  const owner = entityId(entity)
  const promptId = (code: string) => seedId('prompt', entity, code)
  await insertNew(
    trx,
    'flows.prompt',
    Object.keys(prompts).map((code) => ({ id: promptId(code), entityId: owner, code })),
  )
  const texts = Object.entries(prompts).flatMap(([code, { ar, en, spoken }]) => [
    { code, language: 'ar', shown: ar, spoken: spoken?.ar ?? null, awaitsReview: false },
    { code, language: 'en', shown: en, spoken: spoken?.en ?? null, awaitsReview: false },
  ])
  const drafted = Object.entries(seven ? drafts : {}).flatMap(([language, own]) =>
    Object.entries(own).map(([code, shown]) => ({ code, language, shown, spoken: null, awaitsReview: true })),
  )
  await insertNew(
    trx,
    'flows.promptText',
    [...texts, ...drafted].map(({ code, ...text }) => ({
      id: seedId('prompt-text', entity, code, text.language),
      entityId: owner,
      promptId: promptId(code),
      changedAt: at,
      ...text,
    })),
  )
  await insertNew(
    trx,
    'flows.pronunciation',
    arabicSpelling.map(([word, spelling]) => ({
      id: seedId('pronunciation', entity, 'ar', word),
      entityId: owner,
      language: 'ar',
      word,
      spelling,
    })),
  )
}

async function applyFlow(trx: Trx, { entity, line, ar, en, graph }: SeedFlow, at: Date): Promise<void> {
  const flowId = seedId('flow', entity, line)
  const owner = entityId(entity)
  await insertNew(trx, 'flows.flow', [
    { id: flowId, entityId: owner, lineId: lineId(entity, line), nameAr: ar, nameEn: en },
  ])
  await insertNew(trx, 'flows.flowVersion', [
    {
      id: seedId('flow-version', entity, line, 1),
      entityId: owner,
      flowId,
      number: 1,
      status: 'published',
      graph: JSON.stringify(graph),
      note: '',
      madeById: staffId('editor'),
      madeAt: at,
      publishedById: staffId('editor'),
      publishedAt: at,
    },
  ])
}
