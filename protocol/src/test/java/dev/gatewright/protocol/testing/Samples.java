package dev.gatewright.protocol.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants.RefreshAttempt;
import dev.gatewright.protocol.ports.NewGrant;
import dev.gatewright.protocol.ports.SessionBond;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// Grants of `ada` for client `web`, for tests below the engine. A name tells them apart.
public final class Samples {
  public static final ClientId WEB = new ClientId("web");
  public static final SubjectId ADA = new SubjectId("ada");

  private Samples() {}

  /// A grant of seven days without a session, which may be forgotten after eight.
  public static NewGrant grant(String name, Instant now) {
    var terms =
        Grant.builder(new GrantId("g" + name), WEB, ADA)
            .session(Optional.empty(), SessionBond.LOGOUT)
            .scope(Scope.of("openid"))
            .authentication(Set.of("pwd"), Optional.empty())
            .build(now, now, now.plus(Duration.ofDays(7)));
    return new NewGrant(
        terms, handle(name), bytes("c" + name), 1, Optional.empty(), now.plus(Duration.ofDays(8)));
  }

  public static GrantHandle handle(String name) {
    return new GrantHandle(bytes("h" + name));
  }

  public static RefreshAttempt attempt(String name, int generation) {
    return new RefreshAttempt(
        handle(name), generation, 1, true, Duration.ofMinutes(1), false, Optional.empty());
  }

  private static byte[] bytes(String name) {
    return Arrays.copyOf(name.getBytes(US_ASCII), GrantHandle.LENGTH);
  }
}
