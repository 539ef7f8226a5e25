package dev.gatewright.store.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.store.sql.Json;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;

/// The hash of an event: SHA-256 over the hash of the event before it and over all that its own row
/// holds. Of what is about a person it takes the encrypted bytes, so that it stays what it was when
/// the person's key is destroyed. Safe for any number of threads.
///
/// Each text goes in behind its length in UTF-8 as four bytes, the highest first; one that is
/// absent is the length alone, of four bytes 255. They are: `gatewright event`, issuer, number,
/// milliseconds since 1970, name, actor, subject, organization, the encrypted bytes, the number of
/// details, and name and value of each detail in the order of their names.
public final class EventHash {
  /// The length in bytes.
  public static final int LENGTH = 32;

  private static final String DOMAIN = "gatewright event";

  private EventHash() {}

  /// What stands before the first event of an issuer.
  public static byte[] beginning() {
    return new byte[LENGTH];
  }

  public static byte[] of(byte[] previous, StoredEvent event) {
    var details = details(event);
    var hash = sha256();
    hash.update(previous);
    add(hash, DOMAIN);
    add(hash, event.issuer());
    add(hash, Long.toString(event.seq()));
    add(hash, Long.toString(event.at()));
    add(hash, event.name());
    add(hash, event.actor());
    add(hash, event.subject().map(text -> text.getBytes(UTF_8)));
    add(hash, event.organization().map(text -> text.getBytes(UTF_8)));
    add(hash, event.sealed());
    add(hash, Integer.toString(details.size()));
    details.forEach((name, value) -> {
      add(hash, name);
      add(hash, value);
    });
    return hash.digest();
  }

  /// What is no object of texts, which no row is that was written here, counts as one text without
  /// a name: a damaged row is chained like any other, and is found damaged for good.
  private static Map<String, String> details(StoredEvent event) {
    try {
      return new TreeMap<>(Json.details(event.details()));
    } catch (JacksonException | IllegalArgumentException _) {
      return Map.of("", event.details());
    }
  }

  private static void add(MessageDigest hash, String text) {
    add(hash, Optional.of(text.getBytes(UTF_8)));
  }

  private static void add(MessageDigest hash, Optional<byte[]> bytes) {
    var length = ByteBuffer.allocate(Integer.BYTES);
    hash.update(length.putInt(bytes.map(present -> present.length).orElse(-1)).array());
    bytes.ifPresent(hash::update);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
    }
  }
}
