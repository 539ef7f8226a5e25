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

/// State that travels through the browser, sealed. What would make a URL too long is parked in the
/// store and only its name travels; that is rare, so a visitor who never finishes leaves nothing.
public final class SealedState {
  /// Most bytes of a document that travels itself: an authorization code stays under 1 KiB.
  private static final int MAX_CODE = 700;

  private static final int MAX_STATE = 3000;
  private static final int ID_BYTES = 16;

  private final Seals seals;
  private final ParkedRequests parked;
  private final SecureRandom random;
  private final InstantSource clock;

  public SealedState(Seals seals, ParkedRequests parked, SecureRandom random, InstantSource clock) {
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

  String write(Issuer issuer, SealType type, ObjectNode document, Instant expiresAt) {
    byte[] bytes = Json.bytes(document);
    if (bytes.length <= (type == SealType.AUTHORIZATION_CODE ? MAX_CODE : MAX_STATE)) {
      return seals.seal(issuer.id(), type, bytes);
    }
    var id = randomId();
    parked.park(issuer.id(), id, bytes, expiresAt);
    var name = Json.object();
    name.put("parked", id);
    return seals.seal(issuer.id(), type, Json.bytes(name));
  }

  Optional<ObjectNode> read(Issuer issuer, SealType type, String text) {
    var document = seals.open(issuer.id(), type, text).flatMap(Json::parseObject);
    var parkedId = document.flatMap(doc -> Json.text(doc, "parked"));
    if (parkedId.isEmpty()) {
      return document;
    }
    return parked.find(issuer.id(), parkedId.get(), clock.instant()).flatMap(Json::parseObject);
  }
}
