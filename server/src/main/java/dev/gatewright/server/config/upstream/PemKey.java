package dev.gatewright.server.config.upstream;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Private keys as providers hand them out (RFC 7468 §10).
public final class PemKey {
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]{1,16384})-----END PRIVATE KEY-----\\s*");

  private PemKey() {}

  /// An RSA or EC key; empty when the text holds none.
  public static Optional<PrivateKey> parse(String pem) {
    var matcher = FORM.matcher(pem);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    byte[] pkcs8;
    try {
      pkcs8 = Base64.getMimeDecoder().decode(matcher.group(1));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    for (var algorithm : List.of("EC", "RSA")) {
      try {
        return Optional.of(
            KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
      } catch (GeneralSecurityException _) {
        // The other algorithm is tried.
      }
    }
    return Optional.empty();
  }
}
