package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.protocol.oauth.ClientId;
import java.time.Instant;

/// Who acts, and when, in the words of the two stores that append the events.
record Acting(Actor actor, Instant at) {
  dev.gatewright.identity.events.By people() {
    return actor instanceof Actor.Person(var _, var _, var through)
        ? dev.gatewright.identity.events.By.owner(through.map(ClientId::value), at)
        : dev.gatewright.identity.events.By.operator(actor.means(), at);
  }

  dev.gatewright.protocol.events.By engine() {
    return actor instanceof Actor.Person(var _, var _, var through)
        ? dev.gatewright.protocol.events.By.subject(through, at)
        : dev.gatewright.protocol.events.By.operator(actor.means(), at);
  }
}
