package dev.gatewright.server.config.issuer;

import dev.gatewright.protocol.issuer.IssuerBuilder;
import dev.gatewright.server.config.client.ClientDefaults;
import dev.gatewright.server.config.client.LoginMethod;
import dev.gatewright.server.config.yaml.Settings;
import dev.gatewright.server.config.yaml.Word;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An issuer's own settings, without its clients, users and organizations.
public record IssuerSettings(
    String id,
    Optional<URI> url,
    String name,
    Signup signup,
    List<ScopeConfig> scopes,
    List<ResourceConfig> resources,
    Set<LoginMethod> login,
    SessionSettings sessions,
    Settings said,
    Branding branding,
    ClientDefaults clientDefaults) {
  public IssuerSettings {
    scopes = List.copyOf(scopes);
    resources = List.copyOf(resources);
    login = Set.copyOf(login);
  }

  /// What holds of a setting that the engine knows.
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

  /// The issuer's URL: its own, or its id under the server's.
  public URI url(URI baseUrl) {
    return url.orElseGet(() -> URI.create(baseUrl + "/" + id));
  }

  /// Who may make an account.
  public enum Signup implements Word {
    OPEN,
    INVITE,
    CLOSED
  }

  /// A scope of the issuer's own (RFC 6749 §3.3).
  public record ScopeConfig(String name, Optional<String> description) {}

  /// An API that tokens are made for (RFC 8707 §2); its `accessToken` is stronger than the
  /// client's.
  public record ResourceConfig(
      String id, List<String> scopes, Settings accessToken, List<String> introspectionClients) {
    public ResourceConfig {
      scopes = List.copyOf(scopes);
      introspectionClients = List.copyOf(introspectionClients);
    }
  }

  /// How long login sessions last, and how many one user may have.
  public record SessionSettings(Duration idle, Duration lifetime, int perUser) {
    public static final SessionSettings DEFAULT =
        new SessionSettings(Duration.ofHours(12), Duration.ofDays(7), 50);
  }

  /// How the hosted pages look; `primaryColor` is `#rrggbb`.
  public record Branding(Optional<String> logo, Optional<String> primaryColor) {}
}
