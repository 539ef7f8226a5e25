package dev.gatewright.server.provider;

import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.Cors;
import dev.gatewright.server.http.Headers;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Discovery and key set, public to every page, written once for as long as they stay the same
/// (OpenID Connect Discovery §4, RFC 8414 §3, RFC 7517 §5).
final class Documents {
  /// Documents kept ready; with more tenants, all are forgotten and written again as needed.
  private static final int MOST = 10_000;

  /// Shorter than the time by which a new key is published before its use.
  private static final Headers JSON =
      Headers.of(
          "Content-Type", "application/json",
          "Cache-Control", "public, max-age=300",
          "X-Content-Type-Options", "nosniff");

  private static final Headers KEY_SET =
      Headers.of(
          "Content-Type", "application/jwk-set+json",
          "Cache-Control", "public, max-age=300",
          "X-Content-Type-Options", "nosniff");

  private final AuthorizationServer engine;
  private final Map<IssuerId, Metadata> metadata = new ConcurrentHashMap<>();
  private final Map<IssuerId, KeySet> keySets = new ConcurrentHashMap<>();

  Documents(AuthorizationServer engine) {
    this.engine = engine;
  }

  private record Metadata(Issuer issuer, HttpResponse response) {}

  private record KeySet(List<SigningKey> keys, HttpResponse response) {}

  HttpResponse discovery(Tenant tenant, HttpRequest request) {
    var issuer = tenant.issuer();
    var kept = metadata.get(issuer.id());
    if (kept != null && kept.issuer().equals(issuer)) {
      return kept.response();
    }
    var response = Cors.allowAll(HttpResponse.of(200, JSON, engine.discovery(issuer)));
    forgetBeyond(metadata);
    metadata.put(issuer.id(), new Metadata(issuer, response));
    return response;
  }

  HttpResponse keySet(Tenant tenant, HttpRequest request) {
    var issuer = tenant.issuer();
    var kept = keySets.get(issuer.id());
    if (kept != null && kept.keys().equals(engine.signingKeys().published(issuer.id()))) {
      return kept.response();
    }
    var response = Cors.allowAll(HttpResponse.of(200, KEY_SET, engine.jwks(issuer)));
    forgetBeyond(keySets);
    keySets.put(issuer.id(), new KeySet(engine.signingKeys().published(issuer.id()), response));
    return response;
  }

  private static void forgetBeyond(Map<IssuerId, ?> kept) {
    if (kept.size() >= MOST) {
      kept.clear();
    }
  }
}
