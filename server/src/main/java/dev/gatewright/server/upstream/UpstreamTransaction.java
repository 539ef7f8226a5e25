package dev.gatewright.server.upstream;

import dev.gatewright.client.PendingLogin;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.upstream.ProviderName;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A login under way at a provider, as the browser keeps it for the callback. It says whose it is,
/// so that it is good for that provider alone (RFC 9700 §4.4).
///
/// @param issuer who vouches there; a provider that was pointed elsewhere meanwhile is another one
record UpstreamTransaction(
    TenantId tenant, ProviderName provider, String issuer, PendingLogin login) {
  /// How long its `state` is remembered as used; the browser's way back ends before.
  static final Duration LIFETIME = Duration.ofMinutes(30);

  String toText() {
    return JsonObject.of(
            Map.of(
                "tenant", tenant.value(),
                "provider", provider.value(),
                "issuer", issuer,
                "login", login.toJson()))
        .toJson();
  }

  static Optional<UpstreamTransaction> parse(String text) {
    return JsonObject.read(
        text,
        json ->
            json.text("provider")
                .flatMap(ProviderName::parse)
                .flatMap(provider ->
                    json.text("login")
                        .flatMap(PendingLogin::fromJson)
                        .map(login ->
                            new UpstreamTransaction(
                                new TenantId(json.text("tenant").orElse("")),
                                provider,
                                json.text("issuer").orElse(""),
                                login))));
  }

  /// Whether it is one of this provider's at this issuer, as they are now, and not too old.
  boolean isOf(TenantId asked, ProviderName name, String vouching, Instant now) {
    return tenant.equals(asked)
        && provider.equals(name)
        && issuer.equals(vouching)
        && now.isBefore(endsAt());
  }

  Instant endsAt() {
    return login.startedAt().plus(LIFETIME);
  }

  /// Leaves out what only this browser may know.
  @Override
  public String toString() {
    return "UpstreamTransaction[" + tenant.value() + "/" + provider.value() + "]";
  }
}
