package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.ports.ParkedRequests;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.seal.Seals;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Authorization codes, sealed. What would make a code too long for the address of a callback is
/// parked in the store and only its name travels; that is rare, and comes after a login.
public final class SealedCodes {
  /// Most bytes of a document that travels itself: a code stays under 1 KiB.
  private static final int LONGEST = 700;

  private static final int ID_BYTES = 16;

  private final Seals seals;
  private final ParkedRequests parked;
  private final SecureRandom random;
  private final InstantSource clock;

  public SealedCodes(Seals seals, ParkedRequests parked, SecureRandom random, InstantSource clock) {
    this.seals = seals;
    this.parked = parked;
    this.random = random;
    this.clock = clock;
  }

  /// 16 random bytes as base64url text.
  public String randomId() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }

  String write(Issuer issuer, ObjectNode document, Instant expiresAt) {
    byte[] bytes = Json.bytes(document);
    if (bytes.length <= LONGEST) {
      return seals.seal(issuer.id(), SealType.AUTHORIZATION_CODE, bytes);
    }
    var id = randomId();
    parked.park(issuer.id(), id, bytes, expiresAt);
    var name = Json.object();
    name.put("parked", id);
    return seals.seal(issuer.id(), SealType.AUTHORIZATION_CODE, Json.bytes(name));
  }

  Optional<ObjectNode> read(Issuer issuer, String text) {
    var document =
        seals.open(issuer.id(), SealType.AUTHORIZATION_CODE, text).flatMap(Json::parseObject);
    var parkedId = document.flatMap(doc -> Json.text(doc, "parked"));
    if (parkedId.isEmpty()) {
      return document;
    }
    return parked.find(issuer.id(), parkedId.get(), clock.instant()).flatMap(Json::parseObject);
  }
}
