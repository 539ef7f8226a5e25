package dev.gatewright.server.provider;

import dev.gatewright.admin.act.Impersonations;
import dev.gatewright.identity.User;
import dev.gatewright.identity.signin.SignInSessions;
import dev.gatewright.identity.signin.SignInSessions.Live;
import dev.gatewright.server.config.issuer.IssuerKeys;
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
  private final Impersonations impersonations;
  private final InstantSource clock;

  Acting(
      TenantCookies cookies,
      SignInSessions sessions,
      Impersonations impersonations,
      InstantSource clock) {
    this.cookies = cookies;
    this.sessions = sessions;
    this.impersonations = impersonations;
    this.clock = clock;
  }

  Optional<ActedAs> of(Tenant tenant, HttpRequest request) {
    return cookies
        .actedSession(tenant, request)
        .flatMap(held -> sessions.visit(tenant.id(), held, clock.instant()))
        .filter(live -> isAllowed(tenant, live))
        .map(live -> of(tenant, live.user()));
  }

  /// Whether the session opens any page: none in which somebody acts does where the issuer has
  /// stopped that meanwhile, or where they may do so no more.
  boolean isAllowed(Tenant tenant, Live live) {
    return !live.session().isActed()
        || (tenant.settings().get(IssuerKeys.IMPERSONATION)
            && impersonations.isMandated(live.session(), clock.instant()));
  }

  static ActedAs of(Tenant tenant, User person) {
    var name = person.claims().one("name").filter(String.class::isInstance).map(String.class::cast);
    return new ActedAs(
        name.filter(text -> !text.isBlank()).orElse(person.emailAsTyped()),
        new PageLink(tenant.path() + ImpersonationPage.END));
  }
}
