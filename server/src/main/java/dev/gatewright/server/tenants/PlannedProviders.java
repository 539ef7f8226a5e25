package dev.gatewright.server.tenants;

import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.server.config.issuer.IssuerConfig;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.issuer.UnreadableRow;
import dev.gatewright.server.config.upstream.ProviderKeys;
import dev.gatewright.server.config.upstream.ProviderSettings;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.upstream.Upstreams;
import dev.gatewright.store.tenants.ProviderSecretTable.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a plan has to do for an issuer's providers: their secrets, and what people must know who
/// register this server there.
///
/// @param secrets what becomes of the secrets that are kept
/// @param differences the same, for people
/// @param notes the addresses that a provider must be told
record PlannedProviders(List<Change> secrets, List<Difference> differences, List<String> notes) {
  private static final String KEY = IssuerKeys.PROVIDERS.name();

  /// @param url the issuer's
  /// @param before the issuer's settings until now
  static PlannedProviders of(
      DeclaredState current,
      IssuerConfig issuer,
      String url,
      Optional<Document> before,
      List<PlanProblem> problems) {
    var planned = new PlannedProviders(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    var wanted = issuer.settings().get(IssuerKeys.PROVIDERS);
    var former = former(issuer.id(), before);
    wanted.forEach(provider -> planned.secret(current, issuer, provider, former, problems));
    for (var kept : current.providersWithSecrets(issuer.id())) {
      if (wanted.stream().noneMatch(it -> needsOne(it, kept))) {
        planned.secrets.add(new Change.Remove(kept));
      }
    }
    for (var provider : wanted) {
      organization(current, issuer, provider, problems);
      if (!isKnown(before, provider.name(), url)) {
        planned.notes.add(
            "provider %s/%s: its redirect URI, to be registered there, is %s"
                .formatted(
                    issuer.id(),
                    provider.name().value(),
                    Upstreams.callback(url, provider.name())));
      }
    }
    return planned;
  }

  private static void organization(
      DeclaredState current,
      IssuerConfig issuer,
      ProviderSettings provider,
      List<PlanProblem> problems) {
    var unknown =
        provider
            .get(ProviderKeys.ORGANIZATION)
            .map(it -> it.id().value())
            .filter(id -> issuer.organizations().stream().noneMatch(it -> it.id().equals(id)))
            .filter(id ->
                issuer.absentOrganizations().contains(id)
                    || current.organization(issuer.id(), id).isEmpty());
    unknown.ifPresent(id ->
        problems.add(
            new PlanProblem(
                "issuer " + issuer.id(),
                path(provider.name(), ProviderKeys.ORGANIZATION.name()),
                "provider %s/%s: there is no organization %s, neither in the file nor at the issuer. Add it to organizations."
                    .formatted(issuer.id(), provider.name().value(), id))));
  }

  private static String path(ProviderName name, String key) {
    return KEY + "." + name.value() + "." + key;
  }

  private static boolean needsOne(ProviderSettings provider, String name) {
    return provider.name().value().equals(name) && provider.secretKind().isPresent();
  }

  private void secret(
      DeclaredState current,
      IssuerConfig issuer,
      ProviderSettings provider,
      List<ProviderSettings> former,
      List<PlanProblem> problems) {
    var kind = provider.secretKind();
    if (kind.isEmpty()) {
      return;
    }
    var name = provider.name().value();
    var given = Optional.ofNullable(issuer.providerSecrets().get(provider.name()));
    var key = kind.get().key();
    if (given.isEmpty()) {
      if (!current.hasProviderSecret(issuer.id(), name, key)) {
        problems.add(
            new PlanProblem(
                "issuer " + issuer.id(),
                path(provider.name(), key),
                "provider %s/%s: has no %s, neither in the file nor at the issuer. Add %s, from a file or the environment."
                    .formatted(issuer.id(), name, key, key)));
      } else if (former.stream().anyMatch(it -> isElsewhere(it, provider))) {
        problems.add(
            new PlanProblem(
                "issuer " + issuer.id(),
                path(provider.name(), key),
                "provider %s/%s: its %s was given for another address, and would be shown to this one. Add the %s of this one, from a file or the environment."
                    .formatted(issuer.id(), name, key, key)));
      }
    } else if (!current.isProviderSecret(issuer.id(), name, key, given.get())) {
      secrets.add(new Change.Put(name, key, new Secret(given.get().reveal())));
      differences.add(Difference.secret(KEY + "." + name + "." + key));
    }
  }

  /// The providers until now; none where nobody can read them.
  private static List<ProviderSettings> former(String issuer, Optional<Document> before) {
    try {
      return before
          .map(document -> StoredSettings.issuer(issuer, document.json()))
          .map(settings -> settings.get(IssuerKeys.PROVIDERS))
          .orElseGet(List::of);
    } catch (UnreadableRow _) {
      return List.of();
    }
  }

  /// Whether what is kept would go to somebody else: whoever may say where a provider is would read
  /// by it a secret that nobody is shown.
  private static boolean isElsewhere(ProviderSettings before, ProviderSettings now) {
    return before.name().equals(now.name()) && !place(before).equals(place(now));
  }

  private static List<Object> place(ProviderSettings provider) {
    return List.of(
        provider.preset(),
        provider.get(ProviderKeys.ISSUER),
        provider.get(ProviderKeys.TOKEN_ENDPOINT));
  }

  /// Whether the provider was registered with this redirect URI before, as far as one can tell.
  private static boolean isKnown(Optional<Document> before, ProviderName name, String url) {
    return before
        .map(Document::tree)
        .filter(tree -> tree.path(KEY).has(name.value()))
        .filter(tree -> !tree.has("url") || tree.path("url").asString().equals(url))
        .isPresent();
  }
}
