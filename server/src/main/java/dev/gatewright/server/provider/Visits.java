package dev.gatewright.server.provider;

import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.signin.SignInSessions;
import dev.gatewright.protocol.errand.Browser;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.provider.LoginCookies.Login;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who is asking: the browser of a request and its live login session, read from cookies.
final class Visits {
  private final TenantCookies cookies;
  private final LoginCookies logins;
  private final SignInSessions sessions;
  private final InstantSource clock;

  Visits(TenantCookies cookies, LoginCookies logins, SignInSessions sessions, InstantSource clock) {
    this.cookies = cookies;
    this.logins = logins;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// One request's browser. `logins` are those under way in it; `user` is who is logged in.
  record Visit(Browser browser, List<Login> logins, Optional<User> user) {}

  Visit of(Tenant tenant, HttpRequest request) {
    var live =
        cookies
            .session(tenant, request)
            .filter(id -> !Passive.is(request))
            .flatMap(id -> SessionId.parse(id.value()))
            .flatMap(id -> sessions.visit(tenant.id(), id, clock.instant()));
    var known = logins.read(tenant, request);
    var browser =
        new Browser(
            logins.newBinding(),
            bindings(known),
            bindings(known.stream().filter(Login::answered).toList()),
            live.map(l -> LoginSessions.of(l.session())));
    return new Visit(browser, known, live.map(SignInSessions.Live::user));
  }

  private static Set<String> bindings(List<Login> logins) {
    return logins.stream().map(Login::binding).collect(Collectors.toUnmodifiableSet());
  }
}
