package dev.gatewright.protocol.errand;

import dev.gatewright.protocol.ports.Sessions.LoginSession;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The browser that asks, as its cookies tell.
///
/// `binding` is a random value for a login that begins with this request; the host keeps it in a
/// cookie, which ties every step of that login to this browser. `underWay` are the bindings of the
/// logins that this browser began, `answered` those among them whose request has its answer.
/// `session` is the live login session, if there is one.
public record Browser(
    String binding, Set<String> underWay, Set<String> answered, Optional<LoginSession> session) {
  private static final int SHORTEST = 16;

  public Browser {
    if (binding.length() < SHORTEST) {
      throw new IllegalArgumentException("a browser binding has at least 16 characters");
    }
    underWay = Set.copyOf(underWay);
    answered = Set.copyOf(answered);
  }

  /// A browser of one login.
  public Browser(String binding, Optional<LoginSession> session) {
    this(binding, Set.of(binding), Set.of(), session);
  }

  /// The same browser once the login that begins with this request is under way.
  public Browser begun() {
    var more = new HashSet<>(underWay);
    more.add(binding);
    return new Browser(binding, more, answered, session);
  }

  /// The same browser after a login.
  public Browser in(LoginSession started) {
    return new Browser(binding, underWay, answered, Optional.of(started));
  }

  /// The same browser once the login of this binding got its answer.
  public Browser afterAnswerTo(String login) {
    var more = new HashSet<>(answered);
    more.add(login);
    return new Browser(binding, underWay, more, session);
  }

  @Override
  public String toString() {
    return "Browser[***, " + session.map(s -> s.id().value()).orElse("no session") + "]";
  }
}
