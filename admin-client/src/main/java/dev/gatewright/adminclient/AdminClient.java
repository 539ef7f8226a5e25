// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Caller;

/// Administers a Gatewright server with an API key. What can be done is grouped as the addresses
/// are: `admin.issuer("acme").user(id).sessions().list()`.
///
/// Safe for use by many threads. What the server refuses is an
/// [dev.gatewright.adminclient.call.AdminException].
public final class AdminClient {
  private final Caller calls;

  AdminClient(Caller calls) {
    this.calls = calls;
  }

  /// Begins with nothing set.
  public static AdminClientBuilder builder() {
    return new AdminClientBuilder();
  }

  /// The issuers that the key reaches.
  public IssuersApi issuers() {
    return new IssuersApi(calls, "/issuers");
  }

  /// One of them. Nothing is asked for yet.
  ///
  /// @param issuer what its address names it by
  public IssuerApi issuer(String issuer) {
    return new IssuerApi(calls, "/issuers/" + Caller.segment(issuer));
  }

  /// Every setting of clients, issuers and their parts, and what it means.
  public SettingsApi settings() {
    return new SettingsApi(calls, "/settings");
  }

  /// The keys that count where the key does.
  public ApiKeysApi apiKeys() {
    return new ApiKeysApi(calls, "/api-keys");
  }

  /// One of `api-keys`. Nothing is asked for yet.
  ///
  /// @param key what its address names it by
  public ApiKeyApi apiKey(String key) {
    return new ApiKeyApi(calls, "/api-keys/" + Caller.segment(key));
  }
}
