package dev.gatewright.client.resource;

import dev.gatewright.client.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/// The key to which a token is bound (RFC 7800 §3.1), by its thumbprint.
///
/// @param member which member of `cnf` names it
/// @param thumbprint a SHA-256 hash in base64url
public record Confirmation(Member member, String thumbprint) {
  /// How the sender proves to have the key.
  public enum Member {
    /// By a DPoP proof (RFC 9449 §6.1).
    JKT("jkt"),
    /// By a certificate in the TLS connection (RFC 8705 §3.1).
    X5T_S256("x5t#S256");

    private final String wireName;

    Member(String wireName) {
      this.wireName = wireName;
    }
  }

  public Confirmation {
    if (thumbprint.isEmpty()) {
      throw new IllegalArgumentException("a thumbprint is not empty");
    }
  }

  /// The key whose DPoP proof the caller has checked (RFC 9449 §4.3).
  ///
  /// @param jkt the JWK thumbprint of the proof's key (RFC 7638 §3)
  public static Confirmation ofDpopKey(String jkt) {
    return new Confirmation(Member.JKT, jkt);
  }

  /// The certificate with which the sender of this request authenticated in TLS.
  ///
  /// @param x5tS256 the SHA-256 hash of its DER form in base64url
  public static Confirmation ofCertificate(String x5tS256) {
    return new Confirmation(Member.X5T_S256, x5tS256);
  }

  /// What a `cnf` says. Empty if it names no key that can be checked here, or more than one.
  static Optional<Confirmation> of(JsonObject cnf) {
    for (var member : Member.values()) {
      var thumbprint = cnf.text(member.wireName).filter(text -> !text.isEmpty());
      if (thumbprint.isPresent() && cnf.asMap().keySet().equals(Set.of(member.wireName))) {
        return Optional.of(new Confirmation(member, thumbprint.get()));
      }
    }
    return Optional.empty();
  }
}
