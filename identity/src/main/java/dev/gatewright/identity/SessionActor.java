package dev.gatewright.identity;

import java.util.Map;
import java.util.Optional;

/// Who acts as the person of a session: `id` at the server `issuer`, which vouches for it. `means`
/// is what events say of them.
public record SessionActor(String id, String issuer, String means) {
  /// The field of the document.
  static final String NAME = "actor";

  private static final String ID = "id";
  private static final String ISSUER = "issuer";
  private static final String MEANS = "means";

  /// As a session's document holds it.
  Map<String, Object> fields() {
    return Map.of(ID, id, ISSUER, issuer, MEANS, means);
  }

  /// Who acts by what a session's document says, if anybody does.
  public static Optional<SessionActor> of(Document document) {
    return document
        .object(NAME)
        .filter(fields ->
            fields.get(ID) instanceof String
                && fields.get(ISSUER) instanceof String
                && fields.get(MEANS) instanceof String)
        .map(fields ->
            new SessionActor(
                fields.get(ID).toString(),
                fields.get(ISSUER).toString(),
                fields.get(MEANS).toString()));
  }
}
