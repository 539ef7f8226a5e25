package dev.gatewright.server.control;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.server.config.client.EffectiveClient;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.store.tenants.ClientDeclaration;
import dev.gatewright.store.tenants.ClientDeclaration.Change;
import dev.gatewright.store.tenants.ClientDeclaration.NewSecret;
import dev.gatewright.store.tenants.KeptClient;
import dev.gatewright.store.tenants.KeptIssuer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/// The `client` commands.
final class ClientsAdministration {
  private final OpenStore open;
  private final IssuerChoice issuers;
  private final InstantSource clock;
  private final SecureRandom random;

  ClientsAdministration(OpenStore open, InstantSource clock, SecureRandom random) {
    this.open = open;
    this.issuers = new IssuerChoice(open);
    this.clock = clock;
    this.random = random;
  }

  Answer list(Request request) {
    return issuers.withIssuer(
        request,
        issuer -> {
          var table = new Table("CLIENT", "TYPE", "STATUS", "SECRET", "REDIRECT URIS");
          for (var client : open.sealed().clients().list(issuer.id())) {
            var declared = StoredSettings.client(Document.parse(client.document()));
            table.row(
                client.id().value(),
                declared.typeWord(),
                client.active() ? "active" : "disabled",
                client.secrets().isEmpty() ? "-" : "yes",
                String.join(" ", declared.redirectUris()));
          }
          return Answer.done(table.isEmpty() ? "no clients" : table.text());
        });
  }

  Answer rotateSecret(Request request) {
    var id = request.get("client");
    return issuers.withIssuer(
        request,
        issuer ->
            open.sealed()
                .clients()
                .find(issuer.id(), new ClientId(id))
                .map(client -> rotateSecret(issuer, client))
                .orElseGet(() -> Answer.failed("%s has no client %s.".formatted(issuer.id(), id))));
  }

  private Answer rotateSecret(KeptIssuer issuer, KeptClient client) {
    if (client.secrets().isEmpty()) {
      return Answer.failed(
          "%s has no secret to replace: it authenticates in another way.".formatted(client.id()));
    }
    var defaults = StoredSettings.issuer(Document.parse(issuer.document())).clientDefaults();
    var declared = StoredSettings.client(Document.parse(client.document()));
    var inClear = EffectiveClient.of(defaults, declared).needsSecretInClear();
    var made = dev.gatewright.server.config.yaml.Secret.generate(random).reveal();
    open.sealed()
        .clients()
        .declare(
            issuer.id(),
            new ClientDeclaration(
                client.id(),
                client.document(),
                new Change.Replace<>(List.of(new NewSecret(new Secret(made), inClear))),
                new Change.Keep<>()),
            By.operator("command line", clock.instant()));
    return Answer.done(
        """
        the old secret of client %s/%s stopped working
        secret, shown this once: %s
        Where tenants.yaml names the secret, change it there too, or the next apply puts it back.\
        """
            .formatted(issuer.id(), client.id(), made));
  }
}
