export { makeStaff, type StaffRoom } from './make-staff.ts'
export type { Member, MemberSkills } from './member-store.ts'
