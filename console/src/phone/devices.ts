const storageKey = 'amer-phone-devices'

/** The devices of this browser's telephone; empty means the browser's own choice. */
export type Devices = { microphone: string; speaker: string }

/** The devices chosen on this browser. */
export function chosenDevices(): Devices {
  const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
  const { microphone = '', speaker = '' } = kept as Partial<Devices>
  return { microphone, speaker }
}

/** Remembers a choice on this browser. */
export function chooseDevices(devices: Devices): void {
  localStorage.setItem(storageKey, JSON.stringify(devices))
}

export type DeviceList = { microphones: MediaDeviceInfo[]; speakers: MediaDeviceInfo[] }

/** What can be chosen; names are only known once the microphone was allowed. */
export async function listDevices(): Promise<DeviceList> {
  const all = await navigator.mediaDevices.enumerateDevices()
  const named = (kind: MediaDeviceKind) => all.filter((one) => one.kind === kind && one.deviceId !== '')
  return { microphones: named('audioinput'), speakers: named('audiooutput') }
}

/** The sound of the chosen microphone, or of any other where the chosen one is not plugged in. */
export async function openMicrophone(): Promise<MediaStream> {
  const wanted = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }
  const { microphone } = chosenDevices()
  if (microphone === '') return navigator.mediaDevices.getUserMedia({ audio: wanted })
  return navigator.mediaDevices.getUserMedia({ audio: { ...wanted, deviceId: { ideal: microphone } } })
}

/** Why a microphone could not be opened. */
export function whyNoMicrophone(error: unknown): 'refused' | 'missing' {
  const name = error instanceof DOMException ? error.name : ''
  return name === 'NotAllowedError' || name === 'SecurityError' ? 'refused' : 'missing'
}

/** Lets an element sound on the chosen speaker, where browsers can choose one and it is there. */
export async function soundOnChosen(element: HTMLMediaElement): Promise<void> {
  const { speaker } = chosenDevices()
  if ('setSinkId' in element) await element.setSinkId(speaker).catch(() => undefined)
}
