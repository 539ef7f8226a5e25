package dev.gatewright.server.tenants;

import dev.gatewright.identity.OrganizationId;
import dev.gatewright.protocol.clients.OrganizationPolicy;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.client.EffectiveClient;
import dev.gatewright.server.config.issuer.IssuerConfig;
import dev.gatewright.server.config.issuer.IssuerSettings;
import dev.gatewright.server.config.issuer.IssuerSettings.ResourceConfig;
import dev.gatewright.server.config.issuer.OneClient;
import dev.gatewright.server.config.issuer.OrganizationConfig;
import dev.gatewright.server.config.issuer.SettingsDocuments;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.yaml.ConfigProblem;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.NearestKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/// What an issuer of a file has to do with things that the file need not name, because they are at
/// the issuer already: users, clients and organizations that it refers to, and clients that its
/// settings decide for. Collects the problems of one plan. Not thread-safe.
final class References {
  static final String ONLY_A_HASH =
      "client_secret_jwt uses the secret as a key, and only a hash of it is kept.";

  private final DeclaredState current;
  private final List<PlanProblem> problems;

  References(DeclaredState current, List<PlanProblem> problems) {
    this.current = current;
    this.problems = problems;
  }

  /// Reports what `issuer` refers to and what is not there, and clients that the file leaves as
  /// they are and that its settings do not fit; `before` are the issuer's settings until now.
  void check(IssuerConfig issuer, Optional<Document> before) {
    issuer.settings().resources().forEach(resource -> introspection(issuer, resource));
    issuer.clients().forEach(client -> organizations(issuer, client));
    before
        .filter(document -> !document.equals(SettingsDocuments.of(issuer.settings())))
        .ifPresent(document -> unnamedClients(issuer, document));
  }

  /// Whether there will be no such user at the issuer.
  boolean isUnknownUser(IssuerConfig issuer, String email) {
    return issuer.users().stream().noneMatch(user -> user.canonicalEmail().equals(email))
        && (issuer.absentUsers().contains(email) || current.user(issuer.id(), email).isEmpty());
  }

  private void introspection(IssuerConfig issuer, ResourceConfig resource) {
    var declared = issuer.clients().stream().map(ClientConfig::id).toList();
    for (var client : resource.introspectionClients()) {
      if (declared.contains(client)) {
        continue;
      }
      var subject =
          "resource %s of issuer %s: introspection_clients names %s"
              .formatted(resource.id(), issuer.id(), Fields.quoted(client));
      var stored = stored(issuer, client);
      if (stored.isEmpty()) {
        problems.add(
            ofResources(
                issuer,
                "%s, a client neither in the file nor at the issuer. %s"
                    .formatted(subject, mend(client, declared, "clients"))));
      } else if (EffectiveClient.of(issuer.settings().clientDefaults(), stored.get()).isPublic()) {
        problems.add(
            ofResources(
                issuer,
                "%s, a client that cannot authenticate. Give the client a secret, or remove it here."
                    .formatted(subject)));
      }
    }
  }

  private static PlanProblem ofResources(IssuerConfig issuer, String text) {
    return new PlanProblem("issuer " + issuer.id(), "resources", text);
  }

  private Optional<ClientConfig> stored(IssuerConfig issuer, String client) {
    return Optional.of(client)
        .filter(Predicate.not(issuer.absentClients()::contains))
        .filter(ClientId::isValid)
        .flatMap(id -> current.client(issuer.id(), id))
        .flatMap(document -> readable(() -> StoredSettings.client(document)));
  }

  private void organizations(IssuerConfig issuer, ClientConfig client) {
    if (client.settings().get(ClientKeys.ORGANIZATIONS).orElse(new OrganizationPolicy.None())
        instanceof OrganizationPolicy.Only(var ids)) {
      var declared = issuer.organizations().stream().map(OrganizationConfig::id).toList();
      for (var id : ids.stream().sorted().toList()) {
        if (!declared.contains(id)
            && (issuer.absentOrganizations().contains(id)
                || OrganizationId.parse(id).isEmpty()
                || current.organization(issuer.id(), id).isEmpty())) {
          problems.add(
              new PlanProblem(
                  "client " + issuer.id() + "/" + client.id(),
                  ClientKeys.ORGANIZATIONS.name(),
                  "client %s/%s: organizations names %s, neither in the file nor at the issuer. %s"
                      .formatted(
                          issuer.id(),
                          client.id(),
                          Fields.quoted(id),
                          mend(id, declared, "organizations"))));
        }
      }
    }
  }

  private static String mend(String written, List<String> declared, String list) {
    return NearestKey.of(written, declared)
        .map(near -> "Write " + near + ".")
        .orElse("Add it to " + list + ".");
  }

  /// Settings of the issuer reach clients that another file or the command line made.
  private void unnamedClients(IssuerConfig issuer, Document before) {
    for (var id : current.clients(issuer.id())) {
      if (issuer.clients().stream().noneMatch(client -> client.id().equals(id))
          && !issuer.absentClients().contains(id)) {
        secretOfUnnamed(issuer, id, before);
        for (var problem : newProblems(issuer, id, before)) {
          problems.add(
              ofUnnamed(
                  issuer,
                  "client %s/%s, which stays as it is, does not fit the issuer's new settings: %s %s  Fix: %s"
                      .formatted(
                          issuer.id(), id, problem.keyPath(), problem.message(), problem.fix())));
        }
      }
    }
  }

  private static PlanProblem ofUnnamed(IssuerConfig issuer, String text) {
    return new PlanProblem("issuer " + issuer.id(), "", text);
  }

  /// What was wrong with the client before is no fault of this file, nor that nobody can read it.
  private List<ConfigProblem> newProblems(IssuerConfig issuer, String id, Document before) {
    return current
        .client(issuer.id(), id)
        .filter(kept -> readable(() -> StoredSettings.client(kept)).isPresent())
        .map(kept ->
            OneClient.stored(
                kept,
                current.hasClientSecret(issuer.id(), id),
                current.hasSigningKey(issuer.id(), id)))
        .map(client -> newProblems(issuer, client, before))
        .orElse(List.of());
  }

  private static List<ConfigProblem> newProblems(
      IssuerConfig issuer, ObjectNode client, Document before) {
    var found = new ArrayList<>(OneClient.problems(client, issuer.settings()));
    readable(() -> StoredSettings.issuer(before))
        .ifPresent(settings -> found.removeAll(OneClient.problems(client, settings)));
    return found;
  }

  /// A client that the file does not name, and whose secret its settings would now use as a key.
  private void secretOfUnnamed(IssuerConfig issuer, String id, Document before) {
    var old = readable(() -> StoredSettings.issuer(before));
    current
        .client(issuer.id(), id)
        .flatMap(document -> readable(() -> StoredSettings.client(document)))
        .filter(client -> needsWhatIsHashed(issuer.settings(), client))
        .filter(client -> old.filter(settings -> needsWhatIsHashed(settings, client)).isEmpty())
        .ifPresent(_ ->
            problems.add(
                ofUnnamed(
                    issuer,
                    "client %s/%s, which stays as it is, does not fit the issuer's new settings: %s Name the client in the file with its secret, or with another token_endpoint_auth."
                        .formatted(issuer.id(), id, ONLY_A_HASH))));
  }

  /// Whether the client's secret is a key, and only a hash of it is kept.
  boolean needsWhatIsHashed(IssuerSettings issuer, ClientConfig client) {
    return EffectiveClient.of(issuer.clientDefaults(), client).needsSecretInClear()
        && current.hasClientSecret(issuer.id(), client.id())
        && !current.keepsSecretInClear(issuer.id(), client.id());
  }

  /// A document of the store as settings; none where it was damaged or is of a later version.
  static <T> Optional<T> readable(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (IllegalStateException _) {
      return Optional.empty();
    }
  }
}
