package dev.gatewright.server.provider;

import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.MailAddress;
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
    return leave(login, provider, typed, Optional.empty());
  }

  /// From a login that begins with an invitation to this address.
  Departure accept(Login login, ProviderName provider, MailAddress invited, LinkToken invitation) {
    return leave(login, provider, Optional.of(invited.value()), Optional.of(invitation));
  }

  private Departure leave(
      Login login, ProviderName provider, Optional<String> typed, Optional<LinkToken> invitation) {
    var errand = login.errand();
    var hints =
        new UpstreamHints(
            typed.or(errand::loginHint).filter(text -> text.length() <= 320),
            notBefore(errand).map(_ -> "login"),
            notBefore(errand).map(this::since),
            errand.uiLocales());
    var purpose = new Purpose(errand.outside(), Optional.empty(), invitation);
    return leave(login.tenant(), login.request(), provider, purpose, hints);
  }

  /// From one's own account, to link the provider to it.
  Departure link(Tenant tenant, HttpRequest request, ProviderName provider, SessionId session) {
    var purpose = new Purpose("", Optional.of(session), Optional.empty());
    return leave(tenant, request, provider, purpose, UpstreamHints.NONE);
  }

  /// What the journey is for, as in [Journey].
  private record Purpose(
      String handle, Optional<SessionId> linking, Optional<LinkToken> invitation) {}

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
      Purpose purpose,
      UpstreamHints hints) {
    if (purpose.handle().length() > LONGEST_HANDLE) {
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
                purpose.handle(),
                purpose.linking(),
                purpose.invitation(),
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
