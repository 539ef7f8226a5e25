// Administers with types that were made of the document which the server tells. Does not compile where
// the document says something else than this needs, and ends with 1 where the server does.
import createClient from 'openapi-fetch'
import type { components, paths } from './schema.js'

declare const process: { env: Record<string, string | undefined>; exit(code: number): never }

const key = btoa(process.env.GATEWRIGHT_API_KEY ?? '')
const admin = createClient<paths>({
  baseUrl: process.env.GATEWRIGHT_API ?? '',
  headers: { Authorization: `Basic ${key}` }
})
const path = { issuer: 'authpi' }

function need<T>(what: string, value: T | undefined, problem?: components['schemas']['Problem']): T {
  if (value === undefined) {
    console.error(`${what}: ${JSON.stringify(problem)}`)
    process.exit(1)
  }
  return value
}

const made = await admin.POST('/issuers/{issuer}/users', {
  params: { path },
  body: { email: 'grace@orchard.test', claims: { name: 'Grace' }, generate_password: true }
})
const grace = need('made', made.data, made.error)
need('password', grace.password)

const params = { path: { ...path, user: grace.id } }
const changed = await admin.PATCH('/issuers/{issuer}/users/{user}', {
  params: { ...params, header: { 'If-Match': made.response.headers.get('ETag') ?? '' } },
  body: { role: 'clerk', status: 'suspended' }
})
const status: components['schemas']['User']['status'] = need('changed', changed.data, changed.error).status

const emails: string[] = []
let cursor: string | undefined
do {
  const { data, error } = await admin.GET('/issuers/{issuer}/users', {
    params: { path, query: { limit: 1, cursor } }
  })
  const page = need('listed', data, error)
  emails.push(...page.data.map((user) => user.email))
  cursor = page.has_more ? page.next_cursor : undefined
} while (cursor !== undefined)

const removed = await admin.DELETE('/issuers/{issuer}/users/{user}', { params })
const gone = await admin.GET('/issuers/{issuer}/users/{user}', { params })
console.log(`${status} ${emails.join(' ')} ${removed.response.status} ${gone.error?.reason}`)
