package dev.gatewright.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.store.audit.AuditKey;
import dev.gatewright.store.audit.SignedPlace;
import dev.gatewright.store.audit.StoredEvent;
import dev.gatewright.store.audit.TrailReader.ChainedEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The lines of an exported trail, one JSON object each, written and read. They stay what they are
/// between versions; members can be added.
///
/// A line of an issuer's beginning has `kind` `start`, one of a signed head `head`; an event has
/// none.
public final class TrailLines {
  private static final String KIND = "kind";
  private static final String START = "start";

  private TrailLines() {}

  /// What a line can be.
  public sealed interface Line {
    /// What follows goes on after this event, whose hash this is.
    record Start(String issuer, long seq, byte[] hash) implements Line {}

    record Event(ChainedEvent event) implements Line {}

    record Signed(SignedPlace place) implements Line {}

    /// None of these.
    record Unreadable() implements Line {}
  }

  static String start(String issuer, long seq, byte[] hash) {
    return line(
        object().put(KIND, START).put("issuer", issuer).put("seq", seq).put("hash", hex(hash)));
  }

  static String event(ChainedEvent chained) {
    var event = chained.event();
    var line =
        object()
            .put("issuer", event.issuer())
            .put("seq", event.seq())
            .put("at", Instant.ofEpochMilli(event.at()).toString())
            .put("name", event.name())
            .put("actor", event.actor());
    event.subject().ifPresent(subject -> line.put("subject", subject));
    event.organization().ifPresent(organization -> line.put("organization", organization));
    line.set("details", JsonText.read(event.details()));
    event.sealed().ifPresent(sealed -> line.put("sealed", base64(sealed)));
    chained.hash().ifPresent(hash -> line.put("hash", hex(hash)));
    return line(line);
  }

  /// A signed head, as `audit head` prints it too.
  public static String signed(SignedPlace place) {
    return line(told(place));
  }

  /// The same as an object.
  public static ObjectNode told(SignedPlace place) {
    return object()
        .put(KIND, place.kind().word())
        .put("issuer", place.issuer())
        .put("seq", place.seq())
        .put("hash", hex(place.hash()))
        .put("at", place.at().toString())
        .put("kid", place.kid())
        .put("signature", base64(place.signature()));
  }

  /// The public keys as a JWK Set (RFC 7517 §5, RFC 8037 §2).
  public static ObjectNode keys(List<AuditKey> keys) {
    var set = object();
    var array = set.putArray("keys");
    keys.forEach(key ->
        array
            .addObject()
            .put("kty", "OKP")
            .put("crv", "Ed25519")
            .put("alg", "EdDSA")
            .put("use", "sig")
            .put("kid", key.kid())
            .put("x", base64(key.raw())));
    return set;
  }

  /// The keys of a JWK Set that are of this kind; a key's name is a digest of it, whatever the file
  /// calls it.
  public static List<AuditKey> readKeys(String text, CryptoProvider crypto) {
    return JsonText.foreignObject(text).stream()
        .flatMap(set -> set.path("keys").valueStream())
        .flatMap(key -> bytes(key.path("x")).flatMap(raw -> AuditKey.of(raw, crypto)).stream())
        .toList();
  }

  /// What the line says.
  public static Line read(String text) {
    var object = JsonText.foreignObject(text);
    if (object.isEmpty()) {
      return new Line.Unreadable();
    }
    try {
      return read(object.get()).orElseGet(Line.Unreadable::new);
    } catch (JacksonException | DateTimeException _) {
      return new Line.Unreadable();
    }
  }

  private static Optional<Line> read(ObjectNode line) {
    var issuer = line.path("issuer").stringValue();
    var seq = line.path("seq").longValue();
    var hash = line.path("hash").stringValueOpt().flatMap(TrailLines::unhex);
    return switch (line.path(KIND).stringValue("")) {
      case START -> hash.map(before -> new Line.Start(issuer, seq, before));
      case "head" -> signed(line, issuer, seq, hash, SignedPlace.Kind.HEAD);
      case "cut" -> signed(line, issuer, seq, hash, SignedPlace.Kind.CUT);
      case "" ->
          Optional.of(
              new Line.Event(
                  new ChainedEvent(
                      new StoredEvent(
                          issuer,
                          seq,
                          Instant.parse(line.path("at").stringValue()).toEpochMilli(),
                          line.path("name").stringValue(),
                          line.path("actor").stringValue(),
                          line.path("subject").stringValueOpt(),
                          line.path("organization").stringValueOpt(),
                          JsonText.of(
                              new TreeMap<>(JsonText.fields(line.path("details").toString()))),
                          line.has("sealed") ? bytes(line.path("sealed")) : Optional.empty()),
                      hash)));
      default -> Optional.empty();
    };
  }

  private static Optional<Line> signed(
      ObjectNode line, String issuer, long seq, Optional<byte[]> hash, SignedPlace.Kind kind) {
    var at = Instant.parse(line.path("at").stringValue());
    var kid = line.path("kid").stringValue();
    return hash.flatMap(of ->
        bytes(line.path("signature"))
            .map(signature ->
                new Line.Signed(new SignedPlace(kind, issuer, seq, of, at, kid, signature))));
  }

  private static Optional<byte[]> bytes(JsonNode text) {
    try {
      return text.stringValueOpt().map(Base64.getUrlDecoder()::decode);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> unhex(String text) {
    try {
      return Optional.of(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String line(ObjectNode object) {
    return new String(JsonText.write(object), UTF_8);
  }
}
