package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.protocol.events.By;
import java.security.SecureRandom;
import java.util.Optional;

/// Somebody with an account of those who administer, whose mandates come and go without a command.
record Olga(Ground ground, UserId id) {
  private static final TenantId SYSTEM = new TenantId("system");

  static Olga at(Ground ground, Mandate mandate) {
    var email = "olga@console.test";
    var user =
        User.joining(
            UserId.generate(new SecureRandom()),
            CanonicalEmail.parse(email).orElseThrow(),
            email,
            Claims.NONE,
            ground.now());
    var by = dev.gatewright.identity.events.By.server(ground.now());
    ground.store().users().add(SYSTEM, user, Optional.empty(), by);
    var olga = new Olga(ground, user.id());
    olga.holds(mandate);
    return olga;
  }

  Actor by(Mandate mandate) {
    return new Actor.Administrator(id, mandate, true);
  }

  void holds(Mandate mandate) {
    var by = By.operator("command line", ground.now());
    ground.store().administrators().grant(id, mandate.reach(), mandate.role().key(), by);
  }

  void loses(Mandate mandate) {
    var by = By.operator("command line", ground.now());
    ground.store().administrators().revoke(id, mandate.reach(), by);
  }

  void is(UserStatus status) {
    ground
        .store()
        .users()
        .update(
            SYSTEM,
            id,
            UserChange.NONE.withStatus(status),
            Optional.empty(),
            dev.gatewright.identity.events.By.server(ground.now()));
  }
}
