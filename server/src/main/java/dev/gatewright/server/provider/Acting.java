package dev.gatewright.server.provider;

import dev.gatewright.identity.User;
import dev.gatewright.identity.signin.SignInSessions;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.pages.ActedAs;
import dev.gatewright.server.pages.PageLink;
import java.time.InstantSource;
import java.util.Optional;

/// As whom somebody acts in a browser, for the pages that say so. A cookie of anybody else's says
/// that it is none of those, so nothing is looked up for them.
final class Acting {
  private final TenantCookies cookies;
  private final SignInSessions sessions;
  private final InstantSource clock;

  Acting(TenantCookies cookies, SignInSessions sessions, InstantSource clock) {
    this.cookies = cookies;
    this.sessions = sessions;
    this.clock = clock;
  }

  Optional<ActedAs> of(Tenant tenant, HttpRequest request) {
    return cookies
        .actedSession(tenant, request)
        .flatMap(held -> sessions.visit(tenant.id(), held, clock.instant()))
        .map(live -> of(tenant, live.user()));
  }

  static ActedAs of(Tenant tenant, User person) {
    var name = person.claims().one("name").filter(String.class::isInstance).map(String.class::cast);
    return new ActedAs(
        name.filter(text -> !text.isBlank()).orElse(person.emailAsTyped()),
        new PageLink(tenant.path() + ImpersonationPage.END));
  }
}
