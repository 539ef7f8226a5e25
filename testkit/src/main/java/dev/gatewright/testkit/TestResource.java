package dev.gatewright.testkit;

import java.util.List;

/// An API that the issuer makes access tokens for (RFC 8707).
public final class TestResource implements Declaration {
  private final Keys keys;

  private TestResource(Keys keys) {
    this.keys = keys;
  }

  /// `id` is the API's absolute URI, which becomes the audience of its tokens.
  public static TestResource of(String id) {
    return new TestResource(Keys.NONE.with("id", id));
  }

  /// The scopes that mean this API.
  public TestResource scopes(String... scopes) {
    return setting("scopes", List.of(scopes));
  }

  /// The clients that may introspect tokens for it (RFC 7662).
  public TestResource introspectionClients(String... clients) {
    return setting("introspection_clients", List.of(clients));
  }

  /// Any key of a resource in `tenants.yaml`; the value is a text, number, flag, list or map of
  /// these.
  public TestResource setting(String key, Object value) {
    return new TestResource(keys.with(key, value));
  }

  public String id() {
    return keys.text("id");
  }

  Keys keys() {
    return keys;
  }

  @Override
  public String toString() {
    return "TestResource[" + id() + "]";
  }
}
