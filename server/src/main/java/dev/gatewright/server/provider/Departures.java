package dev.gatewright.server.provider;

import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.UpstreamTrouble;
import dev.gatewright.server.upstream.UpstreamHints;
import dev.gatewright.server.upstream.UpstreamStart;
import dev.gatewright.server.upstream.Upstreams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Sends browsers to other providers (RFC 6749 §4.1.1).
final class Departures {
  /// A longer one does not fit into the cookie that goes along, which browsers keep up to 4096
  /// bytes of (RFC 6265 §6.1).
  private static final int LONGEST_HANDLE = 2_000;

  private final Upstreams upstreams;
  private final UpstreamCookies cookies;
  private final InstantSource clock;

  Departures(Upstreams upstreams, UpstreamCookies cookies, InstantSource clock) {
    this.upstreams = upstreams;
    this.cookies = cookies;
    this.clock = clock;
  }

  /// What came of it.
  sealed interface Departure {
    record Gone(HttpResponse response) implements Departure {}

    record Stays(UpstreamTrouble why) implements Departure {}
  }

  /// From a login. `typed` is the address that was typed there.
  Departure leave(Login login, ProviderName provider, Optional<String> typed) {
    var errand = login.errand();
    var hints =
        new UpstreamHints(
            typed.or(errand::loginHint).filter(text -> text.length() <= 320),
            notBefore(errand).map(_ -> "login"),
            notBefore(errand).map(this::since),
            errand.uiLocales());
    return leave(
        login.tenant(), login.request(), provider, errand.handle(), Optional.empty(), hints);
  }

  /// From one's own account, to link the provider to it.
  Departure link(Tenant tenant, HttpRequest request, ProviderName provider, SessionId session) {
    return leave(tenant, request, provider, "", Optional.of(session), UpstreamHints.NONE);
  }

  /// Before when no proof counts, where the errand says so.
  static Optional<Instant> notBefore(Errand errand) {
    return switch (errand.question()) {
      case Question.Login(var demand, _) -> demand.notBefore();
      case Question.StepUp(var demand) -> demand.notBefore();
      case Question.SelectAccount(var demand) -> demand.notBefore();
      case Question.Consent _ -> Optional.empty();
    };
  }

  /// How old an authentication may be when its answer comes, at the most; the answer itself is held
  /// to the exact moment.
  private Duration since(Instant notBefore) {
    var age = Duration.between(notBefore, clock.instant());
    return (age.isNegative() ? Duration.ZERO : age).plus(Journey.LIFETIME);
  }

  private Departure leave(
      Tenant tenant,
      HttpRequest request,
      ProviderName provider,
      String handle,
      Optional<SessionId> linking,
      UpstreamHints hints) {
    if (handle.length() > LONGEST_HANDLE) {
      return new Departure.Stays(UpstreamTrouble.UNAVAILABLE);
    }
    return switch (upstreams.begin(tenant, provider, hints)) {
      case UpstreamStart.NotOffered _ -> new Departure.Stays(UpstreamTrouble.UNAVAILABLE);
      case UpstreamStart.Unavailable _ -> new Departure.Stays(UpstreamTrouble.UNAVAILABLE);
      case UpstreamStart.Started(var location, var transaction, var state) -> {
        var journey =
            new Journey(
                UpstreamCookies.tag(state),
                provider,
                clock.instant(),
                handle,
                linking,
                transaction);
        var response =
            HttpResponse.redirect(location.toASCIIString())
                .withHeader("Cache-Control", "no-store")
                .withHeader("Referrer-Policy", "no-referrer");
        yield new Departure.Gone(cookies.keep(tenant, request, journey, response));
      }
    };
  }
}
