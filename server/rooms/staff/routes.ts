import { z } from 'zod'
import { bothNames, type Route, route } from '#platform/http'
import { membersOf, skillsOf } from './member-store.ts'

const memberShown = z.object({
  id: z.string(),
  name: bothNames,
  languages: z.record(z.string(), z.number()),
})

export function makeRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: '/staff',
      allow: ['case.manage', 'floor.steer', 'leg.work', 'case.refer', 'staff.edit'],
      summary: 'Members of staff posted to the entity: who something can be given to',
      query: z.object({ role: z.string().max(40).optional() }),
      response: z.object({ items: z.array(memberShown) }),
      handle: async ({ trx, entityId, query }) => {
        const members = await membersOf(trx, entityId, query.role)
        const skills = new Map(
          (
            await skillsOf(
              trx,
              members.map((member) => member.id),
            )
          ).map((row) => [row.memberId, row.languages]),
        )
        return {
          items: members.map((member) => ({
            id: member.id,
            name: member.name,
            languages: skills.get(member.id) ?? {},
          })),
        }
      },
    }),
  ]
}
