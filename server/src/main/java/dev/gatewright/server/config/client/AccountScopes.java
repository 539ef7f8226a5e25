package dev.gatewright.server.config.client;

import java.util.List;

/// What opens the API of one's own account. Every issuer has these scopes, and a client has those
/// that it names itself: no default gives one away.
public final class AccountScopes {
  /// Sees.
  public static final String READ = "account:read";

  /// Changes what is not sensitive.
  public static final String WRITE = "account:write";

  /// Changes how somebody proves who they are, copies all that is kept of them, or ends it.
  public static final String SECURITY = "account:security";

  public static final List<String> ALL = List.of(READ, WRITE, SECURITY);

  /// Where the API is below an issuer.
  public static final String ROOT = "/account/v1";

  private AccountScopes() {}

  /// How the API is called where a token names its audience (RFC 8707 §2).
  public static String resource(String issuerUrl) {
    return issuerUrl + ROOT;
  }
}
