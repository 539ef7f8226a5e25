package dev.gatewright.protocol.issuer;

import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.wire.HttpReply;
import tools.jackson.databind.node.ObjectNode;

/// Error answers of the back channel (RFC 6749 §5.2) in the style that their reader knows.
public final class ErrorReply {
  private ErrorReply() {}

  /// The answer in a client's error style. `challenge` tells that the request tried HTTP
  /// authentication, which a 401 then names (RFC 6749 §5.2).
  public static HttpReply of(Refusal refusal, ErrorStyle style, boolean challenge) {
    var reply =
        switch (style) {
          case RFC -> HttpReply.json(refusal.status(), Json.bytes(body(refusal)));
          case PLAIN -> {
            var body = Json.object();
            body.put("error", PlainSentences.of(refusal.reason()));
            yield HttpReply.json(plainStatus(refusal), Json.bytes(body));
          }
          case TS_OAUTH2_SERVER -> {
            var told = LibraryErrors.of(refusal);
            yield HttpReply.json(told.status(), Json.bytes(libraryBody(refusal, told)));
          }
        };
    return challenge && refusal.status() == 401 && reply.status() == 401
        ? reply.with("WWW-Authenticate", "Basic realm=\"oauth\", charset=\"UTF-8\"")
        : reply;
  }

  /// The answer of a protected resource (RFC 6750 §3), whose header is the same in every style.
  public static HttpReply bearer(Refusal refusal, ErrorStyle style) {
    var body =
        switch (style) {
          case RFC, PLAIN -> body(refusal);
          case TS_OAUTH2_SERVER ->
              libraryBody(
                  refusal, new LibraryErrors.Told(refusal.status(), refusal.error().wire()));
        };
    return HttpReply.json(refusal.status(), Json.bytes(body))
        .with("WWW-Authenticate", challenge(refusal));
  }

  /// The `WWW-Authenticate` field of such an answer (RFC 6750 §3).
  public static String challenge(Refusal refusal) {
    return refusal.reason() == Reason.TOKEN_BEARER_MISSING
        ? "Bearer"
        : "Bearer error=\"%s\", error_description=\"%s\""
            .formatted(refusal.error().wire(), refusal.description());
  }

  private static ObjectNode body(Refusal refusal) {
    var body = Json.object();
    body.put("error", refusal.error().wire());
    body.put("error_description", refusal.description());
    return body;
  }

  private static ObjectNode libraryBody(Refusal refusal, LibraryErrors.Told told) {
    var body = Json.object();
    body.put("status", told.status());
    body.put("message", refusal.description());
    body.put("error", told.error());
    body.put("error_description", refusal.description());
    return body;
  }

  /// The statuses of the plain style, which differ from RFC 6749 where a login is at an end.
  private static int plainStatus(Refusal refusal) {
    return switch (refusal.reason()) {
      case CLIENT_MISSING, CLIENT_UNKNOWN, CLIENT_INACTIVE -> 400;
      case REFRESH_INVALID,
          REFRESH_REVOKED,
          REFRESH_EXPIRED,
          REFRESH_THEFT,
          REFRESH_REPLAYED,
          REFRESH_GRACE_EXHAUSTED,
          REFRESH_STORE_BEHIND,
          SESSION_ENDED ->
          401;
      case SUBJECT_INACTIVE, GUEST_ENDED, ORGANIZATION_INACTIVE -> 403;
      default -> refusal.status();
    };
  }
}
