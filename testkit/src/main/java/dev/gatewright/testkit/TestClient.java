package dev.gatewright.testkit;

import java.time.Duration;
import java.util.List;

/// A program that logs people in or calls APIs, with the settings a client has in production unless
/// the test says otherwise.
public final class TestClient implements Declaration {
  private final Keys keys;

  private TestClient(Keys keys) {
    this.keys = keys;
  }

  /// A web application with a backend, and with a secret: see [#secret()].
  public static TestClient web(String id) {
    return confidential(id, "web");
  }

  /// A single-page application, which has no secret.
  public static TestClient spa(String id) {
    return of(id, "spa");
  }

  /// An application on a phone or a desktop, which has no secret.
  public static TestClient installed(String id) {
    return of(id, "native");
  }

  /// A program that acts for itself (RFC 6749 §4.4), with a secret: see [#secret()].
  public static TestClient machine(String id) {
    return confidential(id, "machine");
  }

  private static TestClient confidential(String id, String type) {
    return of(id, type).secret("a secret for tests alone, that of " + id);
  }

  private static TestClient of(String id, String type) {
    return new TestClient(Keys.NONE.with("id", id).with("type", type));
  }

  /// The client secret, instead of one made from the id.
  public TestClient secret(String secret) {
    return setting("secret", secret);
  }

  /// One more place where a login may end, compared as exact text (RFC 9700 §4.1.3).
  public TestClient redirectUri(String uri) {
    return new TestClient(keys.plus("redirect_uris", uri));
  }

  /// One more place where a logout may end.
  public TestClient postLogoutRedirectUri(String uri) {
    return new TestClient(keys.plus("post_logout_redirect_uris", uri));
  }

  /// The scopes it may ask for, instead of `openid profile email phone address organizations
  /// offline_access`; a machine may ask for none unless it is told here.
  public TestClient scopes(String... scopes) {
    return setting("scopes", List.of(scopes));
  }

  /// Shows no consent page.
  public TestClient firstParty() {
    return setting("first_party", true);
  }

  /// A refresh token at every login, not only for the scope `offline_access`.
  public TestClient refreshTokenAlways() {
    return setting("refresh_token", "always");
  }

  /// How long a replaced refresh token still gives the same successor; whole seconds, 10 minutes at
  /// most.
  public TestClient refreshGrace(Duration grace) {
    return setting("refresh_grace", Keys.text(grace));
  }

  /// How long after the login a refresh token works at all; whole seconds, a minute at least.
  public TestClient refreshLifetime(Duration lifetime) {
    return setting("refresh_lifetime", Keys.text(lifetime));
  }

  /// Any key of a client in `tenants.yaml`, such as `access_token` or `compat`; the value is a
  /// text, number, flag, list or map of these.
  public TestClient setting(String key, Object value) {
    return new TestClient(keys.with(key, value));
  }

  /// Removes the client.
  public TestClient absent() {
    return setting("absent", true);
  }

  /// The client_id.
  public String id() {
    return keys.text("id");
  }

  /// The client secret; empty for a client that has none.
  public String secret() {
    return keys.text("secret");
  }

  Keys keys() {
    return keys;
  }

  @Override
  public String toString() {
    return "TestClient[" + id() + "]";
  }
}
