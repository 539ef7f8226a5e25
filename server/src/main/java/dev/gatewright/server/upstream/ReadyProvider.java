package dev.gatewright.server.upstream;

import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.ClientAuthentication;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.IdpClientBuilder;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.server.config.upstream.PemKey;
import dev.gatewright.server.config.upstream.ProviderKeys;
import dev.gatewright.server.config.upstream.ProviderPreset;
import dev.gatewright.server.config.upstream.ProviderSettings;
import dev.gatewright.server.config.upstream.ResponseMode;
import java.net.URI;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// A provider with everything that calls to it need. What it says about itself and its keys are
/// kept in it, so it lives until its settings or its secret change.
final class ReadyProvider {
  /// How many browsers may wait for one provider at the same time. One that hangs holds up these
  /// and nobody else; who comes then is told at once.
  static final int MOST_WAITING = 24;

  private final ProviderSettings settings;
  private final Optional<Secret> secret;
  private final URI callback;
  private final HttpTransport transport;
  private final IdpClient client;
  private final Semaphore places = new Semaphore(MOST_WAITING);

  /// What a provider's client needs of the server.
  record Means(HttpTransport transport, SecureRandom random, InstantSource clock) {}

  /// @throws IllegalArgumentException if the secret is none of its kind, or the settings are such
  ///   that no reader took them
  ReadyProvider(ProviderSettings settings, Optional<Secret> secret, URI callback, Means means) {
    this.settings = settings;
    this.secret = secret;
    this.callback = callback;
    this.transport = means.transport();
    this.client = client(means);
  }

  ProviderSettings settings() {
    return settings;
  }

  IdpClient client() {
    return client;
  }

  HttpTransport transport() {
    return transport;
  }

  Semaphore places() {
    return places;
  }

  /// Whether it was made of the same.
  boolean isOf(ProviderSettings now, Optional<Secret> kept, URI address) {
    return settings.equals(now) && secret.equals(kept) && callback.equals(address);
  }

  private IdpClient client(Means means) {
    var builder =
        IdpClient.builder()
            .issuer(settings.issuer())
            .clientId(settings.clientId())
            .clientAuthentication(authentication())
            .redirectUri(callback)
            .idTokenAlgorithms(settings.get(ProviderKeys.ID_TOKEN_ALGS))
            .transport(means.transport())
            .random(means.random())
            .clock(means.clock());
    return (settings.isOpenId() ? rule(builder) : builder.metadata(metadata())).build();
  }

  /// Which issuers are the provider's own.
  private IdpClientBuilder rule(IdpClientBuilder builder) {
    if (settings.isOfSeveralTenants()) {
      var tenants = settings.get(ProviderKeys.TENANTS);
      return tenants.isEmpty()
          ? builder.anyEntraTenant()
          : builder.entraTenants(tenants.toArray(String[]::new));
    }
    return isGoogle() ? builder.googleIssuer() : builder;
  }

  private boolean isGoogle() {
    return settings.preset() == ProviderPreset.GOOGLE
        && settings.issuer().equals("https://accounts.google.com");
  }

  /// What a provider without a metadata document would say in one.
  private JsonObject metadata() {
    return JsonObject.of(
        Map.of(
            "issuer", settings.issuer(),
            "authorization_endpoint", settings.get(ProviderKeys.AUTHORIZATION_ENDPOINT),
            "token_endpoint", settings.get(ProviderKeys.TOKEN_ENDPOINT)));
  }

  private ClientAuthentication authentication() {
    if (settings.preset() == ProviderPreset.APPLE) {
      return ClientAuthentication.apple(
          settings.get(ProviderKeys.TEAM_ID), settings.get(ProviderKeys.KEY_ID), ecKey());
    }
    return switch (settings.auth()) {
      case CLIENT_SECRET -> ClientAuthentication.secret(text());
      case CLIENT_SECRET_BASIC -> ClientAuthentication.secretBasic(text());
      case CLIENT_SECRET_POST -> ClientAuthentication.secretPost(text());
      case PRIVATE_KEY_JWT ->
          ClientAuthentication.privateKeyJwt(key(), settings.get(ProviderKeys.KEY_ID));
      case NONE -> ClientAuthentication.none();
    };
  }

  private String text() {
    return secret.map(Secret::reveal).orElseThrow(ReadyProvider::noSecret);
  }

  private PrivateKey key() {
    return PemKey.parse(text()).orElseThrow(ReadyProvider::noSecret);
  }

  private ECPrivateKey ecKey() {
    if (key() instanceof ECPrivateKey ec) {
      return ec;
    }
    throw noSecret();
  }

  private static IllegalArgumentException noSecret() {
    return new IllegalArgumentException("there is no secret of the kind that its settings name");
  }

  /// What is asked of one login. Of an OAuth 2.0 provider nothing that only OpenID Connect knows.
  AuthorizationOptions options(UpstreamHints hints) {
    var options = AuthorizationOptions.of(settings.scopes());
    if (settings.get(ProviderKeys.RESPONSE_MODE) == ResponseMode.FORM_POST) {
      options = options.responseMode("form_post");
    }
    var prompt = hints.prompt().filter(it -> settings.isOpenId()).or(this::usualPrompt);
    if (prompt.isPresent()) {
      options = options.prompt(prompt.get());
    }
    if (!settings.isOpenId()) {
      return options;
    }
    if (hints.loginHint().isPresent()) {
      options = options.loginHint(hints.loginHint().get());
    }
    if (!hints.uiLocales().isEmpty()) {
      options = options.parameter("ui_locales", String.join(" ", hints.uiLocales()));
    }
    // Those of the others that know it answer without saying when somebody authenticated.
    if (hints.maxAge().isPresent() && saysWhen()) {
      options = options.maxAge(hints.maxAge().get());
    }
    return options;
  }

  private Optional<String> usualPrompt() {
    return Optional.of(settings.get(ProviderKeys.PROMPT)).filter(it -> !it.isEmpty());
  }

  private boolean saysWhen() {
    return switch (settings.preset()) {
      case GITLAB, CUSTOM -> true;
      case GOOGLE, MICROSOFT, APPLE, GITHUB, DISCORD -> false;
    };
  }

  /// Leaves out the secret.
  @Override
  public String toString() {
    return "ReadyProvider[" + settings.name().value() + "]";
  }
}
