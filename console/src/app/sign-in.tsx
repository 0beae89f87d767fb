import { useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { api, Problem } from '../api/index.ts'
import { Button, Mark, Notice, PasswordField, Pattern, TextField, useSpanWords } from '../ui/index.ts'
import { meKey } from './session.tsx'
import css from './sign-in.module.css'
import { useWords } from './words.tsx'

type Faults = { email?: string; password?: string; whole?: string }

function useFaultWords(): (error: unknown) => string {
  const { t } = useWords()
  const span = useSpanWords()
  return (error) => {
    if (!(error instanceof Problem)) throw error
    if (error.status === 429) {
      const told = error.facts.tryAgainInSeconds
      return t('sign-in.too-many', { span: span((typeof told === 'number' ? told : (error.retryAfter ?? 60)) * 1000) })
    }
    if (error.isOutage || error.status >= 500) return t('sign-in.unreachable')
    return t('sign-in.refused')
  }
}

/** Form on white, the wordmark on sand. `ended` when a session ran out under somebody's hands. */
export function SignIn({ ended }: { ended: boolean }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const faultWords = useFaultWords()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [faults, setFaults] = useState<Faults>({})
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    document.title = t('console.title', { screen: t('sign-in.title') })
  }, [t])
  const enter = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const missing: Faults = {}
    if (!/^\S+@\S+$/.test(email.trim())) missing.email = t('sign-in.email-missing')
    if (!password) missing.password = t('sign-in.password-missing')
    setFaults(missing)
    if (missing.email || missing.password) {
      form.current
        ?.querySelector<HTMLInputElement>(missing.email ? 'input[name=email]' : 'input[name=password]')
        ?.focus()
      return
    }
    setBusy(true)
    try {
      await api.post('/api/auth/sign-in/email', { email: email.trim().toLowerCase(), password })
      await queries.resetQueries({ queryKey: meKey })
    } catch (error) {
      setFaults({ whole: faultWords(error) })
      setPassword('')
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={css.page}>
      <main className={css.form}>
        <TopLine />
        <div className={css.middle}>
          <header>
            <h1>{t('sign-in.title')}</h1>
            <p>{t('sign-in.for')}</p>
          </header>
          {ended && !faults.whole && <Notice tone="gold">{t('sign-in.ended')}</Notice>}
          {faults.whole && <Notice tone="clay">{faults.whole}</Notice>}
          <form ref={form} className={css.fields} onSubmit={enter} noValidate>
            <TextField
              label={t('sign-in.email')}
              name="email"
              type="email"
              autoComplete="username"
              large
              latin
              autoFocus
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
              error={faults.email}
            />
            <PasswordField
              label={t('sign-in.password')}
              name="password"
              autoComplete="current-password"
              large
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              error={faults.password}
            />
            <Button look="primary" size="large" wide type="submit" busy={busy}>
              {t('sign-in.enter')}
            </Button>
          </form>
          <p className={css.recorded}>{t('sign-in.recorded')}</p>
        </div>
      </main>
      <aside className={css.side}>
        <div className={css.pattern}>
          <Pattern gold />
        </div>
        <div className={css.great} aria-hidden="true">
          {t('console.name')}
        </div>
        <p className={css.motto}>{t('sign-in.motto')}</p>
        <p className={css.what}>{t('sign-in.what')}</p>
      </aside>
    </div>
  )
}

function TopLine() {
  const { t, language, setLanguage } = useWords()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const other = language === 'ar' ? 'en' : 'ar'
  const dark = colorScheme === 'dark'
  return (
    <div className={css.top}>
      <Mark size={34} />
      <span className={css.wordmark}>{t('console.name')}</span>
      <span className={css.end}>
        <Button look="link" lang={other} onClick={() => setLanguage(other)}>
          {t(`console.language.${other}`)}
        </Button>
        <Button
          look="quiet"
          size="small"
          icon={dark ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={() => setColorScheme(dark ? 'light' : 'dark')}
        >
          {t('console.menu.theme')}
        </Button>
      </span>
    </div>
  )
}
