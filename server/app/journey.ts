import type { Journey } from '#platform/events'
import type { JobsByEvent } from '#platform/jobs'
import type { Rooms } from './build.ts'

/**
 * Every event that a later room works on, and who hears it, in the order a contact lives. Each hears an event once.
 * Beside these, what lives in memory follows the road as it comes and reads the rows when it begins: screens (platform/http), the
 * router (routing/shell) and the calls of this node's engine (channels/voice).
 */
export function journeyOf({ flows, cases, desk }: Rooms): Journey {
  return {
    'work-item.nobody': [{ name: 'flows.askHowToGoOn', listen: flows.listeners.askHowToGoOn }],
    'contact.moved': [
      { name: 'flows.dropQuestion', listen: flows.listeners.dropQuestion },
      { name: 'cases.noteAgent', listen: cases.listeners.noteAgent },
    ],
    'contact.ended': [
      { name: 'flows.dropQuestion', listen: flows.listeners.dropQuestion },
      { name: 'desk.beginWrapUp', listen: desk.listeners.beginWrapUp },
      { name: 'cases.settleDraft', listen: cases.listeners.settleDraft },
    ],
    'agent.lost': [
      { name: 'desk.handBackLost', listen: desk.listeners.handBackLost },
      { name: 'flows.lookAgain', listen: flows.listeners.lookAgain },
    ],
    'agent.presence-changed': [
      { name: 'desk.handBackOffDuty', listen: desk.listeners.handBackOffDuty },
      { name: 'flows.lookAgain', listen: flows.listeners.lookAgain },
      { name: 'desk.tellOtherFloors', listen: desk.listeners.tellOtherFloors },
    ],
    'handling.began': [{ name: 'desk.tellOtherFloors', listen: desk.listeners.tellOtherFloors }],
    'handling.ended': [{ name: 'desk.tellOtherFloors', listen: desk.listeners.tellOtherFloors }],
  }
}

/** Every event that asks for work outside a transaction. */
export function jobsOf(_rooms: Rooms): JobsByEvent {
  return {}
}
