package dev.gatewright.store;

import dev.gatewright.identity.mail.MailQuota;
import dev.gatewright.identity.text.TextQuota;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.admin.AdministratorTable;
import dev.gatewright.store.admin.ApiKeyTable;
import dev.gatewright.store.admin.KeptAnswerTable;
import dev.gatewright.store.admin.ProgramTable;
import dev.gatewright.store.audit.AuditKeyTable;
import dev.gatewright.store.audit.ChainTable;
import dev.gatewright.store.audit.RetentionTable;
import dev.gatewright.store.audit.SyslogCursors;
import dev.gatewright.store.events.AttackLog;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.events.Refusals;
import dev.gatewright.store.events.SettingHistory;
import dev.gatewright.store.grants.ClientGrantTable;
import dev.gatewright.store.grants.ConnectionTable;
import dev.gatewright.store.grants.ConsentTable;
import dev.gatewright.store.grants.GrantList;
import dev.gatewright.store.grants.GrantTable;
import dev.gatewright.store.grants.ParkedRequestTable;
import dev.gatewright.store.grants.UsedValueTable;
import dev.gatewright.store.keys.KeyTable;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.outbox.LinkTable;
import dev.gatewright.store.outbox.MailRequestTable;
import dev.gatewright.store.outbox.MailSeal;
import dev.gatewright.store.outbox.OutboxTable;
import dev.gatewright.store.outbox.TextOutbox;
import dev.gatewright.store.people.AccountTable;
import dev.gatewright.store.people.CredentialTable;
import dev.gatewright.store.people.DepartureTable;
import dev.gatewright.store.people.DeviceTable;
import dev.gatewright.store.people.DomainTable;
import dev.gatewright.store.people.ImpersonationTable;
import dev.gatewright.store.people.InvitationTable;
import dev.gatewright.store.people.LimitReset;
import dev.gatewright.store.people.LinkedIdentityTable;
import dev.gatewright.store.people.LoginNameTable;
import dev.gatewright.store.people.MailedChangeTable;
import dev.gatewright.store.people.MemberTable;
import dev.gatewright.store.people.NumberTable;
import dev.gatewright.store.people.OrganizationEditing;
import dev.gatewright.store.people.OrganizationTable;
import dev.gatewright.store.people.PeopleSnapshots;
import dev.gatewright.store.people.PinTable;
import dev.gatewright.store.people.SecretSeal;
import dev.gatewright.store.people.SessionList;
import dev.gatewright.store.people.SessionTable;
import dev.gatewright.store.people.ThrottleTable;
import dev.gatewright.store.people.UserList;
import dev.gatewright.store.people.UserTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.FatalHandler;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.statistics.CountTable;
import dev.gatewright.store.statistics.Counts;
import dev.gatewright.store.statistics.RefusedRequests;
import dev.gatewright.store.tenants.CatalogChanges;
import dev.gatewright.store.tenants.ClientTable;
import dev.gatewright.store.tenants.DeclaredTable;
import dev.gatewright.store.tenants.HistoryTable;
import dev.gatewright.store.tenants.IssuerTable;
import dev.gatewright.store.tenants.ProviderSecretTable;
import dev.gatewright.store.tenants.SecretUses;
import dev.gatewright.store.tenants.UnshownSecrets;
import dev.gatewright.store.webhook.CallSecretTable;
import dev.gatewright.store.webhook.DeliveryTable;
import dev.gatewright.store.webhook.WebhookTable;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Everything the server keeps, open for use. Safe for any number of threads.
public final class SqlStore implements AutoCloseable {
  private static final Sql ANY_ISSUER_WITH_SECRETS =
      Sql.of("SELECT issuer FROM issuer_secret ORDER BY issuer LIMIT 1");

  private static final Sql ANY_SEALED =
      Sql.of(
          """
          SELECT issuer FROM issuer_secret
          UNION SELECT issuer FROM signing_key
          UNION SELECT issuer FROM client WHERE secrets <> '[]' OR sealed_signing_key IS NOT NULL
          UNION SELECT issuer FROM provider_secret
          UNION SELECT issuer FROM webhook
          UNION SELECT issuer FROM credential WHERE method = 'totp'
          UNION SELECT issuer FROM pin WHERE revoked_at IS NULL
          UNION SELECT issuer FROM outbox WHERE document IS NOT NULL
          UNION SELECT issuer FROM text_outbox WHERE document IS NOT NULL
          UNION SELECT issuer FROM call_secret
          UNION SELECT issuer FROM mailed_link WHERE document IS NOT NULL
          UNION SELECT issuer FROM mail_request
          UNION SELECT kid FROM audit_key
          LIMIT 1
          """);

  private final Database database;
  private final EventTable events;
  private final GrantTable grants;
  private final Sweeper sweeper;
  private final Refusals refusals;
  private final SecretUses secretUses;
  private final AttackLog attacks;
  private final DeliveryTable deliveries;
  private final CountTable statistics;
  private final RefusedRequests refusedRequests;
  private final CatalogChanges catalog = new CatalogChanges();

  private SqlStore(Database database, SecureRandom random) {
    this.database = database;
    this.events = new EventTable(database.readers(), random);
    this.grants = new GrantTable(database, events);
    this.sweeper = new Sweeper(database.writer(), new DepartureTable(database, events));
    this.refusals = new Refusals(database.writer(), events);
    this.secretUses = new SecretUses(database);
    this.attacks = new AttackLog(database.writer(), events);
    this.deliveries = new DeliveryTable(database, events, random);
    this.statistics = new CountTable(database, events.counts());
    this.refusedRequests = new RefusedRequests(database);
  }

  /// Opens the store, making and migrating it as needed. Throws
  /// [dev.gatewright.store.sql.StoreRefused] with a message for the operator when another process
  /// has it open or a newer program wrote it.
  public static SqlStore open(StoreConfig config, SecureRandom random, FatalHandler fatal) {
    return switch (config) {
      case StoreConfig.Sqlite(var file, var readers) ->
          new SqlStore(Database.openSqlite(file, readers, fatal), random);
      case StoreConfig.InMemory(var name, var readers) ->
          new SqlStore(Database.openInMemory(name, readers, fatal), random);
    };
  }

  /// Whether anything in the store can only be read with the master key it was written with. Where
  /// nothing is, a new master key may be generated.
  public boolean needsMasterKey() {
    return database.readers().read(c -> c.on(ANY_SEALED).first(Row::text)).isPresent();
  }

  /// The tables with encrypted values. Throws [dev.gatewright.store.sql.StoreRefused] when the
  /// store was written with another master key.
  public SealedTables unlock(MasterKey master, CryptoProvider crypto, SecureRandom random) {
    var wrapping = new Wrapping(master, random);
    var keys = new KeyTable(database, events, wrapping, crypto);
    probe().ifPresent(keys::secrets);
    var seal = new MailSeal(wrapping);
    var outbox = new OutboxTable(database, events, seal, MailQuota.STANDARD, random);
    var texts = new TextOutbox(database, events, seal, TextQuota.STANDARD, random);
    var links = new LinkTable(database, events, seal, outbox, texts);
    var credentials = new CredentialTable(database, events, outbox);
    var auditKeys = new AuditKeyTable(database, wrapping, crypto);
    return new SealedTables(
        keys,
        new ClientTable(database, events, wrapping, catalog, secretUses),
        new ProviderSecretTable(database, wrapping),
        new WebhookTable(database, events, wrapping),
        new CallSecretTable(database, events, wrapping, random),
        outbox,
        texts,
        links,
        new MailRequestTable(database, seal, outbox, links, random),
        new MailedChangeTable(database, events, outbox, links),
        new AccountTable(database, events, outbox, links),
        new DeviceTable(database, outbox),
        credentials,
        new NumberTable(database, events, credentials, links),
        new LinkedIdentityTable(database, events, outbox),
        new PinTable(database, events, master),
        new DomainTable(database, events, outbox),
        new InvitationTable(database, events, outbox, links),
        new ImpersonationTable(database, events, outbox),
        new SecretSeal(wrapping),
        auditKeys,
        new ChainTable(database, auditKeys),
        new RetentionTable(database, auditKeys),
        new KeptAnswerTable(database, wrapping));
  }

  private Optional<IssuerId> probe() {
    return database
        .readers()
        .read(c -> c.on(ANY_ISSUER_WITH_SECRETS).first(row -> new IssuerId(row.text())));
  }

  public IssuerTable issuers() {
    return new IssuerTable(database, events, catalog);
  }

  /// Tells whoever keeps issuers and clients parsed what to read again.
  public CatalogChanges catalog() {
    return catalog;
  }

  public DeclaredTable declared() {
    return new DeclaredTable(database);
  }

  /// What became of the settings of issuers.
  public SettingHistory settingHistory() {
    return new SettingHistory(database);
  }

  /// Secrets that nobody is known to have been shown.
  public UnshownSecrets unshownSecrets() {
    return new UnshownSecrets(database);
  }

  /// Runs a step of reads and changes of these tables as one change.
  public <T> T together(Supplier<T> step) {
    return database.together(step);
  }

  /// What was applied.
  public HistoryTable history() {
    return new HistoryTable(database);
  }

  public GrantTable grants() {
    return grants;
  }

  /// Grants whose clients, people and sessions are not kept here.
  GrantTable grantsOfHost() {
    return GrantTable.heldByHost(database, events);
  }

  public ConsentTable consents() {
    return new ConsentTable(database, events);
  }

  public ConnectionTable connections() {
    return new ConnectionTable(database, events);
  }

  public ClientGrantTable clientGrants() {
    return new ClientGrantTable(database, events);
  }

  public UsedValueTable usedValues() {
    return new UsedValueTable(database);
  }

  public ParkedRequestTable parkedRequests() {
    return new ParkedRequestTable(database);
  }

  public UserTable users() {
    return new UserTable(database, events);
  }

  public UserList userList() {
    return new UserList(database);
  }

  public LoginNameTable loginNames() {
    return new LoginNameTable(database, events);
  }

  public SessionTable sessions() {
    return new SessionTable(database, events);
  }

  public SessionList sessionList() {
    return new SessionList(database, new SessionTable(database, events));
  }

  public GrantList grantList() {
    return new GrantList(database, events);
  }

  public OrganizationTable organizations() {
    return new OrganizationTable(database, events);
  }

  public OrganizationEditing organizationEditing() {
    return new OrganizationEditing(database, events);
  }

  public MemberTable members() {
    return new MemberTable(database, events);
  }

  public PeopleSnapshots people() {
    return new PeopleSnapshots(database.readers());
  }

  public DepartureTable departures() {
    return new DepartureTable(database, events);
  }

  public ThrottleTable throttles() {
    return new ThrottleTable(database);
  }

  public LimitReset limitReset() {
    return new LimitReset(database, events);
  }

  public ApiKeyTable apiKeys() {
    return new ApiKeyTable(database, events);
  }

  public ProgramTable programs() {
    return new ProgramTable(database, events);
  }

  public AdministratorTable administrators() {
    return new AdministratorTable(database, events, users());
  }

  /// What happened, issuer by issuer.
  public EventTable events() {
    return events;
  }

  /// What waits for webhooks, and what became of it.
  public DeliveryTable deliveries() {
    return deliveries;
  }

  /// How far the syslog receiver has got.
  public SyslogCursors syslogCursors() {
    return new SyslogCursors(database);
  }

  /// Writes down attacks on issuers.
  public AttackLog attacks() {
    return attacks;
  }

  /// When clients' secrets were last used.
  public SecretUses secretUses() {
    return secretUses;
  }

  /// Takes in refusals, of which the trail keeps a few and counts the others.
  public Refusals refusals() {
    return refusals;
  }

  /// Takes in what happens, to be counted.
  public Counts counts() {
    return events.counts();
  }

  /// What was counted, by the hour and by the day.
  public CountTable statistics() {
    return statistics;
  }

  /// Why requests were refused.
  public RefusedRequests refusedRequests() {
    return refusedRequests;
  }

  /// Whether the store answers reads now.
  public boolean isReady() {
    return grants.epoch() > 0;
  }

  /// Deletes at most about `budget` expired rows in small steps, of all tables in turn; answers how
  /// many went. Less than the budget means that nothing is left. Called now and then by one thread,
  /// with [#checkpoint()].
  public int sweep(Instant now, int budget) {
    return sweeper.sweep(now, budget);
  }

  /// Moves committed changes into the main file beside the writer.
  public void checkpoint() {
    database.checkpoint();
  }

  @Override
  public void close() {
    database.close();
  }
}
