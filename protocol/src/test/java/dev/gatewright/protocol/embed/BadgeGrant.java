package dev.gatewright.protocol.embed;

import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.token.CustomGrant;
import java.util.Set;

/// A grant that believes the name on a badge.
record BadgeGrant(GrantType type) implements CustomGrant {
  static final GrantType BADGE = new GrantType("custom:badge");

  @Override
  public Decision decide(Request request) {
    return request
        .parameters()
        .one("badge")
        .map(name -> request.forUser(new SubjectId(name), Set.of("hwk")))
        .orElseGet(() -> new Decision.Refused(Cause.INVALID_REQUEST, "badge is missing"));
  }
}
