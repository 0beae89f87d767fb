import { useQuery } from '@tanstack/react-query'
import { api, useLiveRefresh } from '../../../api/index.ts'
import type { CaseFile, Customer, CustomerSummary, Entity, OtherBody, TimelineEntry, Topic, Unit } from './shapes.ts'

interface Items<Item> {
  items: Item[]
}

export const caseKey = (caseId: string) => ['desk-case', caseId] as const
export const customerKey = (customerId: string) => ['desk-customer', customerId] as const
export const timelineKey = (customerId: string) => ['desk-timeline', customerId] as const
const settled = 10 * 60_000

/** The whole file of a case, asked anew whenever the case or a part of it moves. */
export function useCase(caseId: string) {
  useLiveRefresh(['case.', 'leg.'], [caseKey(caseId)])
  return useQuery({
    queryKey: caseKey(caseId),
    queryFn: ({ signal }) => api.get<CaseFile>(`/api/v1/cases/${caseId}`, { signal }),
  })
}

/** A customer with every identifier. */
export function useCustomer(customerId: string | null) {
  return useQuery({
    queryKey: customerKey(customerId ?? ''),
    enabled: customerId !== null,
    queryFn: ({ signal }) => api.get<Customer>(`/api/v1/customers/${customerId}`, { signal }),
  })
}

/** Contacts and cases of a customer, newest first. */
export function useTimeline(customerId: string) {
  useLiveRefresh(['case.', 'contact.moved', 'contact.ended'], [timelineKey(customerId)])
  return useQuery({
    queryKey: timelineKey(customerId),
    queryFn: ({ signal }) =>
      api.get<Items<TimelineEntry>>(`/api/v1/customers/${customerId}/timeline`, { query: { limit: 100 }, signal }),
  })
}

/** Customers that answer to a number, a document, a mail address or a name. Every search is audited, so nothing is asked while typing. */
export function useCustomerSearch(entityId: string, sought: string) {
  return useQuery({
    queryKey: ['desk-customer-search', entityId, sought],
    enabled: sought !== '',
    queryFn: ({ signal }) =>
      api.get<Items<CustomerSummary>>('/api/v1/customers', { query: { q: sought, entityId, limit: 8 }, signal }),
  })
}

/** The topics of an entity. */
export function useTopics(entityId: string) {
  return useQuery({
    queryKey: ['desk-topics', entityId],
    staleTime: settled,
    queryFn: ({ signal }) => api.get<Items<Topic>>('/api/v1/topics', { entityId, signal }),
  })
}

/** The unit tree of one entity, asked by somebody who works for another or the same. */
export function useUnits(askedBy: string, entityId: string) {
  return useQuery({
    queryKey: ['desk-units', entityId],
    staleTime: settled,
    queryFn: ({ signal }) => api.get<Items<Unit>>('/api/v1/units', { query: { entityId }, entityId: askedBy, signal }),
  })
}

/** Every entity of the installation. */
export function useEntities() {
  return useQuery({
    queryKey: ['desk-entities'],
    staleTime: settled,
    queryFn: ({ signal }) => api.get<Items<Entity>>('/api/v1/entities', { signal }),
  })
}

/** Bodies outside, whose business it may be instead of ours. */
export function useDirectory(entityId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['desk-directory', entityId],
    enabled,
    staleTime: settled,
    queryFn: ({ signal }) => api.get<Items<OtherBody>>('/api/v1/directory', { entityId, signal }),
  })
}
