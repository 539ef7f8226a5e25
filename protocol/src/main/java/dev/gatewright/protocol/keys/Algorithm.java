package dev.gatewright.protocol.keys;

/// The signature algorithms an issuer has keys of its own for (RFC 7518 §3.1, RFC 8037 §3.1). HS256
/// is none of them: its key belongs to a client.
public enum Algorithm {
  ES256("ES256"),
  RS256("RS256"),
  EDDSA("EdDSA");

  private final String joseName;

  Algorithm(String joseName) {
    this.joseName = joseName;
  }

  /// The value of the `alg` header parameter.
  public String joseName() {
    return joseName;
  }
}
