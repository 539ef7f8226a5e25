package dev.gatewright.server.tenants;

import dev.gatewright.admin.act.Declarations;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.issuer.OrganizationConfig;
import dev.gatewright.server.config.issuer.OrganizationConfig.Member;
import dev.gatewright.server.config.issuer.SettingsDocuments;
import dev.gatewright.server.config.issuer.UserConfig;
import dev.gatewright.server.config.issuer.WebhookConfig;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.config.yaml.Secret;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.tenants.KeptClient;
import dev.gatewright.store.tenants.ProviderSecretTable;
import dev.gatewright.store.webhook.CallSecretTable.Callee;
import dev.gatewright.store.webhook.WebhookId;
import dev.gatewright.store.webhook.WebhookSecret;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the store holds of the things that a file can declare.
///
/// For a person, an organization or a membership, the answer is what was last applied: what the
/// person or an operator changed since is not undone by applying the same file again. What was
/// never applied is described as it is now.
///
/// Members are read once an organization, so an instance serves one plan and is thrown away.
public final class StoredTenants implements DeclaredState {
  private record OrganizationKey(String issuer, String organization) {}

  private final SqlStore store;
  private final SealedTables sealed;
  private final Declarations declarations;
  private final Map<OrganizationKey, List<Membership>> members = new HashMap<>();

  private final Secrets secrets;

  /// What is said of secrets that a file has.
  private enum Secrets {
    /// Whether they are those that are there.
    COMPARED,
    /// The same, but every signing key is the one that is there.
    COMPARED_BUT_KEYS,
    /// None is the one that is there.
    UNCOMPARED
  }

  public StoredTenants(OpenStore open) {
    this(open.store(), open.sealed());
  }

  public StoredTenants(SqlStore store, SealedTables sealed) {
    this(store, sealed, Secrets.COMPARED);
  }

  private StoredTenants(SqlStore store, SealedTables sealed, Secrets secrets) {
    this.store = store;
    this.sealed = sealed;
    this.declarations = new Declarations(store);
    this.secrets = secrets;
  }

  /// For a file that cannot know the signing keys of clients: whatever it has is the one that is
  /// there.
  public static StoredTenants keepingKeys(SqlStore store, SealedTables sealed) {
    return new StoredTenants(store, sealed, Secrets.COMPARED_BUT_KEYS);
  }

  /// For whoever may not change secrets: each that a file has looks like another one, or a plan
  /// would tell whether somebody guessed right.
  public static StoredTenants withoutSecrets(OpenStore open) {
    return new StoredTenants(open.store(), open.sealed(), Secrets.UNCOMPARED);
  }

  @Override
  public Optional<Document> issuer(String issuer) {
    return store
        .issuers()
        .find(new IssuerId(issuer))
        .map(kept -> Document.parseOrEmpty(kept.document()));
  }

  @Override
  public List<String> clients(String issuer) {
    return sealed.clients().list(new IssuerId(issuer)).stream()
        .map(kept -> kept.id().value())
        .toList();
  }

  @Override
  public Optional<Document> client(String issuer, String client) {
    return kept(issuer, client).map(kept -> Document.parseOrEmpty(kept.document()));
  }

  private Optional<KeptClient> kept(String issuer, String client) {
    return sealed.clients().find(new IssuerId(issuer), new ClientId(client));
  }

  @Override
  public Optional<Document> user(String issuer, String email) {
    return account(issuer, email)
        .map(user ->
            declarations
                .user(new IssuerId(issuer), user.id())
                .map(Document::parseOrEmpty)
                .orElseGet(() -> SettingsDocuments.of(described(user))));
  }

  private Optional<User> account(String issuer, String email) {
    return CanonicalEmail.parse(email)
        .flatMap(canonical -> store.users().findByEmail(new TenantId(issuer), canonical));
  }

  @Override
  public Optional<Document> organization(String issuer, String organization) {
    return store
        .organizations()
        .find(new TenantId(issuer), new OrganizationId(organization))
        .map(found ->
            declarations
                .organization(new IssuerId(issuer), found.id())
                .map(Document::parseOrEmpty)
                .orElseGet(() -> SettingsDocuments.of(described(found))));
  }

  @Override
  public Optional<Document> member(String issuer, String organization, String email) {
    var id = new OrganizationId(organization);
    return account(issuer, email)
        .flatMap(user ->
            membership(issuer, organization, user.id())
                .map(found ->
                    declarations
                        .member(new IssuerId(issuer), id, user.id())
                        .map(Document::parseOrEmpty)
                        .orElseGet(() -> SettingsDocuments.of(described(found, user)))));
  }

  private Optional<Membership> membership(String issuer, String organization, UserId user) {
    return members
        .computeIfAbsent(
            new OrganizationKey(issuer, organization),
            _ ->
                store
                    .organizations()
                    .membersOf(new TenantId(issuer), new OrganizationId(organization)))
        .stream()
        .filter(member -> member.user().equals(user))
        .findFirst();
  }

  private boolean isCompared() {
    return secrets != Secrets.UNCOMPARED;
  }

  @Override
  public boolean isClientSecret(String issuer, String client, Secret secret) {
    var presented = new dev.gatewright.protocol.oauth.Secret(secret.reveal());
    return isCompared()
        && kept(issuer, client).stream()
            .flatMap(kept -> kept.secrets().stream())
            .anyMatch(one -> one.matches(presented));
  }

  @Override
  public boolean hasClientSecret(String issuer, String client) {
    return kept(issuer, client).stream().anyMatch(kept -> !kept.secrets().isEmpty());
  }

  @Override
  public boolean keepsSecretInClear(String issuer, String client) {
    return kept(issuer, client).stream()
        .flatMap(kept -> kept.secrets().stream())
        .allMatch(secret -> secret.clear().isPresent());
  }

  @Override
  public boolean isSigningKey(String issuer, String client, Secret key) {
    var wanted = new dev.gatewright.protocol.oauth.Secret(key.reveal());
    return isCompared()
        && kept(issuer, client).flatMap(KeptClient::signingKey).stream()
            .anyMatch(kept -> secrets == Secrets.COMPARED_BUT_KEYS || wanted.matches(kept));
  }

  @Override
  public boolean hasSigningKey(String issuer, String client) {
    return kept(issuer, client).flatMap(KeptClient::signingKey).isPresent();
  }

  @Override
  public Optional<Document> webhook(String issuer, WebhookId webhook) {
    return sealed
        .webhooks()
        .find(new IssuerId(issuer), webhook)
        .map(kept -> WebhookConfig.document(kept.declared()));
  }

  @Override
  public boolean isWebhookSecret(String issuer, WebhookId webhook, WebhookSecret secret) {
    // The one that replaced all others.
    return isCompared()
        && sealed.webhooks().secrets(new IssuerId(issuer), webhook, Instant.MAX).contains(secret);
  }

  @Override
  public boolean hasHookSecret(String issuer, WebhookId hook) {
    return hookSecrets(issuer, hook).isPresent();
  }

  @Override
  public boolean isHookSecret(String issuer, WebhookId hook, WebhookSecret secret) {
    return isCompared()
        && hookSecrets(issuer, hook).filter(kept -> kept.contains(secret)).isPresent();
  }

  /// The one that replaced all others.
  private Optional<List<WebhookSecret>> hookSecrets(String issuer, WebhookId hook) {
    return sealed.callSecrets().find(new IssuerId(issuer), new Callee.Hook(hook), Instant.MAX);
  }

  @Override
  public boolean hasSenderSecret(String issuer, TextChannel channel) {
    var sender = new Callee.Sender(channel);
    return sealed.callSecrets().find(new IssuerId(issuer), sender, Instant.MAX).isPresent();
  }

  @Override
  public List<String> providersWithSecrets(String issuer) {
    return sealed.providerSecrets().providers(new IssuerId(issuer));
  }

  @Override
  public boolean hasProviderSecret(String issuer, String provider, String kind) {
    return providerSecret(issuer, provider, kind).isPresent();
  }

  @Override
  public boolean isProviderSecret(String issuer, String provider, String kind, Secret secret) {
    var wanted = new dev.gatewright.protocol.oauth.Secret(secret.reveal());
    return isCompared()
        && providerSecret(issuer, provider, kind).stream()
            .anyMatch(kept -> kept.value().matches(wanted));
  }

  private Optional<ProviderSecretTable.Kept> providerSecret(
      String issuer, String provider, String kind) {
    return sealed
        .providerSecrets()
        .find(new IssuerId(issuer), provider)
        .filter(kept -> kept.kind().equals(kind));
  }

  static UserConfig described(User user) {
    return new UserConfig(
        user.emailAsTyped(),
        user.emailVerified(),
        Optional.empty(),
        user.role(),
        user.status() == UserStatus.LEAVING ? UserStatus.SUSPENDED : user.status(),
        user.claims().values());
  }

  static OrganizationConfig described(Organization organization) {
    return new OrganizationConfig(
        organization.id().value(),
        organization.name(),
        organization.status(),
        List.of(),
        List.of());
  }

  static Member described(Membership membership, User user) {
    return new Member(
        user.email().value(), membership.title(), membership.scopes(), membership.status());
  }
}
