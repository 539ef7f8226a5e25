package dev.gatewright.server.provider;

import dev.gatewright.identity.User;
import dev.gatewright.identity.signin.SignInSessions;
import dev.gatewright.protocol.authorize.Browser;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import java.time.InstantSource;
import java.util.Optional;

/// Who is asking: the browser of a request and its live login session, read from cookies.
final class Visits {
  private final TenantCookies cookies;
  private final SignInSessions sessions;
  private final InstantSource clock;

  Visits(TenantCookies cookies, SignInSessions sessions, InstantSource clock) {
    this.cookies = cookies;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// One request's browser. `isNew` tells that its cookie must be set; `user` is who is logged in.
  record Visit(Browser browser, boolean isNew, Optional<User> user) {}

  Visit of(Tenant tenant, HttpRequest request) {
    var live =
        cookies
            .session(tenant, request)
            .flatMap(held -> sessions.visit(tenant.id(), held, clock.instant()));
    var known = cookies.browser(tenant, request);
    return new Visit(
        new Browser(
            known.orElseGet(cookies::newBrowser), live.map(l -> LoginSessions.of(l.session()))),
        known.isEmpty(),
        live.map(SignInSessions.Live::user));
  }

  /// `response` with the browser cookie, if the browser has none yet.
  HttpResponse remember(Tenant tenant, Visit visit, HttpResponse response) {
    return visit.isNew()
        ? response.withCookie(cookies.browser(tenant, visit.browser().binding()))
        : response;
  }
}
