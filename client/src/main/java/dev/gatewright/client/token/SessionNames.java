package dev.gatewright.client.token;

import dev.gatewright.client.internal.Digest;
import dev.gatewright.client.logout.LogoutToken;
import java.util.Optional;

/// By what a back-channel logout finds a session (OpenID Connect Back-Channel Logout 1.0 §2.6): its
/// person and its session at the provider, each together with the issuer. As hashes, so that they
/// compare letter for letter in every database, fit a short column and tell nobody who was here.
///
/// @param person of `iss` and `sub`; absent without an ID token
/// @param session of `iss` and `sid`; absent where the provider names no `sid`
record SessionNames(Optional<String> person, Optional<String> session) {
  private static final SessionNames NONE = new SessionNames(Optional.empty(), Optional.empty());

  /// The names in the ID token of a set, which was checked when the set was made.
  static SessionNames of(TokenSet tokens) {
    return tokens
        .idTokenClaims()
        .flatMap(claims ->
            claims.text("iss").map(issuer -> of(issuer, claims.text("sub"), claims.text("sid"))))
        .orElse(NONE);
  }

  static SessionNames of(LogoutToken logout) {
    return of(logout.issuer(), logout.subject(), logout.sessionId());
  }

  /// The hash under which a session's key is kept.
  static String ofKey(String key) {
    return hash("key", key, "");
  }

  /// True if a logout of these names ends a session of those: it has every name the logout says.
  boolean end(SessionNames those) {
    return (person.isPresent() || session.isPresent())
        && (person.isEmpty() || person.equals(those.person))
        && (session.isEmpty() || session.equals(those.session));
  }

  /// These names, and where one is absent the one from before: the ID token of a refresh often
  /// names no `sid`.
  SessionNames orFrom(SessionNames before) {
    return new SessionNames(person.or(before::person), session.or(before::session));
  }

  private static SessionNames of(String issuer, Optional<String> sub, Optional<String> sid) {
    return new SessionNames(
        sub.map(value -> hash("sub", issuer, value)), sid.map(value -> hash("sid", issuer, value)));
  }

  /// The length of the first part keeps the two apart.
  private static String hash(String kind, String first, String second) {
    return Digest.hex(kind + ":" + first.length() + ":" + first + second);
  }
}
