package dev.gatewright.admin.command;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.EventFilter;
import dev.gatewright.store.events.EventPlace;
import dev.gatewright.store.statistics.Step;
import dev.gatewright.store.tenants.Before;
import dev.gatewright.store.tenants.ProviderSecretTable;
import dev.gatewright.store.webhook.WebhookId;
import dev.gatewright.store.webhook.WebhookSecret;
import dev.gatewright.store.webhook.WebhookTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One act of administration. Where a file declared the thing, `declaration` is the file's word for
/// it, kept so that the next plan for the same file finds nothing to do.
///
/// A new act is a record here, a row in the authorization table, a case where it is carried out,
/// and the words of each face that offers it; the compiler names the places.
public sealed interface AdminCommand
    permits AdminCommand.ServerCommand,
        AdminCommand.ApiKeyCommand,
        AdministratorCommand,
        AdminCommand.IssuerCommand {
  /// The one issuer that it is about; none where it is about the server as a whole.
  Optional<IssuerId> scope();

  /// About the server as a whole.
  sealed interface ServerCommand extends AdminCommand {
    @Override
    default Optional<IssuerId> scope() {
      return Optional.empty();
    }
  }

  record ListIssuers() implements ServerCommand, Query {}

  /// Writes a copy of the store as of one moment, while everything goes on.
  record WriteBackup(Path file) implements ServerCommand {}

  /// About the keys of programs that administer: those that count in one issuer, or any where no
  /// issuer is named.
  sealed interface ApiKeyCommand extends AdminCommand {}

  /// All that there are where no part is named, those that work first; a part is in the order in
  /// which they were made, the last first.
  record ListApiKeys(Optional<IssuerId> scope, Optional<Part> part)
      implements ApiKeyCommand, Query {
    public ListApiKeys(Optional<IssuerId> scope) {
      this(scope, Optional.empty());
    }
  }

  /// Makes a key that lets do what the mandate says, from these blocks of addresses or, where none
  /// is named, from anywhere.
  record CreateApiKey(
      String name, Mandate mandate, List<String> addresses, Optional<Instant> expiresAt)
      implements ApiKeyCommand {
    public CreateApiKey {
      addresses = List.copyOf(addresses);
    }

    @Override
    public Optional<IssuerId> scope() {
      return mandate.issuer();
    }
  }

  /// Stops the key of this id for good, and with `withMade` every key that it made, and those made,
  /// too.
  record RevokeApiKey(Optional<IssuerId> scope, String key, boolean withMade)
      implements ApiKeyCommand {
    public RevokeApiKey(Optional<IssuerId> scope, String key) {
      this(scope, key, false);
    }
  }

  /// About one issuer or what it holds.
  sealed interface IssuerCommand extends AdminCommand
      permits TenantCommand,
          KeyCommand,
          ClientCommand,
          WebhookCommand,
          RotateHookSecret,
          PinCommand,
          SessionCommand,
          MailCommand,
          ListEvents,
          InsightCommand,
          TrailCommand,
          ListOrganizations,
          UserCommand,
          AccountCommand,
          ProjectCommand,
          BrowseCommand,
          OrganizationCommand {
    IssuerId issuer();

    @Override
    default Optional<IssuerId> scope() {
      return Optional.of(issuer());
    }
  }

  /// About the issuer itself.
  sealed interface TenantCommand extends IssuerCommand {}

  record ShowIssuer(IssuerId issuer) implements TenantCommand, Query {}

  /// Adds the issuer or makes it as given, if it was like that before; of its providers' secrets
  /// those change that are named.
  record DeclareIssuer(
      IssuerId issuer,
      String url,
      String document,
      List<ProviderSecretTable.Change> secrets,
      Before before)
      implements TenantCommand {
    public DeclareIssuer {
      secrets = List.copyOf(secrets);
    }

    public DeclareIssuer(
        IssuerId issuer, String url, String document, List<ProviderSecretTable.Change> secrets) {
      this(issuer, url, document, secrets, new Before.Any());
    }
  }

  /// Makes an issuer as given that is as it was `seen`. What is changed decides who may: `needs`
  /// has a permission for each part, and the one to change settings at all.
  record ChangeIssuer(
      IssuerId issuer,
      String url,
      String document,
      List<ProviderSecretTable.Change> secrets,
      Instant seen,
      Set<Permission> needs)
      implements TenantCommand {
    public ChangeIssuer {
      secrets = List.copyOf(secrets);
      var all = EnumSet.of(Permission.SETTINGS_WRITE);
      all.addAll(needs);
      needs = Set.copyOf(all);
    }
  }

  /// Removes the issuer with all that it holds, if it is as it was `seen` where that is said.
  record RemoveIssuer(IssuerId issuer, Optional<Instant> seen) implements TenantCommand {
    public RemoveIssuer(IssuerId issuer) {
      this(issuer, Optional.empty());
    }
  }

  /// About an issuer's keys.
  sealed interface KeyCommand extends IssuerCommand {}

  record ListKeys(IssuerId issuer) implements KeyCommand, Query {}

  /// Makes the next key. `longestToken` is the longest life of a token that the key before it may
  /// have signed; `atOnce` takes that key out of use now, and its tokens with it. Where the next
  /// key waits to sign already there is no other, unless it `isForced`.
  record RotateKey(
      IssuerId issuer, Algorithm algorithm, Duration longestToken, boolean atOnce, boolean isForced)
      implements KeyCommand {}

  /// About an issuer's clients.
  sealed interface ClientCommand extends IssuerCommand {}

  /// All clients by id, or a part of them.
  record ListClients(IssuerId issuer, Optional<Part> part) implements ClientCommand, Query {
    public ListClients(IssuerId issuer) {
      this(issuer, Optional.empty());
    }
  }

  record ShowClient(IssuerId issuer, ClientId client) implements ClientCommand, Query {}

  /// Adds the client or makes it as given, if it was like that before. `secretIsKey` keeps the
  /// secret readable, because it is a key too (OpenID Connect Core §9).
  record DeclareClient(
      IssuerId issuer,
      ClientId client,
      String document,
      SecretChange secret,
      SecretChange signingKey,
      boolean secretIsKey,
      Before before)
      implements ClientCommand {
    public DeclareClient(
        IssuerId issuer,
        ClientId client,
        String document,
        SecretChange secret,
        SecretChange signingKey,
        boolean secretIsKey) {
      this(issuer, client, document, secret, signingKey, secretIsKey, new Before.Any());
    }
  }

  /// Gives the client another secret. The one before counts for so long too, zero for not at all.
  record RotateClientSecret(
      IssuerId issuer, ClientId client, boolean secretIsKey, Duration keepFormer)
      implements ClientCommand {
    public RotateClientSecret(IssuerId issuer, ClientId client, boolean secretIsKey) {
      this(issuer, client, secretIsKey, Duration.ZERO);
    }
  }

  /// Has the secret before the client's secret count no more.
  record EndFormerSecret(IssuerId issuer, ClientId client) implements ClientCommand {}

  /// Removes the client, if it is as it was `seen` where that is said.
  record RemoveClient(IssuerId issuer, ClientId client, Optional<Instant> seen)
      implements ClientCommand {
    public RemoveClient(IssuerId issuer, ClientId client) {
      this(issuer, client, Optional.empty());
    }
  }

  /// About where an issuer's events are sent.
  sealed interface WebhookCommand extends IssuerCommand {}

  record ListWebhooks(IssuerId issuer) implements WebhookCommand, Query {}

  record ShowWebhook(IssuerId issuer, WebhookId webhook) implements WebhookCommand, Query {}

  /// What waits for the webhook and what became of the last ones, the last event first.
  record ListDeliveries(IssuerId issuer, WebhookId webhook, Part part)
      implements WebhookCommand, Query {}

  /// Adds the webhook or makes it as given. It always signs: its secret can be replaced, not
  /// removed.
  record DeclareWebhook(IssuerId issuer, WebhookTable.Declared webhook, SecretChange secret)
      implements WebhookCommand {}

  /// Makes another secret; the one before it signs too for a while.
  record RotateWebhookSecret(IssuerId issuer, WebhookId webhook) implements WebhookCommand {}

  /// Makes the secret that signs what is handed to the issuer's sender of this channel.
  record RotateSenderSecret(IssuerId issuer, TextChannel channel) implements WebhookCommand {}

  /// Sends what happened after an event again, and turns the webhook on where its receiver turned
  /// it off.
  record ReplayWebhook(IssuerId issuer, WebhookId webhook, long after) implements WebhookCommand {}

  record RemoveWebhook(IssuerId issuer, WebhookId webhook) implements WebhookCommand {}

  /// Gives a hook in the issuer's settings another secret, which is made where none is given; the
  /// one before it signs too for a while.
  ///
  /// @param isShownLater as of [SecretChange.Generate]
  record RotateHookSecret(
      IssuerId issuer, WebhookId hook, Optional<WebhookSecret> given, boolean isShownLater)
      implements IssuerCommand {
    public RotateHookSecret(IssuerId issuer, WebhookId hook) {
      this(issuer, hook, Optional.empty(), false);
    }
  }

  /// About the PINs that let in whoever has no account.
  sealed interface PinCommand extends IssuerCommand {}

  /// Every PIN of the issuer, whatever became of it, the last first; or a part of them.
  record ListPins(IssuerId issuer, Optional<Part> part) implements PinCommand, Query {
    public ListPins(IssuerId issuer) {
      this(issuer, Optional.empty());
    }
  }

  /// Makes a PIN of the digits given, or of generated ones; it stops by itself after `lifetime`.
  record CreatePin(
      IssuerId issuer,
      String label,
      List<String> privileges,
      Optional<Secret> digits,
      Optional<Duration> lifetime)
      implements PinCommand {
    public CreatePin {
      privileges = List.copyOf(privileges);
    }
  }

  /// Stops a PIN and ends every grant that it gave, and no other's.
  record RevokePin(IssuerId issuer, String pin) implements PinCommand {}

  /// What happened at the issuer, the first first, after the event of this place; the last `most`
  /// where none is given. Of what is filtered a part of the trail is looked at.
  record ListEvents(IssuerId issuer, Optional<EventPlace> after, int most, EventFilter filter)
      implements IssuerCommand, Query {
    public ListEvents(IssuerId issuer, Optional<EventPlace> after, int most) {
      this(issuer, after, most, EventFilter.NONE);
    }
  }

  /// About the chain over an issuer's events.
  sealed interface TrailCommand extends IssuerCommand {}

  /// The public keys that heads of trails are signed with.
  record ShowTrailKeys(IssuerId issuer) implements TrailCommand, Query {}

  /// How far the trail is signed.
  record ShowTrailHead(IssuerId issuer) implements TrailCommand, Query {}

  /// About what happens at an issuer as a whole: how often, and why requests are refused.
  sealed interface InsightCommand extends IssuerCommand, Query {}

  /// What was counted from one moment to another: of the last day or month where none is named.
  record ShowStatistics(IssuerId issuer, Optional<Instant> from, Optional<Instant> to, Step step)
      implements InsightCommand {}

  /// The newest refusals, the last first.
  record ListRefusals(IssuerId issuer, int most) implements InsightCommand {}

  /// Why the request of this reference was refused.
  record ExplainRefusal(IssuerId issuer, String reference) implements InsightCommand {}

  /// What an authorization request would come to, or what an error means that an application was
  /// told, by the address of either. Nothing is done and nothing kept of it.
  record JudgeRequest(IssuerId issuer, String url) implements InsightCommand {
    /// As much as the endpoint itself would read.
    public static final int LONGEST = 16_384;

    /// It may hold codes and tokens.
    @Override
    public String toString() {
      return "JudgeRequest[" + issuer + ", ***]";
    }
  }

  /// The organizations of the issuer, by id.
  ///
  /// @param beginning what the name or the id of each begins with, where that is said; then there
  ///   is no part but the first
  record ListOrganizations(IssuerId issuer, Optional<String> beginning, Part part)
      implements IssuerCommand, Query {
    public ListOrganizations(IssuerId issuer, Part part) {
      this(issuer, Optional.empty(), part);
    }
  }

  /// A command that only looks; every other changes something.
  interface Query {}

  /// Whether the command only looks.
  default boolean isQuery() {
    return this instanceof Query;
  }
}
