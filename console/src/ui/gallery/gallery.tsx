import {
  IconArrowRight,
  IconBell,
  IconCornerUpRight,
  IconFlame,
  IconLock,
  IconMessageCircle,
  IconPhone,
  IconPhoneOff,
  IconShieldCheck,
} from '@tabler/icons-react'
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import * as kit from '../index.ts'
import css from './gallery.module.css'
import { galleryWord, samples } from './samples.ts'

const { Button, Card, SectionTitle, StatusBadge, TimeLine } = kit
const asked = new URLSearchParams(location.search)
const language: kit.Language = asked.get('lang') === 'en' ? 'en' : 'ar'
const s = samples[language]
const word = galleryWord(language)
const now = Date.now()
const minutes = (n: number) => now + n * 60_000
const days = (n: number) => minutes(n * 1440)

function Lines() {
  return (
    <Card>
      <SectionTitle>{s.timeLine}</SectionTitle>
      <div className={css.lines}>
        <TimeLine label={s.onTime} startAt={days(-2)} dueAt={days(3.2)} />
        <TimeLine label={s.near} startAt={days(-2)} dueAt={minutes(250)} />
        <TimeLine label={s.late} startAt={days(-6)} dueAt={days(-4)} />
        <TimeLine label={s.paused} startAt={days(-2)} dueAt={days(2)} pausedAt={minutes(-10)} words={s.waitsCustomer} />
        <TimeLine label={s.ring} kind="ring" startAt={now - 12_000} dueAt={now + 18_000} />
        <TimeLine label={s.done} startAt={days(-4)} dueAt={days(2.1)} endedAt={now} />
        <kit.SplitLine
          before={{
            seconds: 80,
            label: (
              <>
                {s.wait} <kit.Num>01:20</kit.Num>
              </>
            ),
          }}
          since={minutes(-6.7)}
          nowLabel={(clock) => (
            <>
              {s.withYou} {clock}
            </>
          )}
        />
        <TimeLine stacked label={s.promise} startAt={days(-2)} dueAt={days(3)} size="public" />
      </div>
    </Card>
  )
}

function Buttons() {
  const send = (
    <kit.DirectionalIcon>
      <IconCornerUpRight size={16} />
    </kit.DirectionalIcon>
  )
  const agents = Object.values(kit.presenceLooks)
  return (
    <Card>
      <SectionTitle>{s.buttons}</SectionTitle>
      <div className={css.row}>
        <Button look="primary">{s.refer}</Button>
        <Button look="primary" icon={send}>
          {s.refer}
        </Button>
        <Button look="primary" busy>
          {s.refer}
        </Button>
        <Button look="primary" disabledReason={s.why}>
          {s.refer}
        </Button>
      </div>
      <div className={css.row}>
        <Button>{s.save}</Button>
        <Button kbd="S">{s.save}</Button>
        <Button look="quiet">{s.save}</Button>
        <Button look="danger-plain">{s.close}</Button>
      </div>
      <div className={css.row}>
        <Button look="danger" icon={<IconPhoneOff size={17} />}>
          {s.hangUp}
        </Button>
        <Button look="link">{s.close}</Button>
        <kit.IconButton name={s.agents}>
          <IconBell size={18} />
        </kit.IconButton>
      </div>
      <SectionTitle>{s.agents}</SectionTitle>
      <div className={css.row}>
        {s.presence.map((name, index) => {
          const look = agents[index]
          return (
            look && (
              <StatusBadge key={name} tone={look.tone} shape={look.shape}>
                {name}
              </StatusBadge>
            )
          )
        })}
      </div>
    </Card>
  )
}

function Statuses() {
  const looks = Object.entries(kit.caseLooks)
    .filter(([name]) => name !== 'draft' && name !== 'void')
    .map(([, look]) => look)
  return (
    <Card>
      <SectionTitle>{s.cases}</SectionTitle>
      <div className={css.row}>
        {s.statuses.map((name, index) => {
          const look = looks[index]
          return (
            look && (
              <StatusBadge key={name} tone={look.tone} shape={look.shape}>
                {name}
              </StatusBadge>
            )
          )
        })}
        <StatusBadge tone="clay" icon={<IconFlame size={15} />}>
          {s.types[1]}
        </StatusBadge>
        <StatusBadge tone="sand" icon={<IconLock size={14} />}>
          {s.types[0]}
        </StatusBadge>
      </div>
      <SectionTitle>{s.ages}</SectionTitle>
      <kit.AgeHistogram
        label={s.ages}
        bars={[41, 33, 24, 14, 6].map((count, index) => ({
          id: String(index),
          count,
          label: s.days[index] ?? '',
          tone: index === 3 ? ('gold' as const) : index === 4 ? ('clay' as const) : undefined,
        }))}
        onChoose={() => undefined}
      />
    </Card>
  )
}

function Fields() {
  const [type, setType] = useState<string>('1')
  const [topic, setTopic] = useState<string | null>(null)
  return (
    <Card>
      <SectionTitle>{s.fields}</SectionTitle>
      <div className={css.stack}>
        <kit.TextField label={s.name} defaultValue={s.nameValue} />
        <kit.TextField label={s.id} latin defaultValue="784-0000-0000003-5" warning={s.idWarning} />
        <kit.SearchSelect
          label={s.topic}
          choices={s.types.map((label) => ({ value: label, label }))}
          value={topic}
          onChange={setTopic}
          error={topic ? undefined : s.topicError}
        />
        <kit.Segmented
          label={s.type}
          options={s.types.map((label, index) => ({
            value: String(index),
            label,
            tone: index === 1 ? ('clay' as const) : undefined,
          }))}
          value={type}
          onChange={setType}
        />
      </div>
    </Card>
  )
}

function Messages() {
  return (
    <Card>
      <SectionTitle>{s.messages}</SectionTitle>
      <div className={css.talk}>
        <kit.Bubble from="them" text={s.them} at={minutes(-9)} />
        <kit.Bubble from="them" text="براہ کرم رقم واپس دلوائیں۔" />
        <kit.SystemLine icon={<IconShieldCheck size={16} />}>{s.verified}</kit.SystemLine>
        <kit.Bubble from="us" text={s.us} at={minutes(-4)} delivery="read" />
        <kit.Bubble
          from="us"
          text="<b>text only</b> https://example.com"
          delivery="failed"
          onResend={() => undefined}
        />
        <kit.InternalComment text={s.internal} />
        <kit.Typing>{s.typing}</kit.Typing>
      </div>
    </Card>
  )
}

function Broken() {
  const toast = kit.useToast()
  return (
    <Card>
      <SectionTitle>{s.broken}</SectionTitle>
      <div className={css.stack}>
        <kit.LostConnectionStrip since={now - 12_000} />
        <kit.BeatenNotice onDismiss={() => undefined} />
        <kit.ConflictNotice onShow={() => undefined} />
        <Button onClick={() => toast({ text: s.referred, undo: () => undefined })}>{s.refer}</Button>
      </div>
    </Card>
  )
}

function WorkList() {
  return (
    <Card>
      <div className={css.list}>
        <Card deep>
          <SectionTitle meta={<IconMessageCircle size={15} />} end={<kit.Countdown until={now + 18_000} />}>
            {s.offered}
          </SectionTitle>
          <div className={css.stack}>
            <TimeLine kind="ring" onDeep words={null} startAt={now - 12_000} dueAt={now + 18_000} />
            <div className={css.row}>
              <Button look="on-deep" kbd="F2">
                {s.accept}
              </Button>
              <Button look="on-deep-quiet">{s.decline}</Button>
            </div>
          </div>
        </Card>
        <kit.GroupLabel count="3 / 4">{s.list}</kit.GroupLabel>
        <kit.ListRow
          chosen
          icon={<IconMessageCircle size={19} />}
          name={language === 'ar' ? 'يوسف إلياس حداد' : 'Yousef Elias Haddad'}
          time={<kit.Elapsed since={minutes(-6.7)} />}
          preview={`${s.them} ${s.us}`}
          second={<kit.Typing>{s.typing}</kit.Typing>}
        />
        <kit.ListRow
          unread
          icon={<IconPhone size={19} />}
          name="Grace Thompson"
          marks={
            <>
              <kit.Tag>English</kit.Tag>
              <kit.CountBubble count={2} label={s.messages} />
            </>
          }
          preview="I will scan the tenancy contract"
          line={<TimeLine kind="wait" startAt={minutes(-1.2)} dueAt={minutes(0.3)} />}
        />
      </div>
    </Card>
  )
}

function History() {
  return (
    <Card>
      <div className={css.who}>
        <kit.Avatar name={language === 'ar' ? 'يوسف إلياس حداد' : 'Yousef Elias Haddad'} />
        <kit.TwoLines first="يوسف إلياس حداد" second={<kit.Ltr>Yousef Haddad</kit.Ltr>} />
      </div>
      <kit.Facts
        facts={[
          [s.id, <kit.Num key="i">784-0000-0000003-6</kit.Num>],
          [s.topic, s.types[0]],
        ]}
      />
      <kit.Timeline
        title={s.history}
        shown={3}
        items={[
          {
            id: '1',
            icon: <IconMessageCircle size={14} />,
            what: s.types[0],
            detail: s.rows[0][2],
            when: <kit.ListTime at={minutes(-8)} />,
            state: 'now',
          },
          {
            id: '2',
            icon: <IconLock size={14} />,
            what: <kit.Num>RES-2026-000098</kit.Num>,
            detail: s.rows[1][2],
            when: <kit.ListTime at={days(9)} />,
            state: 'open',
          },
          {
            id: '3',
            icon: <IconPhone size={14} />,
            what: s.types[1],
            detail: s.rows[2][2],
            when: <kit.ListTime at={days(-3)} />,
          },
          { id: '4', icon: <IconPhone size={14} />, what: s.types[2], when: <kit.ListTime at={days(-300)} /> },
        ]}
      />
      <div className={css.row}>
        <kit.RelativeTime at={minutes(-3)} /> · <kit.DateText at={now} style="named" /> ·{' '}
        <kit.DayTimeText at={days(1)} />
      </div>
    </Card>
  )
}

function Table() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['FIN-2026-000102']))
  const [open, setOpen] = useState<string | null>('FIN-2026-000102')
  type Row = (typeof s.rows)[number]
  const columns: kit.Column<Row>[] = [
    {
      id: 'number',
      head: s.columns[0],
      cell: (row) => <kit.TwoLines first={<kit.Num>{row[0]}</kit.Num>} second={row[1]} />,
    },
    { id: 'subject', head: s.columns[1], cell: (row) => <kit.TwoLines first={row[2]} second={row[3]} /> },
    { id: 'age', head: s.columns[2], cell: () => <kit.Duration milliseconds={14 * 86_400_000} /> },
    {
      id: 'due',
      head: s.columns[3],
      width: '230px',
      cell: (row) => (
        <TimeLine
          stacked
          label={<kit.DateText at={days(-4)} />}
          startAt={days(-9)}
          dueAt={row === s.rows[0] ? days(-4) : row === s.rows[1] ? minutes(240) : days(6)}
        />
      ),
    },
    {
      id: 'status',
      head: s.columns[4],
      cell: () => (
        <StatusBadge tone="palm" shape="half">
          {s.statuses[2]}
        </StatusBadge>
      ),
    },
  ]
  const life = (
    <Card>
      <SectionTitle level={3}>{s.life}</SectionTitle>
      <kit.LifeLine
        startAt={days(-14)}
        dueAt={days(-6)}
        due={{ what: s.promise, detail: <kit.DateText at={days(-6)} style="short" /> }}
        now={{ what: s.today }}
        marks={[
          { id: 'a', at: days(-14), what: s.statuses[1], detail: <kit.DateText at={days(-14)} style="short" /> },
          { id: 'b', at: days(-10), what: s.statuses[6], detail: <kit.DateText at={days(-10)} style="short" /> },
          { id: 'c', at: days(-3), what: s.remind, detail: <kit.DateText at={days(-3)} style="short" /> },
        ]}
      />
    </Card>
  )
  return (
    <Card flush>
      <div className={css.tiles}>
        {[118, 9, 14, 3].map((count, index) => (
          <kit.FilterTile
            key={count}
            count={count}
            name={s.statuses[index] ?? ''}
            tone={index === 1 ? 'clay' : index === 2 ? 'gold' : undefined}
            chosen={index === 0}
            onChoose={() => undefined}
          />
        ))}
      </div>
      <kit.DataTable<Row>
        label={s.table}
        columns={columns}
        rowId={(row) => row[0]}
        openId={open}
        onOpen={(row) => setOpen(open === row[0] ? null : row[0])}
        expanded={() => life}
        chosen={chosen}
        onChoose={setChosen}
        groups={[
          { id: 'late', label: s.late, tone: 'clay', rows: [s.rows[0]] },
          { id: 'near', label: s.near, tone: 'gold', rows: [s.rows[1]] },
          { id: 'rest', label: s.onTime, rows: [s.rows[2]] },
        ]}
        bulk={() => (
          <Button size="small" icon={<IconBell size={15} />}>
            {s.remind}
          </Button>
        )}
        foot={<kit.Num>1 / 17</kit.Num>}
      />
    </Card>
  )
}

function Board() {
  return (
    <Card>
      <SectionTitle>{s.figures}</SectionTitle>
      <kit.Figure
        name={s.level}
        value={kit.formatPercent(0.81, language)}
        tone="palm"
        level={<kit.LevelBar value={0.81} target={0.8} label="81%" />}
        formula={s.formula}
      />
      <SectionTitle>{s.tree}</SectionTitle>
      <kit.TreeWithBars
        label={s.tree}
        chosen="0"
        onChoose={() => undefined}
        units={s.unit.map((name, index) => ({
          id: String(index),
          name,
          depth: Math.min(index, 2),
          late: 9 >> index,
          near: 14 >> index,
          onTime: 95 >> index,
        }))}
      />
      <kit.TreeLegend />
    </Card>
  )
}

function Overlays() {
  const [open, setOpen] = useState<string | null>(asked.get('open'))
  const close = () => setOpen(null)
  kit.useKeys([
    { chord: 'Ctrl+KeyK', label: s.palette, run: () => setOpen('palette') },
    { chord: 'Shift+Slash', label: s.keys, run: () => setOpen('keys') },
    { chord: 'F2', label: s.accept, group: s.list, run: close },
  ])
  return (
    <Card>
      <SectionTitle>{s.dialog}</SectionTitle>
      <div className={css.row}>
        {(['dialog', 'sheet', 'palette', 'keys'] as const).map((one) => (
          <Button key={one} onClick={() => setOpen(one)}>
            {s[one]}
          </Button>
        ))}
      </div>
      <kit.Tabs
        label={s.messages}
        tabs={[
          { id: 'a', label: s.messages },
          { id: 'b', label: s.list },
        ]}
        chosen="a"
        onChoose={() => undefined}
      />
      <kit.ConfirmDialog
        open={open === 'dialog'}
        onClose={close}
        title={s.close}
        yes={s.close}
        look="danger"
        onYes={close}
      >
        {s.topicError}
      </kit.ConfirmDialog>
      <kit.Sheet open={open === 'sheet'} onClose={close} title={s.history}>
        <History />
      </kit.Sheet>
      <kit.KeyHelp open={open === 'keys'} onClose={close} />
      <kit.CommandPalette
        open={open === 'palette'}
        onClose={close}
        commands={[...s.types, ...s.unit].map((label, index) => ({
          id: label,
          label,
          group: index < 4 ? s.type : s.tree,
          icon: <IconArrowRight size={16} />,
          run: close,
        }))}
      />
    </Card>
  )
}

function Gallery() {
  return (
    <div className={css.page}>
      <header className={css.head}>
        <kit.Mark />
        <h1>{s.title}</h1>
        <span className={css.faces}>
          <kit.Ltr>IBM Plex Sans Arabic · 26 20 18 16 15 14 13</kit.Ltr>
        </span>
      </header>
      <div className={css.three}>
        <Lines />
        <Buttons />
        <Statuses />
      </div>
      <div className={css.three}>
        <Fields />
        <Messages />
        <Broken />
      </div>
      <div className={css.three}>
        <Card>
          <SectionTitle>{s.empty}</SectionTitle>
          <kit.EmptyState fact={s.emptyFact} reason={s.emptyReason} way={<Button>{s.emptyWay}</Button>} />
        </Card>
        <Card>
          <SectionTitle>{s.loading}</SectionTitle>
          <kit.LoadingSkeleton delay={0} />
        </Card>
        <Card>
          <SectionTitle>{s.error}</SectionTitle>
          <kit.ErrorState requestId="e-7F21" onRetry={() => undefined} />
        </Card>
      </div>
      <div className={css.three}>
        <WorkList />
        <History />
        <Board />
      </div>
      <Table />
      <Overlays />
    </div>
  )
}

const root = document.getElementById('root')
if (asked.get('theme')) localStorage.setItem('amer-theme', asked.get('theme') ?? 'auto')
if (root)
  createRoot(root).render(
    <StrictMode>
      <kit.UiProvider language={language} word={word}>
        <Gallery />
      </kit.UiProvider>
    </StrictMode>,
  )
