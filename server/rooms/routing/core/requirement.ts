import type { AgentFacts, Level, QueueSettings, RelaxationStep, Requirement } from './facts.ts'

type Abilities = Pick<AgentFacts, 'skills' | 'languages'>

/** The requirement after the first `steps` relaxation steps of the queue, which must be in order of time. */
export function relaxed(
  asked: Requirement,
  queue: Pick<QueueSettings, 'relaxation' | 'mayDropLanguage'>,
  steps: number,
): Requirement {
  let requirement = asked
  for (const step of queue.relaxation.slice(0, steps)) requirement = afterStep(requirement, step, queue.mayDropLanguage)
  return requirement
}

function afterStep(asked: Requirement, step: RelaxationStep, mayDropLanguage: boolean): Requirement {
  const { language } = asked
  const isLanguageDropped = step.dropLanguage === true && mayDropLanguage
  const level = step.languageLevel
  const drop = step.dropSkills
  return {
    language:
      language === null || isLanguageDropped
        ? null
        : level !== undefined && level < language.level
          ? { ...language, level }
          : language,
    skills:
      drop === 'all'
        ? []
        : asked.skills
            .filter(({ skill }) => !drop?.includes(skill))
            .map(({ skill, level }) => ({ skill, level: lowered(level, step.lowerSkillsBy ?? 0) })),
  }
}

function lowered(level: Level, by: number): Level {
  const levels: readonly Level[] = [1, 2, 3, 4, 5]
  return levels[Math.max(0, level - 1 - by)] ?? 1
}

/** How many relaxation steps are due after `waitedSeconds` in the queue. */
export function stepsDue(relaxation: readonly RelaxationStep[], waitedSeconds: number): number {
  let due = 0
  for (const step of relaxation) if (step.afterSeconds <= waitedSeconds) due++
  return due
}

/** Whether someone with these abilities meets the requirement. */
export function meets(agent: Abilities, { language, skills }: Requirement): boolean {
  if (language !== null && (agent.languages[language.language] ?? 0) < language.level) return false
  for (const { skill, level } of skills) if ((agent.skills[skill] ?? 0) < level) return false
  return true
}

/** How well: the sum of the levels in what is asked for. */
export function fitness(agent: Abilities, { language, skills }: Requirement): number {
  let sum = language === null ? 0 : (agent.languages[language.language] ?? 0)
  for (const { skill } of skills) sum += agent.skills[skill] ?? 0
  return sum
}

/** The same requirement with its skills in order of name, so that equal ones read the same. */
export function inOrder(requirement: Requirement): Requirement {
  if (requirement.skills.length < 2) return requirement
  return { ...requirement, skills: requirement.skills.toSorted((a, b) => (a.skill < b.skill ? -1 : 1)) }
}

/** One text for one requirement in order: items of a queue with the same text form one lane. */
export function requirementKey(channel: string, { language, skills }: Requirement): string {
  const languagePart = language === null ? '' : `${language.language}:${language.level}`
  return `${channel}|${languagePart}|${skills.map(asText).join()}`
}

function asText({ skill, level }: Requirement['skills'][number]): string {
  return `${skill}:${level}`
}
