package dev.gatewright.store.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.Document;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.text.PhoneNumber;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.sql.Json;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Encrypts what is mailed, and hides for whom. Safe for any number of threads.
public final class MailSeal {
  private final Wrapping wrapping;
  private final SecretKey recipients;

  public MailSeal(Wrapping wrapping) {
    this.wrapping = wrapping;
    this.recipients = wrapping.master().derive("recipients of mail");
  }

  /// Encrypts a document for its row.
  public byte[] seal(TenantId tenant, String kind, String id, Document document) {
    return wrapping.wrap(issuer(tenant), kind, id, Json.write(document.fields()).getBytes(UTF_8));
  }

  /// What [#seal] made for the same row; throws [dev.gatewright.store.sql.StoreRefused] when it is
  /// damaged or of another master key.
  public Document open(TenantId tenant, String kind, String id, byte[] sealed) {
    return new Document(
        Json.object(new String(wrapping.unwrap(issuer(tenant), kind, id, sealed), UTF_8)));
  }

  /// What an address is counted and found by: a keyed hash of its one spelling.
  public byte[] recipient(TenantId tenant, MailAddress address) {
    return hash(tenant, address.canonical().value());
  }

  /// What a telephone number is counted by: a keyed hash.
  byte[] number(TenantId tenant, PhoneNumber number) {
    return hash(tenant, "number " + number.value());
  }

  /// What the numbers beside it are counted by together.
  byte[] range(TenantId tenant, PhoneNumber number) {
    return hash(tenant, "range " + number.range());
  }

  /// What the network that asked for a mail is told from others by: a keyed hash.
  public byte[] asker(TenantId tenant, String network) {
    return hash(tenant, "network " + network);
  }

  private byte[] hash(TenantId tenant, String what) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(recipients);
      mac.update(tenant.value().getBytes(UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(what.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no HMAC-SHA256", e);
    }
  }

  private static IssuerId issuer(TenantId tenant) {
    return new IssuerId(tenant.value());
  }
}
