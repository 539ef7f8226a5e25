package dev.gatewright.protocol.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.internal.jose.Base64Url;
import dev.gatewright.protocol.internal.recent.Recent;
import dev.gatewright.protocol.keys.IssuerSecret;
import dev.gatewright.protocol.keys.IssuerSecrets;
import dev.gatewright.protocol.oauth.IssuerId;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntSupplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Seals values that leave the server and come back: encrypted, and readable only as the same kind
/// of value of the same issuer. Safe for concurrent use.
///
/// A sealed value is base64url of: format (1 byte), version of the issuer secret (2), day (2),
/// nonce (12), ciphertext, tag (16). Its key is derived (RFC 5869) for issuer, type, secret, day
/// and the store's epoch, so that nothing of any kind opens that was sealed before a restore. And
/// any node that has the secret can open it, and the random nonces of one key stay far below 2^32
/// (NIST SP 800-38D §8.3). When a value ends within its day is written inside it, by whoever sealed
/// it.
public final class Seals {
  private static final byte FORMAT = 1;
  private static final int HEAD_LENGTH = 1 + 2 + 2 + AesGcm.NONCE_LENGTH;
  private static final int MAX_TEXT_LENGTH = 24 * 1024;
  private static final int MAX_VALUE_LENGTH = MAX_TEXT_LENGTH * 2 / 3;
  private static final int MAX_KEYS = 16 * 1024;
  private static final int UNSIGNED_SHORT = 0xffff;
  private static final long SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

  private record KeyName(IssuerId issuer, SealType type, int secretVersion, int day, int epoch) {}

  private record DerivedKey(SecretKey key, byte[] context) {}

  private final IssuerSecrets secrets;
  private final IntSupplier epoch;
  private final SecureRandom random;
  private final InstantSource clock;
  private final AesGcm cipher = new AesGcm();
  private final Recent<KeyName, DerivedKey> keys = new Recent<>(MAX_KEYS);

  public Seals(IssuerSecrets secrets, IntSupplier epoch, SecureRandom random, InstantSource clock) {
    this.epoch = epoch;
    this.secrets = secrets;
    this.random = random;
    this.clock = clock;
  }

  /// Seals a value.
  ///
  /// @throws IllegalArgumentException for a value longer than 16 KiB
  public String seal(IssuerId issuer, SealType type, byte[] value) {
    if (value.length > MAX_VALUE_LENGTH) {
      throw new IllegalArgumentException("a sealed value holds at most 16 KiB");
    }
    var secret = secrets.current(issuer);
    if (secret.version() > UNSIGNED_SHORT) {
      throw new IllegalStateException("an issuer has at most 65535 secrets");
    }
    var name = new KeyName(issuer, type, secret.version(), today(), epoch.getAsInt());
    var key = keys.find(name).orElseGet(() -> remember(name, derive(name, secret)));
    var nonce = new byte[AesGcm.NONCE_LENGTH];
    random.nextBytes(nonce);
    var head =
        ByteBuffer.allocate(HEAD_LENGTH)
            .put(FORMAT)
            .putShort((short) name.secretVersion())
            .putShort((short) name.day())
            .put(nonce)
            .array();
    return type.prefix() + Base64Url.encode(cipher.seal(key.key(), head, key.context(), value));
  }

  /// Opens what [#seal] made for the same issuer and type; empty for anything else.
  public Optional<byte[]> open(IssuerId issuer, SealType type, String text) {
    if (text.length() > MAX_TEXT_LENGTH || !text.startsWith(type.prefix())) {
      return Optional.empty();
    }
    var decoded = Base64Url.decode(text.substring(type.prefix().length()));
    if (decoded.isEmpty() || decoded.get().length < HEAD_LENGTH + AesGcm.TAG_LENGTH) {
      return Optional.empty();
    }
    var sealed = decoded.get();
    var head = ByteBuffer.wrap(sealed);
    var format = head.get();
    var version = Short.toUnsignedInt(head.getShort());
    var day = Short.toUnsignedInt(head.getShort());
    var age = today() - day;
    // A day ahead is a node whose clock is a little slow, around midnight.
    if (format != FORMAT || age < -1 || age > type.longestLife().toDays()) {
      return Optional.empty();
    }
    return open(new KeyName(issuer, type, version, day, epoch.getAsInt()), sealed);
  }

  /// A key that opened nothing is not kept, so strangers cannot fill the cache.
  private Optional<byte[]> open(KeyName name, byte[] sealed) {
    var known = keys.find(name);
    if (known.isPresent()) {
      return cipher.open(known.get().key(), sealed, HEAD_LENGTH, known.get().context());
    }
    var secret = secrets.byVersion(name.issuer(), name.secretVersion());
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    var derived = derive(name, secret.get());
    var value = cipher.open(derived.key(), sealed, HEAD_LENGTH, derived.context());
    if (value.isPresent()) {
      remember(name, derived);
    }
    return value;
  }

  private DerivedKey remember(KeyName name, DerivedKey key) {
    keys.put(name, key);
    return key;
  }

  private static DerivedKey derive(KeyName name, IssuerSecret secret) {
    var issuer = name.issuer().value();
    var type = name.type().name();
    var bytes =
        Hkdf.key(
            secret.value(), "gatewright seal", type, issuer, "" + name.day(), "" + name.epoch());
    var context = (type + '/' + issuer).getBytes(UTF_8);
    var key = new SecretKeySpec(bytes, "AES");
    Arrays.fill(bytes, (byte) 0);
    return new DerivedKey(key, context);
  }

  private int today() {
    return (int) Math.floorDiv(clock.instant().getEpochSecond(), SECONDS_PER_DAY);
  }
}
