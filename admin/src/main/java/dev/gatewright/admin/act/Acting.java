package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Actor;
import java.time.Instant;

/// Who acts, and when, in the words of the two stores that append the events.
record Acting(Actor actor, Instant at) {
  dev.gatewright.identity.events.By people() {
    return actor instanceof Actor.Person
        ? dev.gatewright.identity.events.By.owner(at)
        : dev.gatewright.identity.events.By.operator(actor.means(), at);
  }

  dev.gatewright.protocol.events.By engine() {
    return actor instanceof Actor.Person
        ? dev.gatewright.protocol.events.By.subject(at)
        : dev.gatewright.protocol.events.By.operator(actor.means(), at);
  }
}
