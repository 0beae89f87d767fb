import { IconLock, IconMapQuestion } from '@tabler/icons-react'
import { type ErrorComponentProps, Navigate, Outlet, useRouter } from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect } from 'react'
import { LiveProvider, Problem } from '../api/index.ts'
import { Button, Card, EmptyState, ErrorState, LoadingSkeleton } from '../ui/index.ts'
import type { Screen } from './screen.ts'
import { screens } from './screens.ts'
import { SessionProvider, useMe, useSession } from './session.tsx'
import css from './shell.module.css'
import { Shell } from './shell.tsx'
import { SignIn } from './sign-in.tsx'
import { useWords } from './words.tsx'

/** Nobody signed in: the sign-in page, wherever they were going. Somebody: the shell around the page. */
export function Gate() {
  const me = useMe()
  const { language, setLanguage } = useWords()
  const profileLanguage = me.data?.staff.language
  useEffect(() => {
    // A browser that has not chosen yet takes the language of the profile.
    if (profileLanguage && profileLanguage !== language && localStorage.getItem('amer-language') === null)
      setLanguage(profileLanguage)
  }, [profileLanguage, language, setLanguage])
  if (me.error instanceof Problem && me.error.isSignedOut) return <SignIn ended={me.data !== undefined} />
  if (me.data) {
    return (
      <SessionProvider me={me.data}>
        <LiveProvider person={me.data.staff.id} onLost={() => void me.refetch()}>
          <Shell>
            <Suspense fallback={<Waiting />}>
              <Outlet />
            </Suspense>
          </Shell>
        </LiveProvider>
      </SessionProvider>
    )
  }
  if (me.error)
    return (
      <Alone>
        <ErrorState
          requestId={me.error instanceof Problem ? me.error.requestId : null}
          onRetry={() => void me.refetch()}
        />
      </Alone>
    )
  return (
    <Alone>
      <LoadingSkeleton />
    </Alone>
  )
}

const Alone = ({ children }: { children: ReactNode }) => (
  <main className={css.alone}>
    <Card>{children}</Card>
  </main>
)

const Waiting = () => (
  <div className={css.single}>
    <Card>
      <LoadingSkeleton count={6} />
    </Card>
  </div>
)

/** Who leads the floor begins with the floor, though they may work at a desk too. */
const floorRoles = ['supervisor', 'duty-manager']

/** The first screen of the menu that this person may see. */
export function FirstPage() {
  const { me, may } = useSession()
  const { t } = useWords()
  if (may('floor.steer') && me.grants.some((grant) => floorRoles.includes(grant.role))) {
    return <Navigate to="/board" replace />
  }
  const first = screens
    .filter((screen) => screen.nav && may(screen.permission))
    .toSorted((one, other) => (one.nav?.order ?? 0) - (other.nav?.order ?? 0))[0]
  if (first) return <Navigate to={first.path} replace />
  return (
    <>
      <Title>{t('console.nothing.fact')}</Title>
      <Single>
        <EmptyState
          icon={<IconLock size={22} />}
          fact={t('console.nothing.fact')}
          reason={t('console.not-allowed.reason')}
        />
      </Single>
    </>
  )
}

/** A screen, or why not. */
export function Guarded({ screen, children }: { screen: Screen; children: ReactNode }) {
  const { may, entity } = useSession()
  const { t } = useWords()
  useEffect(() => {
    document.title = t('console.title', { screen: t(screen.title) })
  }, [t, screen.title])
  if (!may(screen.permission))
    return (
      <>
        <Title>{t(screen.title)}</Title>
        <Single>
          <EmptyState
            icon={<IconLock size={22} />}
            fact={t('console.not-allowed.fact')}
            reason={t('console.not-allowed.reason')}
          />
        </Single>
      </>
    )
  // Another entity is another world: nothing of the former may linger in a component's state.
  return (
    <>
      <Title>{t(screen.title)}</Title>
      <Suspense key={entity?.id} fallback={<Waiting />}>
        {children}
      </Suspense>
    </>
  )
}

/** The page's name for those who hear it; the style sheet takes it away where the page shows a first heading of its own. */
const Title = ({ children }: { children: string }) => <h1 className={`unseen ${css.title}`}>{children}</h1>

/** One card in the middle of the page. */
export function Single({ children }: { children: ReactNode }) {
  return (
    <div className={css.single}>
      <Card>{children}</Card>
    </div>
  )
}

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useWords()
  const router = useRouter()
  return (
    <>
      <Title>{t('console.not-found.fact')}</Title>
      <Single>
        <EmptyState
          icon={<IconMapQuestion size={22} />}
          fact={t('console.not-found.fact')}
          reason={t('console.not-found.reason')}
          way={<Button onClick={() => void router.navigate({ to: '/' })}>{t('console.home')}</Button>}
        />
      </Single>
    </>
  )
}

/** A screen that failed while drawing; the rest goes on. */
export function Crashed({ error, reset }: ErrorComponentProps) {
  const { t } = useWords()
  return (
    <Single>
      <ErrorState
        fact={t('console.crashed.fact')}
        reason={t('console.crashed.reason')}
        requestId={error instanceof Problem ? error.requestId : null}
        onRetry={reset}
      />
    </Single>
  )
}
