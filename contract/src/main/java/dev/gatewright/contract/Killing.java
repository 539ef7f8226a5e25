package dev.gatewright.contract;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.Grants.Dead;
import dev.gatewright.protocol.ports.Grants.Refused;
import dev.gatewright.protocol.ports.SessionBond;
import java.util.Set;

/// Ways for a grant to lose what it hangs on.
enum Killing {
  CLIENT_REMOVED(Dead.CLIENT),
  SUBJECT_REMOVED(Dead.SUBJECT),
  SESSION_ENDED(Dead.SESSION),
  SESSION_EXPIRED(Dead.SESSION),
  MEMBERSHIP_ENDED(Dead.ORGANIZATION);

  private final Dead dead;

  Killing(Dead dead) {
    this.dead = dead;
  }

  Dead dead() {
    return dead;
  }

  Refused refused() {
    return Refused.of(dead);
  }

  /// A grant that this kills, at redemption and after.
  SampleGrant victim() {
    return SampleGrant.named("victim").bonded(SessionBond.SESSION).inOrganization();
  }

  void strike(GrantCases test, IssuerId issuer) {
    switch (this) {
      case CLIENT_REMOVED -> test.host().removeClient(issuer, SampleGrant.WEB);
      case SUBJECT_REMOVED -> test.host().removeSubject(issuer, SampleGrant.ADA);
      case SESSION_ENDED -> test.host().endSession(issuer, SampleGrant.SESSION);
      case SESSION_EXPIRED ->
          test.host().beginSession(issuer, SampleGrant.SESSION, SampleGrant.ADA, test.now());
      case MEMBERSHIP_ENDED -> test.host().putSubject(issuer, SampleGrant.ADA, Set.of("org_other"));
    }
  }

  /// Undoes it, but for the end of a client.
  boolean undo(GrantCases test, IssuerId issuer) {
    return switch (this) {
      case CLIENT_REMOVED -> false;
      case SUBJECT_REMOVED, MEMBERSHIP_ENDED -> {
        test.host().putSubject(issuer, SampleGrant.ADA, Set.of(SampleGrant.ORGANIZATION));
        yield true;
      }
      case SESSION_ENDED, SESSION_EXPIRED -> {
        test.host()
            .beginSession(
                issuer,
                SampleGrant.SESSION,
                SampleGrant.ADA,
                test.now().plus(GrantCases.SESSION_LIFE));
        yield true;
      }
    };
  }
}
