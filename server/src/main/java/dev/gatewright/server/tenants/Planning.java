package dev.gatewright.server.tenants;

import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminCommand.DeclareClient;
import dev.gatewright.admin.command.OrganizationCommand;
import dev.gatewright.admin.command.SecretChange;
import dev.gatewright.admin.command.UserCommand;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.client.ClientConfig.ClientSecret;
import dev.gatewright.server.config.client.EffectiveClient;
import dev.gatewright.server.config.issuer.HookKeys;
import dev.gatewright.server.config.issuer.IssuerConfig;
import dev.gatewright.server.config.issuer.OrganizationConfig;
import dev.gatewright.server.config.issuer.SettingsDocuments;
import dev.gatewright.server.config.issuer.TenantsConfig;
import dev.gatewright.server.config.issuer.WebhookConfig;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.tenants.PlannedChange.Kind;
import dev.gatewright.store.webhook.WebhookId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects the changes of one plan. Not thread-safe.
final class Planning {
  private final DeclaredState current;
  private final URI baseUrl;
  private final List<PlannedChange> changes = new ArrayList<>();
  private final List<PlanProblem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final References references;

  Planning(DeclaredState current, URI baseUrl) {
    this.current = current;
    this.baseUrl = baseUrl;
    this.references = new References(current, problems);
  }

  TenantsPlan plan(TenantsConfig wanted) {
    wanted.issuers().forEach(this::issuer);
    for (var issuer : wanted.absentIssuers()) {
      if (current.issuer(issuer).isPresent()) {
        remove("issuer " + issuer, new AdminCommand.RemoveIssuer(new IssuerId(issuer)));
      }
    }
    return new TenantsPlan(changes, problems, notes);
  }

  /// Whether carrying it out shows a new secret.
  static boolean makesSecret(PlannedChange change) {
    return switch (change.command()) {
      case DeclareClient declare -> declare.secret() instanceof SecretChange.Generate;
      case AdminCommand.DeclareWebhook declare -> declare.secret() instanceof SecretChange.Generate;
      case AdminCommand.RotateHookSecret rotate -> rotate.given().isEmpty();
      default -> false;
    };
  }

  private void issuer(IssuerConfig issuer) {
    if (issuer.id().isEmpty()) {
      return;
    }
    var document = SettingsDocuments.of(issuer.settings());
    var id = new IssuerId(issuer.id());
    var url = issuer.settings().url(baseUrl).toString();
    var before = current.issuer(issuer.id());
    references.check(issuer, before);
    var providers = PlannedProviders.of(current, issuer, url, before, problems);
    notes.addAll(providers.notes());
    declare(
        "issuer " + issuer.id(),
        before,
        document,
        new AdminCommand.DeclareIssuer(id, url, document.json(), providers.secrets()),
        providers.differences());
    HookKeys.of(issuer.settings()).forEach(hook -> hookSecret(issuer, id, hook.id()));
    issuer.clients().forEach(client -> client(issuer, id, client));
    issuer.webhooks().forEach(webhook -> webhook(id, webhook));
    users(issuer, id);
    issuer.organizations().forEach(organization -> organization(issuer, id, organization));
    removals(issuer, id);
  }

  private void client(IssuerConfig issuer, IssuerId id, ClientConfig client) {
    var document = client.document();
    var before = current.client(issuer.id(), client.id());
    var secret = secretChange(issuer.id(), client);
    var signingKey = signingKeyChange(issuer.id(), client);
    var command =
        new DeclareClient(
            id,
            new ClientId(client.id()),
            document.json(),
            secret,
            signingKey,
            EffectiveClient.of(issuer.settings().clientDefaults(), client).needsSecretInClear());
    var subject = "client " + issuer.id() + "/" + client.id();
    if (before.isEmpty()) {
      changes.add(new PlannedChange(Kind.ADD, subject, List.of(), command, document));
      return;
    }
    var differences = new ArrayList<>(Differences.between(before.get(), document));
    boolean hashed = references.needsWhatIsHashed(issuer.settings(), client);
    if (hashed && secret.equals(SecretChange.keep())) {
      problems.add(
          new PlanProblem(
              subject,
              "secret",
              "%s: %s Write the secret itself in place of generate, or remove the client first."
                  .formatted(subject, References.ONLY_A_HASH)));
    }
    if (hashed || !(secret instanceof SecretChange.Keep)) {
      differences.add(Difference.secret("secret"));
    }
    if (!(signingKey instanceof SecretChange.Keep)) {
      differences.add(Difference.secret("signing_key"));
    }
    if (!differences.isEmpty()) {
      changes.add(new PlannedChange(Kind.CHANGE, subject, differences, command, document));
    }
  }

  /// A hook is a setting; its secret is kept apart, and made where none is given.
  private void hookSecret(IssuerConfig issuer, IssuerId id, WebhookId hook) {
    var subject = "hook " + issuer.id() + "/" + hook;
    var given = Optional.ofNullable(issuer.hookSecrets().get(hook));
    var command = new AdminCommand.RotateHookSecret(id, hook, given, true);
    if (!current.hasHookSecret(issuer.id(), hook)) {
      changes.add(new PlannedChange(Kind.ADD, subject, List.of(), command, Document.EMPTY));
    } else if (given
        .filter(secret -> !current.isHookSecret(issuer.id(), hook, secret))
        .isPresent()) {
      var differences = List.of(Difference.secret("secret"));
      changes.add(new PlannedChange(Kind.CHANGE, subject, differences, command, Document.EMPTY));
    }
  }

  private void webhook(IssuerId issuer, WebhookConfig webhook) {
    var before = current.webhook(issuer.value(), webhook.id());
    var given = webhook.secret();
    boolean known =
        given.isEmpty()
            ? before.isPresent()
            : current.isWebhookSecret(issuer.value(), webhook.id(), given.get());
    var secret =
        known
            ? SecretChange.keep()
            : given
                .<SecretChange>map(value -> new SecretChange.Replace(value.text()))
                .orElseGet(() -> new SecretChange.Generate(true));
    declare(
        "webhook " + issuer + "/" + webhook.id(),
        before,
        WebhookConfig.document(webhook.declared()),
        new AdminCommand.DeclareWebhook(issuer, webhook.declared(), secret),
        known ? List.of() : List.of(Difference.secret("secret")));
  }

  private SecretChange secretChange(String issuer, ClientConfig client) {
    boolean has = current.hasClientSecret(issuer, client.id());
    if (client.secret().isEmpty()) {
      return has ? new SecretChange.Remove() : SecretChange.keep();
    }
    return switch (client.secret().get()) {
      case ClientSecret.Generated() -> has ? SecretChange.keep() : new SecretChange.Generate(true);
      case ClientSecret.Given(var value) ->
          current.isClientSecret(issuer, client.id(), value)
              ? new SecretChange.Keep(Optional.of(new Secret(value.reveal())))
              : new SecretChange.Replace(new Secret(value.reveal()));
    };
  }

  private SecretChange signingKeyChange(String issuer, ClientConfig client) {
    var wanted = client.signingKey();
    if (wanted.isEmpty()) {
      return current.hasSigningKey(issuer, client.id())
          ? new SecretChange.Remove()
          : SecretChange.keep();
    }
    return current.isSigningKey(issuer, client.id(), wanted.get())
        ? SecretChange.keep()
        : new SecretChange.Replace(new Secret(wanted.get().reveal()));
  }

  private void users(IssuerConfig issuer, IssuerId id) {
    for (var user : issuer.users()) {
      var document = SettingsDocuments.of(user);
      var before = current.user(issuer.id(), user.canonicalEmail());
      var subject = "user " + issuer.id() + "/" + user.canonicalEmail();
      if (before.isEmpty()) {
        var command = DeclaredUsers.add(id, user, document);
        changes.add(new PlannedChange(Kind.ADD, subject, List.of(), command, document));
      } else if (!before.get().equals(document)) {
        var keys = before.get().keysChangedTo(document);
        var command = DeclaredUsers.change(id, user, keys, document);
        var differences = Differences.between(before.get(), document);
        changes.add(new PlannedChange(Kind.CHANGE, subject, differences, command, document));
      }
    }
  }

  private void organization(IssuerConfig issuer, IssuerId id, OrganizationConfig organization) {
    var document = SettingsDocuments.of(organization);
    declare(
        "organization " + issuer.id() + "/" + organization.id(),
        current.organization(issuer.id(), organization.id()),
        document,
        new OrganizationCommand.DeclareOrganization(
            id, DeclaredUsers.organization(organization), document.json()));
    for (var member : organization.members()) {
      var subject = "member " + issuer.id() + "/" + organization.id() + "/" + member.user();
      if (references.isUnknownUser(issuer, member.user())) {
        problems.add(
            new PlanProblem(
                subject,
                "user",
                "%s: there is no user %s, neither in the file nor at the issuer. Add the user to users."
                    .formatted(subject, member.user())));
        continue;
      }
      var kept = SettingsDocuments.of(member);
      declare(
          subject,
          current.member(issuer.id(), organization.id(), member.user()),
          kept,
          DeclaredUsers.member(id, organization.id(), member, kept));
    }
  }

  private void removals(IssuerConfig issuer, IssuerId id) {
    for (var organization : issuer.organizations()) {
      for (var email : organization.absentMembers()) {
        if (current.member(issuer.id(), organization.id(), email).isPresent()) {
          remove(
              "member " + issuer.id() + "/" + organization.id() + "/" + email,
              new OrganizationCommand.RemoveMember(
                  id, new OrganizationId(organization.id()), email));
        }
      }
    }
    for (var organization : issuer.absentOrganizations()) {
      if (current.organization(issuer.id(), organization).isPresent()) {
        remove(
            "organization " + issuer.id() + "/" + organization,
            new OrganizationCommand.RemoveOrganization(id, new OrganizationId(organization)));
      }
    }
    for (var email : issuer.absentUsers()) {
      if (current.user(issuer.id(), email).isPresent()) {
        remove(
            "user " + issuer.id() + "/" + email,
            new UserCommand.RemoveUser(id, UserRef.address(email)));
      }
    }
    for (var webhook : issuer.absentWebhooks()) {
      if (current.webhook(issuer.id(), webhook).isPresent()) {
        remove(
            "webhook " + issuer.id() + "/" + webhook, new AdminCommand.RemoveWebhook(id, webhook));
      }
    }
    for (var client : issuer.absentClients()) {
      if (current.client(issuer.id(), client).isPresent()) {
        remove(
            "client " + issuer.id() + "/" + client,
            new AdminCommand.RemoveClient(id, new ClientId(client)));
      }
    }
  }

  private void declare(
      String subject, Optional<Document> before, Document document, AdminCommand command) {
    declare(subject, before, document, command, List.of());
  }

  /// @param besides what changes and is not in the document
  private void declare(
      String subject,
      Optional<Document> before,
      Document document,
      AdminCommand command,
      List<Difference> besides) {
    if (before.isEmpty()) {
      changes.add(new PlannedChange(Kind.ADD, subject, List.of(), command, document));
    } else if (!before.get().equals(document) || !besides.isEmpty()) {
      var differences = new ArrayList<>(Differences.between(before.get(), document));
      differences.addAll(besides);
      changes.add(new PlannedChange(Kind.CHANGE, subject, differences, command, document));
    }
  }

  private void remove(String subject, AdminCommand command) {
    changes.add(new PlannedChange(Kind.REMOVE, subject, List.of(), command, Document.EMPTY));
  }
}
