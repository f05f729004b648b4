/** What the routes and streams of a hub stand on. Made once by startHub(); tests make their own. */
import type { AgentId, ContactId } from '@/domain/ids'
import type { Assigner } from './assigner'
import type { CreateWorkspaceDeps } from './use-cases/create-workspace'
import type { SignInLimit } from './auth/sign-in-limit'
import type { Sessions } from './auth/sessions'
import type { VisitorLimit } from './auth/visitor-limit'
import type { VisitorTokens } from './auth/visitor-token'
import type { Bus } from './bus/bus'
import type { Logger } from './ops/logger'
import type { StoreClients } from './commerce/clients'
import type { JobQueue } from './jobs/jobs'
import type { Metrics } from './ops/metrics'
import type { CardLinks } from './store/card-links'
import type { CardSales } from './store/card-sales'
import type { StoreOrders } from './store/store-orders'
import type { AttachmentStore } from './store/attachment-store'
import type { ContactReader } from './store/contact-reader'
import type { AuditLog } from './store/audit'
import type { ConsoleStore } from './store/console-store'
import type { ExportTickets } from './export/tickets'
import type { RetentionSetting } from './use-cases/keep-retention'
import type { CriteriaSetting } from './use-cases/review-conversation'
import type pg from 'pg'
import type { ConnectedStores } from './store/connected-stores'
import type { StorePeople } from './store/store-people'
import type { Reader } from './store/read'
import type { Turns } from './store/turns'
import type { WidgetStore } from './store/widget-store'
import type { AgentStreams } from './stream/agent-streams'
import type { Presence } from './stream/presence'
import type { WidgetStreams } from './stream/widget-streams'
import type { AddressOf } from './routes/address'
import type { PublicUrlOf } from './routes/public-url'
import type { InvitationStore } from './store/invitation-store'
import type { RatingStore } from './store/rating-store'
import type { Sightings } from './store/sightings'
import type { CheckInstall } from './use-cases/check-install'
import type { GrantStore } from './use-cases/grant-store'
import type { ManageStores } from './use-cases/manage-stores'
import type { Recommending } from './use-cases/recommend'
import type { PasswordLinks } from './auth/password-link'
import type { RatingLinks } from './auth/rating-link'
import type { Translator } from './translate/translator'

export interface HubDeps extends CreateWorkspaceDeps {
  bus: Bus
  reader: Reader
  contactReader: ContactReader
  widgetStore: WidgetStore
  attachments: AttachmentStore
  audit: AuditLog
  consoleStore: ConsoleStore
  criteria: CriteriaSetting
  exports: ExportTickets
  retention: RetentionSetting
  pool: pg.Pool
  sessions: Sessions
  signInLimit: SignInLimit
  visitorTokens: VisitorTokens
  visitorLimit: VisitorLimit
  addressOf: AddressOf
  publicUrlOf: PublicUrlOf
  ratings: RatingStore
  invitations: InvitationStore
  sightings: Sightings
  checkInstall: CheckInstall
  ratingLinks: RatingLinks
  passwordLinks: PasswordLinks
  presence: Presence<ContactId>
  agentPresence: Presence<AgentId>
  turns: Turns
  assigner: Assigner
  agentStreams: AgentStreams
  widgetStreams: WidgetStreams
  translator: Translator
  cardLinks: CardLinks
  cardSales: CardSales
  storeOrders: StoreOrders
  stores: ConnectedStores
  storeClients: StoreClients
  manageStores: ManageStores
  recommending: Recommending
  grantStore: GrantStore
  storePeople: StorePeople
  jobs: Pick<JobQueue, 'send'>
  logger: Logger
  metrics: Metrics
  now: () => number
  version: string
}
