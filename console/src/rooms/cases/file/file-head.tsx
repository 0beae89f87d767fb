import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBellRinging,
  IconChevronLeft,
  IconCircleCheck,
  IconPencil,
  IconUserShare,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { Button, Card, DirectionalIcon, Notice, Num, Own, Tag } from '../../../ui/index.ts'
import type { Asked } from '../dialogs.tsx'
import { CaseStatus, PromiseLine } from '../labels.tsx'
import type { CaseFile } from '../types.ts'
import { Chasers } from '../use-columns.tsx'
import css from './file.module.css'
import type { WorkAsked } from './work-dialog.tsx'

type Ask = { file: CaseFile; onManage: (asked: Asked) => void; onWork: (asked: WorkAsked) => void }

/** Number, subject, status, promise, and what this person may do with the case. */
export function FileHead({ file, onManage, onWork }: Ask) {
  const { t, rich } = useWords()
  const { may } = useSession()
  const lists = may(['case.read-all', 'case.read-unit', 'case.read'])
  return (
    <Card as="div">
      <div className={css.headTop}>
        {lists && (
          <Link to="/cases" className={css.back}>
            <DirectionalIcon>
              <IconChevronLeft size={16} />
            </DirectionalIcon>
            {t('cases.title')}
          </Link>
        )}
        <span className={css.number}>
          <Num>{file.number}</Num>
        </span>
        <Tag>{t(`case.type.${file.type}`)}</Tag>
        {(file.class === 'urgent' || file.class === 'confidential') && (
          <Tag tone="clay">{t(`case.class.${file.class}`)}</Tag>
        )}
        <CaseStatus status={file.status} />
        <Chasers count={file.chasers} />
        <Actions file={file} onManage={onManage} onWork={onWork} />
      </div>
      <div className={css.headRow}>
        <h1 className={css.subject}>
          <Own>{file.subject || t('cases.no-subject')}</Own>
        </h1>
        <div className={css.promise}>
          <span className={css.quiet}>{t('cases.column.promise')}</span>
          <PromiseLine of={file} />
        </div>
      </div>
      {file.redirectedTo && (
        <Notice tone="sand">
          {rich('cases.redirected', {
            number: (
              <Link to={`/cases/${file.redirectedTo.id}` as string}>
                <Num>{file.redirectedTo.number}</Num>
              </Link>
            ),
          })}
        </Notice>
      )}
    </Card>
  )
}

function Actions({ file, onManage, onWork }: Ask) {
  const { t } = useWords()
  const { may } = useSession()
  const moves = new Set<string>(file.moves)
  const can = (move: string, permission: string | readonly string[]) => moves.has(move) && may(permission)
  const cases = [file]
  return (
    <span className={css.actions}>
      {can('edit', ['case.open', 'case.manage']) && (
        <Button size="small" icon={<IconPencil size={16} />} onClick={() => onWork({ kind: 'edit' })}>
          {t('cases.edit')}
        </Button>
      )}
      {can('assign', ['case.manage', 'floor.steer']) && (
        <Button size="small" icon={<IconUserShare size={16} />} onClick={() => onManage({ kind: 'assign', cases })}>
          {t('cases.assign')}
        </Button>
      )}
      {can('refer', ['case.refer', 'case.manage']) && (
        <Button
          size="small"
          icon={
            <DirectionalIcon>
              <IconArrowForwardUp size={16} />
            </DirectionalIcon>
          }
          onClick={() => onWork({ kind: 'refer' })}
        >
          {t('cases.refer')}
        </Button>
      )}
      {can('reopen', ['case.close', 'case.manage']) && (
        <Button
          size="small"
          icon={
            <DirectionalIcon>
              <IconArrowBackUp size={16} />
            </DirectionalIcon>
          }
          onClick={() => onManage({ kind: 'reopen', cases })}
        >
          {t('cases.reopen')}
        </Button>
      )}
      {can('close', ['case.close', 'case.manage']) && (
        <Button
          size="small"
          look="primary"
          icon={<IconCircleCheck size={16} />}
          onClick={() => onWork({ kind: 'close' })}
        >
          {t('cases.close')}
        </Button>
      )}
      {can('chase', 'case.manage') && (
        <Button
          size="small"
          look={moves.has('close') ? 'plain' : 'primary'}
          icon={<IconBellRinging size={16} />}
          onClick={() => onManage({ kind: 'remind', cases })}
        >
          {t('cases.remind')}
        </Button>
      )}
    </span>
  )
}
