package dev.gatewright.server.upstream;

import java.util.Locale;

/// Why a provider's answer let nobody in.
public enum UpstreamFault {
  /// The provider is disabled, or not there any more.
  NOT_OFFERED,
  /// The transaction is another provider's or issuer's, too old, or none.
  TRANSACTION,
  /// `state` or `iss` are not those of this login (RFC 6749 §10.12, RFC 9207 §2.4), or there is no
  /// code.
  CALLBACK,
  /// The provider takes the code no more: it was used, or is old.
  CODE,
  /// The ID token is not good (OpenID Connect Core §3.1.3.7).
  ID_TOKEN,
  /// What the provider says of the person lacks what must be there.
  CLAIMS,
  /// The person belongs to none of the allowed domains.
  DOMAIN,
  /// The provider refuses this server's credentials, or its settings do not fit it.
  SETTINGS;

  /// The word for events and logs.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
