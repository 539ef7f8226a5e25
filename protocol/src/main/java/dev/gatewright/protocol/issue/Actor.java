package dev.gatewright.protocol.issue;

import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.oauth.SubjectId;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Who acts for the person of a token (RFC 8693 §4.1). `before` is who acted in the token that it
/// was exchanged for: the chain tells the whole way, the newest first.
public record Actor(SubjectId subject, Optional<Actor> before) {
  /// Actors in one chain: each stands in every token from then on.
  private static final int MAX_CHAIN = 8;

  private static final String CLAIM = "act";

  /// Who acts in a token of ours; absent where its person does, or where the chain is longer than
  /// any that we wrote.
  public static Optional<Actor> of(AccessToken token) {
    return read(token.claims().path(CLAIM), MAX_CHAIN);
  }

  private static Optional<Actor> read(JsonNode act, int most) {
    return most == 0
        ? Optional.empty()
        : Json.text(act, "sub")
            .filter(SubjectId::isValid)
            .map(sub -> new Actor(new SubjectId(sub), read(act.path(CLAIM), most - 1)));
  }

  /// `subject` acting after `before`; absent when the chain would be too long. Whoever acts for
  /// itself once more makes it no longer.
  public static Optional<Actor> after(Optional<Actor> before, SubjectId subject) {
    if (before.filter(last -> last.subject().equals(subject)).isPresent()) {
      return before;
    }
    var actor = new Actor(subject, before);
    return actor.length() <= MAX_CHAIN ? Optional.of(actor) : Optional.empty();
  }

  private int length() {
    return 1 + before.map(Actor::length).orElse(0);
  }

  public void write(ObjectNode claims) {
    var act = claims.putObject(CLAIM);
    act.put("sub", subject.value());
    before.ifPresent(actor -> actor.write(act));
  }
}
