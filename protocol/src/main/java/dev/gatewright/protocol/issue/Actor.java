package dev.gatewright.protocol.issue;

import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Grant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Who acts for the person of a token (RFC 8693 §4.1). `before` is who acted in the token that it
/// was exchanged for: the chain tells the whole way, the newest first. `issuer` vouches for who it
/// is where that is not the token's own, of somebody who acts as the person at a page.
public record Actor(SubjectId subject, Optional<String> issuer, Optional<Actor> before) {
  /// Actors in one chain: each stands in every token from then on.
  private static final int MAX_CHAIN = 8;

  private static final String CLAIM = "act";

  /// One whom the token's own issuer knows.
  public Actor(SubjectId subject, Optional<Actor> before) {
    this(subject, Optional.empty(), before);
  }

  /// Who acts as the person of a grant, where somebody does.
  public static Optional<Actor> of(Grant grant) {
    return grant
        .impersonation()
        .map(by -> new Actor(by.actor(), Optional.of(by.issuer()), Optional.empty()));
  }

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
            .map(sub ->
                new Actor(
                    new SubjectId(sub), Json.text(act, "iss"), read(act.path(CLAIM), most - 1)));
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
    issuer.ifPresent(of -> act.put("iss", of));
    before.ifPresent(actor -> actor.write(act));
  }
}
