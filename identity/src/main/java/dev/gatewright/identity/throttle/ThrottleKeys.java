package dev.gatewright.identity.throttle;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.PinId;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.Recipient;
import dev.gatewright.identity.store.ThrottleKey;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Names what is counted by HMAC-SHA256, so that the store never holds what somebody typed into the
/// field of an address, which now and then is a password.
final class ThrottleKeys {
  private final SecretKey key;

  ThrottleKeys(SecretKey key) {
    this.key = key;
  }

  /// Codes of one kind, whatever brings them, share a budget at the account: else whoever guesses
  /// would have one more for each way.
  private static String counted(SignInMethod method) {
    return (method == SignInMethod.SMS_CODE ? SignInMethod.EMAIL_CODE : method).key();
  }

  ThrottleKey account(TenantId tenant, SignInMethod method, CanonicalEmail account) {
    return key("account", tenant, counted(method) + '\0' + account.value());
  }

  ThrottleKey name(TenantId tenant, SignInMethod method, LoginName account) {
    var kind = account.kind().word();
    return key("name", tenant, counted(method) + '\0' + kind + '\0' + account.value());
  }

  ThrottleKey device(TenantId tenant, SignInMethod method, UserId user, DeviceId device) {
    return key("device", tenant, counted(method) + '\0' + user.value() + '\0' + device.value());
  }

  ThrottleKey signedIn(TenantId tenant, SignInMethod method, UserId user) {
    return key("signed in", tenant, counted(method) + '\0' + user.value());
  }

  ThrottleKey mailedCode(TenantId tenant, LinkId link) {
    return key("mailed code", tenant, link.value());
  }

  ThrottleKey address(TenantId tenant, InetAddress address) {
    return key("address", tenant, Networks.of(address));
  }

  ThrottleKey network(TenantId tenant, InetAddress address) {
    return key("network", tenant, Networks.siteOf(address));
  }

  ThrottleKey refused(TenantId tenant, InetAddress address) {
    return key("refused", tenant, Networks.of(address));
  }

  ThrottleKey pins(TenantId tenant) {
    return key("pins", tenant, "");
  }

  ThrottleKey pinHolder(TenantId tenant, PinId pin) {
    return key("pin", tenant, pin.value());
  }

  ThrottleKey mailNetwork(TenantId tenant, InetAddress address) {
    return key("mail network", tenant, Networks.of(address));
  }

  ThrottleKey breachLook(TenantId tenant, UserId user, PasswordHash kept) {
    return key("breach look", tenant, user.value() + '\0' + kept.encoded());
  }

  ThrottleKey mailSite(TenantId tenant, InetAddress address) {
    return key("mail site", tenant, Networks.siteOf(address));
  }

  ThrottleKey mailAsker(
      TenantId tenant, LinkPurpose purpose, Recipient recipient, InetAddress address) {
    var what = purpose.word() + '\0' + recipient.canonical() + '\0' + Networks.siteOf(address);
    return key("mail asker", tenant, what);
  }

  ThrottleKey unsolved(TenantId tenant, InetAddress address) {
    return key("unsolved", tenant, Networks.siteOf(address));
  }

  ThrottleKey unsolved(TenantId tenant, DeviceId device) {
    return key("unsolved of device", tenant, device.value());
  }

  ThrottleKey unsolvedTold(TenantId tenant, InetAddress address) {
    return key("unsolved told", tenant, Networks.siteOf(address));
  }

  ThrottleKey mailRecipient(TenantId tenant, LinkPurpose purpose, Recipient recipient) {
    return key("mail recipient", tenant, purpose.word() + '\0' + recipient.canonical());
  }

  ThrottleKey apiKeys(TenantId tenant, InetAddress address) {
    return key("api keys", tenant, Networks.of(address));
  }

  ThrottleKey resets(TenantId tenant) {
    return key("resets", tenant, "");
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
