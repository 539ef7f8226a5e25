package dev.gatewright.server.tenants;

import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.IssuerSecrets;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.client.ClientConfig.ClientSecret;
import dev.gatewright.server.config.client.ClientDefaults;
import dev.gatewright.server.config.client.EffectiveClient;
import dev.gatewright.server.config.issuer.IssuerSettings;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.config.yaml.Secret;
import dev.gatewright.store.tenants.ClientDeclaration;
import dev.gatewright.store.tenants.ClientDeclaration.Change;
import dev.gatewright.store.tenants.ClientDeclaration.NewSecret;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Carries out a plan, one change after the other.
///
/// Each change is durable before the next begins. Where the process ends in between, the next plan
/// for the same file holds what is left. Safe for any number of threads, but two plans at once
/// overwrite each other: callers run one at a time.
public final class TenantsApply {
  private final OpenStore open;
  private final PeopleApply people;
  private final URI baseUrl;
  private final InstantSource clock;
  private final SecureRandom random;

  public TenantsApply(
      OpenStore open,
      PasswordHashes hashes,
      URI baseUrl,
      InstantSource clock,
      SecureRandom random) {
    this.open = open;
    this.people = new PeopleApply(open, hashes, clock, random);
    this.baseUrl = baseUrl;
    this.clock = clock;
    this.random = random;
  }

  /// What became of one change.
  sealed interface Step {
    record Done() implements Step {}

    record DoneWithSecret(GeneratedSecret secret) implements Step {}

    record Refused(String sentence) implements Step {}
  }

  private By by() {
    return By.operator("apply", clock.instant());
  }

  /// Makes every change that can be made.
  public Applied run(TenantsPlan plan) {
    var done = new ArrayList<TenantChange>();
    var secrets = new ArrayList<GeneratedSecret>();
    var refused = new ArrayList<String>();
    for (var change : plan.changes()) {
      switch (make(change)) {
        case Step.Done() -> done.add(change);
        case Step.DoneWithSecret(var secret) -> {
          done.add(change);
          secrets.add(secret);
        }
        case Step.Refused(var sentence) -> refused.add(change.subject() + ": " + sentence);
      }
    }
    return new Applied(done, secrets, refused);
  }

  Step make(TenantChange change) {
    return switch (change) {
      case TenantChange.AddIssuer(var settings, var document) -> issuer(settings, document);
      case TenantChange.ChangeIssuer(var settings, var document, _) -> issuer(settings, document);
      case TenantChange.RemoveIssuer(var issuer) -> {
        open.store().issuers().remove(new IssuerId(issuer));
        yield new Step.Done();
      }
      case TenantChange.AddClient(
              var issuer,
              var client,
              var document,
              var secret,
              var signingKey) ->
          client(issuer, client, document, secret, signingKey);
      case TenantChange.ChangeClient(
              var issuer,
              var client,
              var document,
              _,
              var secret,
              var signingKey) ->
          client(issuer, client, document, secret, signingKey);
      case TenantChange.RemoveClient(var issuer, var client) -> {
        open.sealed().clients().remove(new IssuerId(issuer), new ClientId(client), by());
        yield new Step.Done();
      }
      case TenantChange.AddUser add -> people.add(add);
      case TenantChange.ChangeUser changed -> people.change(changed);
      case TenantChange.RemoveUser(var issuer, var email) -> people.removeUser(issuer, email);
      case TenantChange.AddOrganization(var issuer, var organization, var document) ->
          people.organization(issuer, organization, document);
      case TenantChange.ChangeOrganization(var issuer, var organization, var document, _) ->
          people.organization(issuer, organization, document);
      case TenantChange.RemoveOrganization(var issuer, var organization) ->
          people.removeOrganization(issuer, organization);
      case TenantChange.AddMember(var issuer, var organization, var member, var document) ->
          people.member(issuer, organization, member, document);
      case TenantChange.ChangeMember(var issuer, var organization, var member, var document, _) ->
          people.member(issuer, organization, member, document);
      case TenantChange.RemoveMember(var issuer, var organization, var email) ->
          people.removeMember(issuer, organization, email);
    };
  }

  private Step issuer(IssuerSettings settings, Document document) {
    var id = new IssuerId(settings.id());
    var url = settings.url(baseUrl).toString();
    if (!open.store().issuers().declare(id, url, document.json(), by())) {
      return new Step.Refused(url + " is the address of another issuer. Give each its own url.");
    }
    // The first secret is also what tells at the next start that the master key is the right one.
    new IssuerSecrets(open.sealed().keys(), random, clock).current(id);
    return new Step.Done();
  }

  private Step client(
      String issuer,
      ClientConfig client,
      Document document,
      SecretChange secret,
      SecretChange signingKey) {
    var inClear = needsSecretInClear(issuer, client);
    var generated = Optional.<Secret>empty();
    Change<List<NewSecret>> secrets = new Change.Keep<>();
    switch (secret) {
      case SecretChange.Keep() -> {
        if (inClear && client.secret().orElse(null) instanceof ClientSecret.Given(var value)) {
          secrets = replaced(value, true);
        }
      }
      case SecretChange.Replace(var value) -> secrets = replaced(value, inClear);
      case SecretChange.Generate() -> {
        var made = Secret.generate(random);
        generated = Optional.of(made);
        secrets = replaced(made, inClear);
      }
      case SecretChange.Remove() -> secrets = new Change.Replace<>(List.of());
    }
    var declaration =
        new ClientDeclaration(
            new ClientId(client.id()), document.json(), secrets, signingKey(signingKey));
    open.sealed().clients().declare(new IssuerId(issuer), declaration, by());
    return generated
        .<Step>map(
            value -> new Step.DoneWithSecret(new GeneratedSecret(issuer, client.id(), value)))
        .orElseGet(Step.Done::new);
  }

  private static Change<List<NewSecret>> replaced(Secret value, boolean inClear) {
    return new Change.Replace<>(List.of(new NewSecret(forProtocol(value), inClear)));
  }

  private Change<Optional<dev.gatewright.protocol.oauth.Secret>> signingKey(SecretChange change) {
    return switch (change) {
      case SecretChange.Keep() -> new Change.Keep<>();
      case SecretChange.Replace(var value) -> new Change.Replace<>(Optional.of(forProtocol(value)));
      case SecretChange.Generate() ->
          new Change.Replace<>(Optional.of(forProtocol(Secret.generate(random))));
      case SecretChange.Remove() -> new Change.Replace<>(Optional.empty());
    };
  }

  /// Whether the client's secret is also a key, so that a hash of it is not enough.
  private boolean needsSecretInClear(String issuer, ClientConfig client) {
    var defaults =
        open.store()
            .issuers()
            .find(new IssuerId(issuer))
            .map(kept -> StoredSettings.issuer(Document.parse(kept.document())).clientDefaults())
            .orElse(ClientDefaults.NONE);
    return EffectiveClient.of(defaults, client).needsSecretInClear();
  }

  private static dev.gatewright.protocol.oauth.Secret forProtocol(Secret secret) {
    return new dev.gatewright.protocol.oauth.Secret(secret.reveal());
  }
}
