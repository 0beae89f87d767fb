import { useSyncExternalStore } from 'react'
import { phoneLevels, phoneState } from './phone.ts'
import type { Levels, PhoneState } from './phone-state.ts'

/** The telephone of this browser as it stands now. */
export const usePhone = (): PhoneState => useSyncExternalStore(phoneState.subscribe, phoneState.get)

/** How loud both sides are, ten times a second: for meters alone. */
export const usePhoneLevels = (): Levels => useSyncExternalStore(phoneLevels.subscribe, phoneLevels.get)
