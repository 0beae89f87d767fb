import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, Problem } from '../api/index.ts'
import {
  Button,
  Card,
  ConfirmDialog,
  DateText,
  EmptyState,
  ErrorState,
  LoadingSkeleton,
  Num,
  SectionTitle,
  StatusBadge,
  TimeText,
  useToast,
} from '../ui/index.ts'
import { browserOf } from './browser-of.ts'
import css from './sessions-page.module.css'
import shell from './shell.module.css'
import { useWords } from './words.tsx'

export type StaffSession = {
  id: string
  current: boolean
  createdAt: string
  expiresAt: string
  address: string | null
  userAgent: string | null
}

const sessionsKey = ['sessions'] as const

/** Where this person is signed in, and how to end it. */
export default function SessionsPage() {
  const { t } = useWords()
  const queries = useQueryClient()
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const sessions = useQuery({
    queryKey: sessionsKey,
    queryFn: ({ signal }) => api.get<{ items: StaffSession[] }>('/api/v1/me/sessions', { signal }),
  })
  const renew = () => queries.invalidateQueries({ queryKey: sessionsKey })
  const failed = (error: Error) =>
    toast({
      text:
        error instanceof Problem && error.requestId ? (
          <>
            {t('problem.unknown')} <Num>{error.requestId}</Num>
          </>
        ) : (
          t('problem.unknown')
        ),
      tone: 'clay',
    })
  const end = useMutation({
    mutationFn: (id: string) => api.delete(`/api/v1/me/sessions/${id}`),
    onSuccess: () => {
      toast({ text: t('sessions.ended') })
      return renew()
    },
    onError: failed,
  })
  const endOthers = useMutation({
    mutationFn: () => api.delete('/api/v1/me/sessions'),
    onSuccess: () => {
      toast({ text: t('sessions.others-ended') })
      return renew()
    },
    onError: failed,
  })
  const items = sessions.data?.items ?? []
  const others = items.filter((session) => !session.current)
  return (
    <div className={shell.single}>
      <Card>
        <SectionTitle
          size="page"
          meta={t('sessions.meta')}
          end={
            others.length > 0 && (
              <Button look="danger-plain" onClick={() => setAsking(true)}>
                {t('sessions.end-others')}
              </Button>
            )
          }
        >
          {t('sessions.title')}
        </SectionTitle>
        {sessions.isPending && <LoadingSkeleton />}
        {sessions.error && !sessions.data && (
          <ErrorState
            requestId={sessions.error instanceof Problem ? sessions.error.requestId : null}
            onRetry={() => void sessions.refetch()}
          />
        )}
        <ul>
          {items.map((session) => (
            <OneSession
              key={session.id}
              session={session}
              busy={end.isPending && end.variables === session.id}
              onEnd={() => end.mutate(session.id)}
            />
          ))}
        </ul>
        {sessions.data && others.length === 0 && (
          <EmptyState
            icon={<IconDeviceDesktop size={22} />}
            fact={t('sessions.none.fact')}
            reason={t('sessions.none.reason')}
          />
        )}
      </Card>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('sessions.end-others')}
        yes={t('sessions.end-others')}
        look="danger"
        onYes={() => endOthers.mutateAsync().catch(() => undefined)}
      >
        {t('sessions.confirm')}
      </ConfirmDialog>
    </div>
  )
}

function OneSession({ session, busy, onEnd }: { session: StaffSession; busy: boolean; onEnd: () => void }) {
  const { t, rich } = useWords()
  const device = browserOf(session.userAgent)
  const Icon = device?.mobile ? IconDeviceMobile : IconDeviceDesktop
  return (
    <li className={css.session}>
      <span className={css.icon}>
        <Icon size={19} aria-hidden="true" />
      </span>
      <div className={css.what}>
        <strong>
          {device
            ? rich('sessions.browser', { browser: device.browser, system: device.system })
            : t('sessions.unknown')}
        </strong>
        <span>
          {t('sessions.since')} <DateText at={session.createdAt} /> <TimeText at={session.createdAt} />
          {' · '}
          {t('sessions.until')} <DateText at={session.expiresAt} />
          {session.address && (
            <>
              {' '}
              · {t('sessions.address')} <Num>{session.address}</Num>
            </>
          )}
        </span>
      </div>
      {session.current ? (
        <StatusBadge tone="palm" shape="full">
          {t('sessions.this')}
        </StatusBadge>
      ) : (
        <Button busy={busy} onClick={onEnd}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  )
}
