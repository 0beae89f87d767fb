import type { NodeOf } from '../graph.ts'
import type { FlowHeard } from '../seam.ts'
import { ask, type Move, mayTryAgain, type StepRules, say, setFacts, spoken, type Turn } from '../turn.ts'
import { askNumber, type CallbackTalk, hearInCallback, isInCallback, offerCallback } from './callback.ts'

type Queue = NodeOf<'queue'>
type Report = Extract<FlowHeard, { kind: 'waiting' }>

/** Brings the caller to an agent, and keeps company while waiting: place, comfort, callback, and a way out at the limit. */
export const queueStep: StepRules<'queue'> = {
  enter: (turn, node) => {
    if (node.topicId) setFacts(turn, { topicId: node.topicId })
    return node.prompts.length > 0 ? say(turn, 'before', node.prompts) : openCaseFirst(turn, node)
  },
  hear: (turn, node, heard) => {
    const { state } = turn
    if (isInCallback(turn) && node.callback) {
      const answer = hearInCallback(turn, talkOf(turn, node, node.callback), heard)
      return answer === 'declined' ? goOnWaiting(turn, node) : null
    }
    switch (state.phase) {
      case 'before':
        return openCaseFirst(turn, node)
      case 'case':
        if (heard.kind === 'case' && heard.number) state.values.caseNumber = state.caseNumber = heard.number
        return wait(turn, node, 0)
      case 'language':
        return hearLanguage(turn, node, heard)
      case 'told':
        return goOnWaiting(turn, node)
      default:
        if (heard.kind === 'waiting') return hearReport(turn, node, heard)
        // A key while the music plays: whoever presses one wants something else than to wait.
        return heard.kind === 'keys' ? offer(turn, node) : goOnWaiting(turn, node)
    }
  },
}

function openCaseFirst(turn: Turn, node: Queue): null {
  if (!turn.state.facts?.opensCase || turn.state.caseNumber) return wait(turn, node, 0)
  turn.state.phase = 'case'
  turn.effects.push({ kind: 'open-case', caseType: null })
  return null
}

function wait(turn: Turn, node: Queue, reportAfterSeconds: number): null {
  const { state } = turn
  state.status = 'queued'
  state.phase = 'waiting'
  const whileWaiting = { music: node.waiting.music, reportAfterSeconds }
  turn.effects.push({ kind: 'queue', topicId: state.topicId, queueId: node.queueId ?? null, whileWaiting })
  return null
}

// The next report is wanted when there is something to say: the interval, the offer of a callback, or the limit.
function goOnWaiting(turn: Turn, node: Queue): null {
  const waited = Number(turn.state.scratch.seconds ?? 0)
  const { everySeconds, limitSeconds } = node.waiting
  const toOffer = node.callback && !turn.state.scratch.offered ? node.callback.afterSeconds - waited : everySeconds
  return wait(turn, node, Math.max(1, Math.min(everySeconds, limitSeconds - waited, Math.max(toOffer, 1))))
}

function hearReport(turn: Turn, node: Queue, report: Report): Move {
  const { state } = turn
  state.scratch.seconds = report.seconds
  if (report.seconds >= node.waiting.limitSeconds) {
    turn.effects.push({ kind: 'leave-queue' })
    state.status = 'running'
    return node.waiting.limit
  }
  if (!report.speakersOnDuty && node.callback?.nobodySpeaks && !state.scratch.languageAsked)
    return askLanguage(turn, node)
  const told = Number(state.scratch.told ?? 0)
  const isTime = node.callback && !state.scratch.offered && report.seconds >= node.callback.afterSeconds
  if (isTime && told > 0) return offer(turn, node)
  state.scratch.told = told + 1
  if (told === 0) return say(turn, 'told', [node.waiting.allBusy, ...standing(turn, node, report)])
  return say(turn, 'told', told % 2 === 0 ? standing(turn, node, report) : [node.waiting.comfort])
}

function standing(turn: Turn, node: Queue, report: Report) {
  if (report.position === null) return [node.waiting.comfort]
  turn.state.values.position = report.position
  if (report.estimateSeconds === null) return [node.waiting.place]
  turn.state.values.minutes = Math.max(1, Math.ceil(report.estimateSeconds / 60))
  return [node.waiting.position]
}

function offer(turn: Turn, node: Queue): null {
  turn.state.scratch.offered = true
  return node.callback ? offerCallback(turn, talkOf(turn, node, node.callback)) : goOnWaiting(turn, node)
}

function askLanguage(turn: Turn, node: Queue, again = false): null {
  const choice = node.callback?.nobodySpeaks
  if (!choice) return goOnWaiting(turn, node)
  turn.state.scratch.languageAsked = true
  if (!again) turn.state.tries = 0
  return ask(turn, 'language', spoken(turn, again ? [node.invalid, choice.prompt] : [choice.prompt]))
}

function hearLanguage(turn: Turn, node: Queue, heard: FlowHeard): null {
  const pressed = heard.kind === 'keys' ? heard.keys : ''
  if (pressed === '1' && node.callback) {
    turn.state.scratch.bySpeaker = true
    return askNumber(turn, talkOf(turn, node, node.callback))
  }
  if (pressed === '2' || pressed === '3') {
    setFacts(turn, { language: pressed === '2' ? 'ar' : 'en' })
    return wait(turn, node, 0)
  }
  return mayTryAgain(turn, 2) ? askLanguage(turn, node, true) : goOnWaiting(turn, node)
}

function talkOf(turn: Turn, node: Queue, callback: NonNullable<Queue['callback']>): CallbackTalk {
  const done = turn.state.scratch.bySpeaker && callback.nobodySpeaks ? callback.nobodySpeaks.done : callback.done
  return { ...callback, done, invalid: node.invalid, keepsPlace: true }
}
