package dev.gatewright.server.provider;

import dev.gatewright.identity.User;
import dev.gatewright.identity.signin.SignInSessions;
import dev.gatewright.identity.signin.SignInSessions.Live;
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
  private final Acting acting;
  private final InstantSource clock;

  Visits(
      TenantCookies cookies,
      LoginCookies logins,
      SignInSessions sessions,
      Acting acting,
      InstantSource clock) {
    this.cookies = cookies;
    this.logins = logins;
    this.sessions = sessions;
    this.acting = acting;
    this.clock = clock;
  }

  /// One request's browser. `logins` are those under way in it; `live` is the session it has.
  record Visit(Browser browser, List<Login> logins, Optional<Live> live) {
    /// Who is logged in themself; nobody where somebody acts as them.
    Optional<User> user() {
      return live.filter(held -> !held.session().isActed()).map(Live::user);
    }

    /// The same browser as if nobody were logged in.
    Visit asNobody() {
      var nobody =
          new Browser(browser.binding(), browser.underWay(), browser.answered(), Optional.empty());
      return new Visit(nobody, logins, Optional.empty());
    }

    /// The same browser once the login that begins with this request is under way.
    Visit begun() {
      return new Visit(browser.begun(), logins, live);
    }

    /// The same browser after a sign-in.
    Visit after(Live signIn) {
      return new Visit(browser.in(LoginSessions.of(signIn.session())), logins, Optional.of(signIn));
    }
  }

  Visit of(Tenant tenant, HttpRequest request) {
    var live =
        cookies
            .session(tenant, request)
            .filter(held -> !Passive.is(request))
            .flatMap(held -> sessions.visit(tenant.id(), held, clock.instant()))
            .filter(held -> acting.isAllowed(tenant, held));
    var known = logins.read(tenant, request);
    var browser =
        new Browser(
            logins.newBinding(),
            bindings(known),
            bindings(known.stream().filter(Login::answered).toList()),
            live.map(l -> LoginSessions.of(l.session())));
    return new Visit(browser, known, live);
  }

  private static Set<String> bindings(List<Login> logins) {
    return logins.stream().map(Login::binding).collect(Collectors.toUnmodifiableSet());
  }
}
