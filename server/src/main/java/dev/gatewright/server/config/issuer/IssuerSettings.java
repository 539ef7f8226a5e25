package dev.gatewright.server.config.issuer;

import dev.gatewright.protocol.issuer.IssuerBuilder;
import dev.gatewright.server.config.client.ClientDefaults;
import dev.gatewright.server.config.yaml.Settings;
import dev.gatewright.server.pages.Said;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An issuer's own settings, without its clients, users and organizations.
public record IssuerSettings(
    String id,
    Optional<URI> url,
    String name,
    List<ScopeConfig> scopes,
    List<ResourceConfig> resources,
    Settings said,
    ClientDefaults clientDefaults) {
  public IssuerSettings {
    scopes = List.copyOf(scopes);
    resources = List.copyOf(resources);
  }

  /// What holds of one of [IssuerKeys].
  public <T> T get(IssuerSetting<T> setting) {
    return said.get(setting).orElse(setting.fallback());
  }

  /// Sets all of them in the engine's issuer.
  public void into(IssuerBuilder issuer) {
    IssuerKeys.ALL.forEach(setting -> into(setting, issuer));
    issuer.organizationsClaim(
        get(IssuerKeys.MOST_ORGANIZATIONS), get(IssuerKeys.ORGANIZATIONS_BYTES));
  }

  private <T> void into(IssuerSetting<T> setting, IssuerBuilder issuer) {
    setting.setter().accept(issuer, get(setting));
  }

  /// What the issuer calls its providers.
  public Set<String> providerNames() {
    return get(IssuerKeys.PROVIDERS).stream()
        .map(provider -> provider.name().value())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// What it says of a scope of its own, in the first of these languages that has something.
  public Optional<Said> description(String scope, List<String> languages) {
    return scopes.stream()
        .filter(own -> own.name().equals(scope))
        .findFirst()
        .flatMap(own -> own.description(languages));
  }

  /// The issuer's URL: its own, or its id under the server's.
  public URI url(URI baseUrl) {
    return url.orElseGet(() -> URI.create(baseUrl + "/" + id));
  }

  /// A scope of the issuer's own (RFC 6749 §3.3).
  ///
  /// @param descriptions what consent pages say of it by language, or under the empty text for all
  public record ScopeConfig(String name, Map<String, String> descriptions) {
    public ScopeConfig {
      descriptions = Map.copyOf(descriptions);
    }

    /// The words in the first of these languages that has some, or else those for all, in English,
    /// or in the first there is.
    public Optional<Said> description(List<String> languages) {
      return Stream.of(
              languages.stream(), Stream.of("", "en"), descriptions.keySet().stream().sorted())
          .flatMap(names -> names)
          .flatMap(tag -> Optional.ofNullable(descriptions.get(tag)).map(in(tag)).stream())
          .findFirst()
          .filter(said -> !said.text().isEmpty());
    }

    private static Function<String, Said> in(String tag) {
      return text -> new Said(text, Optional.of(tag).filter(named -> !named.isEmpty()));
    }
  }

  /// An API that tokens are made for (RFC 8707 §2); its `accessToken` is stronger than the
  /// client's.
  public record ResourceConfig(
      String id, List<String> scopes, Settings accessToken, List<String> introspectionClients) {
    public ResourceConfig {
      scopes = List.copyOf(scopes);
      introspectionClients = List.copyOf(introspectionClients);
    }
  }
}
