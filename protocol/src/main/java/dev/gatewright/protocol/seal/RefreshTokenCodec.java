package dev.gatewright.protocol.seal;

import dev.gatewright.protocol.internal.jose.Base64Url;
import dev.gatewright.protocol.internal.recent.Recent;
import dev.gatewright.protocol.keys.IssuerSecrets;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.IssuerId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/// Writes and reads refresh tokens: what they say, proved by a MAC (RFC 6749 §10.4: not to be
/// guessed, altered or made by others). The same value always gives the same token. Safe for
/// concurrent use.
///
/// A token is `rt_` and base64url of: format (1 byte), version of the issuer secret (4), handle
/// (16), generation (4), epoch (4), the first 16 bytes of an HMAC-SHA256 over these.
public final class RefreshTokenCodec {
  private static final byte FORMAT = 1;
  private static final int BODY_LENGTH = 1 + 4 + GrantHandle.LENGTH + 4 + 4;
  private static final int MAC_LENGTH = 16;
  private static final int MAX_KEYS = 16 * 1024;
  private static final String PREFIX = SealType.REFRESH_TOKEN.prefix();

  /// 45 bytes fill 60 base64url characters exactly.
  private static final int TEXT_LENGTH = PREFIX.length() + (BODY_LENGTH + MAC_LENGTH) * 4 / 3;

  private record KeyName(IssuerId issuer, int secretVersion) {}

  private final IssuerSecrets secrets;
  private final Recent<KeyName, byte[]> keys = new Recent<>(MAX_KEYS);

  public RefreshTokenCodec(IssuerSecrets secrets) {
    this.secrets = secrets;
  }

  /// What the first token of a grant says, under the newest issuer secret.
  public RefreshTokenValue first(IssuerId issuer, GrantHandle handle, int epoch) {
    return new RefreshTokenValue(handle, 0, epoch, secrets.current(issuer).version());
  }

  /// Writes a token.
  ///
  /// @throws IllegalArgumentException when the issuer has no such secret
  public String encode(IssuerId issuer, RefreshTokenValue value) {
    var key =
        key(issuer, value.secretVersion())
            .orElseThrow(() -> new IllegalArgumentException("the issuer has no such secret"));
    var body =
        ByteBuffer.allocate(BODY_LENGTH)
            .put(FORMAT)
            .putInt(value.secretVersion())
            .put(value.handle().bytes())
            .putInt(value.generation())
            .putInt(value.epoch())
            .array();
    var token = Arrays.copyOf(body, BODY_LENGTH + MAC_LENGTH);
    System.arraycopy(Hkdf.hmac(key, body), 0, token, BODY_LENGTH, MAC_LENGTH);
    return PREFIX + Base64Url.encode(token);
  }

  /// Reads a token that [#encode] wrote for the same issuer; empty for anything else.
  public Optional<RefreshTokenValue> decode(IssuerId issuer, String token) {
    if (token.length() != TEXT_LENGTH || !token.startsWith(PREFIX)) {
      return Optional.empty();
    }
    return Base64Url.decode(token.substring(PREFIX.length()))
        .flatMap(bytes -> decode(issuer, bytes));
  }

  private Optional<RefreshTokenValue> decode(IssuerId issuer, byte[] bytes) {
    var reader = ByteBuffer.wrap(bytes);
    var format = reader.get();
    var secretVersion = reader.getInt();
    if (format != FORMAT || secretVersion < 1) {
      return Optional.empty();
    }
    var key = key(issuer, secretVersion);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    var expected = Hkdf.hmac(key.get(), Arrays.copyOf(bytes, BODY_LENGTH), MAC_LENGTH);
    var presented = Arrays.copyOfRange(bytes, BODY_LENGTH, bytes.length);
    if (!MessageDigest.isEqual(expected, presented)) {
      return Optional.empty();
    }
    var handle = new byte[GrantHandle.LENGTH];
    reader.get(handle);
    return Optional.of(
        new RefreshTokenValue(
            new GrantHandle(handle), reader.getInt(), reader.getInt(), secretVersion));
  }

  private Optional<byte[]> key(IssuerId issuer, int secretVersion) {
    var name = new KeyName(issuer, secretVersion);
    return keys.find(name).or(() -> remember(name));
  }

  private Optional<byte[]> remember(KeyName name) {
    var derived =
        secrets
            .byVersion(name.issuer(), name.secretVersion())
            .map(secret ->
                Hkdf.key(secret.value(), "gatewright refresh token", name.issuer().value()));
    derived.ifPresent(key -> keys.put(name, key));
    return derived;
  }
}
