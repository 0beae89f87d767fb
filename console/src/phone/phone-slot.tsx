import { Popover } from '@mantine/core'
import { IconHeadset, IconHeadsetOff, IconPhoneCall } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useGo } from '../app/go.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import { Button, IconButton } from '../ui/index.ts'
import { CallClock } from './call-clock.tsx'
import { DevicePanel } from './device-panel.tsx'
import css from './phone.module.css'
import { joinPhone, tellPhone } from './phone.ts'
import { usePhone } from './use-phone.ts'

/** The telephone in the bar of every page: holds it for this browser, says how it stands, and lets devices be chosen. */
export default function PhoneSlot() {
  const { t } = useWords()
  const { me } = useSession()
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  useEffect(() => joinPhone(me.staff.id), [me.staff.id])
  if (phone.line === 'off') return null
  const works = phone.line === 'ready'
  const Icon = phone.call ? IconPhoneCall : works ? IconHeadset : IconHeadsetOff
  const name = t('phone.slot', { state: t(`phone.line.${phone.line}`) })
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={320} trapFocus withRoles={false}>
      <Popover.Target>
        <span className={css.slot}>
          <IconButton aria-haspopup="dialog" aria-expanded={open} name={name} onClick={() => setOpen(!open)}>
            <Icon size={19} />
          </IconButton>
          {phone.call?.state === 'talking' && (
            <span className={css.time}>
              <CallClock since={phone.call.since} />
            </span>
          )}
        </span>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={css.panel}>
          <p role="status" data-tone={works ? undefined : 'gold'}>
            {t(`phone.line.${phone.line}`)}
          </p>
          {phone.call && <InCall onGone={() => setOpen(false)} />}
          {phone.line !== 'insecure' && <DevicePanel />}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function InCall({ onGone }: { onGone: () => void }) {
  const { t } = useWords()
  const { call } = usePhone()
  const go = useGo()
  const open = () => {
    onGone()
    go('/desk')
  }
  return (
    <div className={css.buttons}>
      <Button onClick={open}>{t('phone.call.to-desk')}</Button>
      {call?.state === 'talking' && (
        <Button onClick={() => tellPhone({ kind: 'mute', muted: !call.muted })}>
          {t(call.muted ? 'phone.unmute' : 'phone.mute')}
        </Button>
      )}
    </div>
  )
}
