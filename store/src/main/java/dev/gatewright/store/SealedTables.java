package dev.gatewright.store;

import dev.gatewright.store.admin.KeptAnswerTable;
import dev.gatewright.store.audit.AuditKeyTable;
import dev.gatewright.store.audit.ChainTable;
import dev.gatewright.store.audit.RetentionTable;
import dev.gatewright.store.keys.KeyTable;
import dev.gatewright.store.outbox.LinkTable;
import dev.gatewright.store.outbox.MailRequestTable;
import dev.gatewright.store.outbox.OutboxTable;
import dev.gatewright.store.outbox.TextOutbox;
import dev.gatewright.store.people.AccountTable;
import dev.gatewright.store.people.CredentialTable;
import dev.gatewright.store.people.DeviceTable;
import dev.gatewright.store.people.DomainTable;
import dev.gatewright.store.people.ImpersonationTable;
import dev.gatewright.store.people.InvitationTable;
import dev.gatewright.store.people.LinkedIdentityTable;
import dev.gatewright.store.people.MailedChangeTable;
import dev.gatewright.store.people.NumberTable;
import dev.gatewright.store.people.PinTable;
import dev.gatewright.store.people.SecretSeal;
import dev.gatewright.store.tenants.ClientTable;
import dev.gatewright.store.tenants.ProviderSecretTable;
import dev.gatewright.store.webhook.CallSecretTable;
import dev.gatewright.store.webhook.WebhookTable;

/// What needs the master key: the tables that hold values encrypted or hashed under it, or write
/// mails, which are.
public record SealedTables(
    KeyTable keys,
    ClientTable clients,
    ProviderSecretTable providerSecrets,
    WebhookTable webhooks,
    CallSecretTable callSecrets,
    OutboxTable outbox,
    TextOutbox texts,
    LinkTable links,
    MailRequestTable mailRequests,
    MailedChangeTable mailedChanges,
    AccountTable accounts,
    DeviceTable devices,
    CredentialTable credentials,
    NumberTable numbers,
    LinkedIdentityTable identities,
    PinTable pins,
    DomainTable domains,
    InvitationTable invitations,
    ImpersonationTable impersonations,
    SecretSeal secrets,
    AuditKeyTable auditKeys,
    ChainTable chains,
    RetentionTable retention,
    KeptAnswerTable keptAnswers) {}
