package dev.gatewright.identity.events;

import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.mail.LinkId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What can become of somebody's acting as a person.
public sealed interface ImpersonationChange {
  /// It began, for this reason and until then at the latest. `reference` is what whoever acts was
  /// given when they asked, `client` the application that they went to.
  record Begun(LinkId reference, Optional<String> client, Instant until, String reason)
      implements ImpersonationChange {}

  /// It is over, before its time.
  record Ended() implements ImpersonationChange {}

  /// The name of the event.
  default String name() {
    return switch (this) {
      case Begun _ -> "impersonation.begun";
      case Ended _ -> "impersonation.ended";
    };
  }

  /// What is told of it, and the session.
  default Map<String, String> details(SessionId session) {
    var details = new LinkedHashMap<String, String>();
    details.put("session", session.value());
    if (this instanceof Begun(var reference, var client, var until, var _)) {
      details.put("reference", reference.value());
      details.put("until", until.toString());
      client.ifPresent(id -> details.put("client", id));
    }
    return details;
  }

  /// The reason is about the person.
  default Map<String, String> personal() {
    return this instanceof Begun begun ? Map.of("reason", begun.reason()) : Map.of();
  }
}
