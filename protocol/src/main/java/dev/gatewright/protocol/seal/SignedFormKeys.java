package dev.gatewright.protocol.seal;

import dev.gatewright.protocol.internal.jose.Base64Url;
import dev.gatewright.protocol.internal.recent.Recent;
import dev.gatewright.protocol.keys.HmacKey;
import dev.gatewright.protocol.keys.IssuerSecrets;
import dev.gatewright.protocol.oauth.IssuerId;
import java.util.Optional;

/// The keys under which opaque values are written as JWTs (RFC 7518 §3.2). Nobody but the issuer
/// has them, and they live as long as what the JWT carries. Safe for concurrent use.
public final class SignedFormKeys {
  private static final int MAX_KEYS = 16 * 1024;

  private record KeyName(IssuerId issuer, SealType type, String kid) {}

  private final IssuerSecrets secrets;
  private final Recent<KeyName, HmacKey> keys = new Recent<>(MAX_KEYS);

  public SignedFormKeys(IssuerSecrets secrets) {
    this.secrets = secrets;
  }

  /// The `kid` of the newest key.
  public String currentKid(IssuerId issuer) {
    return Integer.toString(secrets.current(issuer).version());
  }

  /// The key of this `kid` for one type of value; absent when the issuer has none.
  public Optional<HmacKey> byKid(IssuerId issuer, SealType type, String kid) {
    var name = new KeyName(issuer, type, kid);
    return keys.find(name).or(() -> remember(name, kid));
  }

  /// A version of a secret, as [#currentKid] writes it and in no other way.
  private static Optional<Integer> version(String kid) {
    return kid.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.valueOf(kid)) : Optional.empty();
  }

  private Optional<HmacKey> derive(KeyName name, int version) {
    return secrets
        .byVersion(name.issuer(), version)
        .map(secret ->
            Hkdf.key(
                secret.value(),
                "gatewright signed form",
                name.type().name(),
                name.issuer().value()))
        .map(bytes -> HmacKey.of(Base64Url.encode(bytes)));
  }

  private Optional<HmacKey> remember(KeyName name, String kid) {
    var key = version(kid).flatMap(version -> derive(name, version));
    key.ifPresent(made -> keys.put(name, made));
    return key;
  }
}
