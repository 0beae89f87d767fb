import { useCallback, useEffect, useState } from 'react'
import { useWords } from '../app/words.tsx'
import { Button } from '../ui/index.ts'
import {
  chooseDevices,
  chosenDevices,
  type DeviceList,
  listDevices,
  openMicrophone,
  whyNoMicrophone,
} from './devices.ts'
import { LevelBars } from './level-bars.tsx'
import { measureSound } from './measure-sound.ts'
import css from './phone.module.css'
import { tellPhone } from './phone.ts'
import type { Microphone } from './phone-state.ts'
import { usePhone } from './use-phone.ts'

/** Which microphone and speaker the telephone uses, with a meter to try them by. */
export function DevicePanel() {
  const { t } = useWords()
  const phone = usePhone()
  const { devices, choose, list, again } = useDevices()
  const trial = useTrial(again)
  const microphone = trial.failed ?? phone.microphone
  const chooseMicrophone = (id: string) => {
    choose({ ...devices, microphone: id })
    if (trial.level !== null) trial.begin()
  }
  return (
    <>
      <p data-tone={microphone === 'there' ? undefined : 'gold'}>{t(`phone.microphone.${microphone}`)}</p>
      <Choice
        label={t('phone.devices.microphone')}
        value={devices.microphone}
        choices={list.microphones}
        onChange={chooseMicrophone}
      />
      {list.speakers.length > 0 && (
        <Choice
          label={t('phone.devices.speaker')}
          value={devices.speaker}
          choices={list.speakers}
          onChange={(id) => choose({ ...devices, speaker: id })}
        />
      )}
      {trial.level === null ? (
        <Button onClick={trial.begin}>{t('phone.microphone.try')}</Button>
      ) : (
        <span className={css.level}>
          {t('phone.devices.level')} <LevelBars level={trial.level} label={t('phone.devices.level')} />
        </span>
      )}
    </>
  )
}

function Choice(props: { label: string; value: string; choices: MediaDeviceInfo[]; onChange: (id: string) => void }) {
  const { t } = useWords()
  const { label, value, choices, onChange } = props
  const known = choices.some((one) => one.deviceId === value)
  return (
    <label className={css.choice}>
      {label}
      <select value={known ? value : ''} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t('phone.devices.default')}</option>
        {choices
          .filter((one) => one.deviceId !== 'default')
          .map((one) => (
            <option key={one.deviceId} value={one.deviceId} dir="auto">
              {one.label || one.deviceId.slice(0, 8)}
            </option>
          ))}
      </select>
    </label>
  )
}

function useDevices() {
  const [devices, setDevices] = useState(chosenDevices)
  const [list, setList] = useState<DeviceList>({ microphones: [], speakers: [] })
  const again = useCallback(() => void listDevices().then(setList), [])
  useEffect(() => {
    again()
    navigator.mediaDevices.addEventListener('devicechange', again)
    return () => navigator.mediaDevices.removeEventListener('devicechange', again)
  }, [again])
  const choose = (next: typeof devices) => {
    setDevices(next)
    chooseDevices(next)
    tellPhone({ kind: 'devices' })
  }
  return { devices, choose, list, again }
}

/** Opens the microphone for a look at its level; closed with the panel. */
function useTrial(onOpened: () => void) {
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [level, setLevel] = useState(0)
  const [failed, setFailed] = useState<Microphone | null>(null)
  useEffect(() => {
    if (!stream) return
    const stop = measureSound([stream], ([now = 0]) => setLevel(now))
    return () => {
      stop()
      for (const track of stream.getTracks()) track.stop()
    }
  }, [stream])
  const begin = async () => {
    try {
      setStream(await openMicrophone())
      setFailed(null)
      onOpened()
    } catch (error) {
      setFailed(whyNoMicrophone(error))
    }
  }
  return { level: stream ? level : null, failed, begin: () => void begin() }
}
