package dev.gatewright.identity.throttle;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.store.ThrottleKey;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Names what is counted by HMAC-SHA256, so that the store never holds what somebody typed into the
/// field of an address, which now and then is a password.
final class ThrottleKeys {
  /// A household or a server gets at least this much of IPv6, so whoever has one address of it has
  /// them all (RFC 4291 §2.5.4).
  private static final int IPV6_PREFIX_BYTES = 8;

  private final SecretKey key;

  ThrottleKeys(SecretKey key) {
    this.key = key;
  }

  ThrottleKey account(TenantId tenant, CanonicalEmail account) {
    return key("account", tenant, account.value());
  }

  ThrottleKey device(TenantId tenant, UserId user, DeviceId device) {
    return key("device", tenant, user.value() + '\0' + device.value());
  }

  ThrottleKey address(TenantId tenant, InetAddress address) {
    var bytes = address.getAddress();
    var network = address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes;
    return key("address", tenant, HexFormat.of().formatHex(network));
  }

  private ThrottleKey key(String kind, TenantId tenant, String what) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      var text = kind + '\0' + tenant.value() + '\0' + what;
      var digest = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return new ThrottleKey(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no HMAC-SHA256", e);
    }
  }
}
