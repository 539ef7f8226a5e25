package dev.gatewright.server.provider;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.pages.ProviderButton;
import dev.gatewright.server.pages.UpstreamTrouble;
import dev.gatewright.server.provider.SealedArrivals.Arrived;
import dev.gatewright.server.upstream.UpstreamProvider;
import dev.gatewright.server.upstream.Upstreams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The other providers at which a login may begin, as its pages show them.
final class Providers {
  private final Upstreams upstreams;
  private final UpstreamCookies cookies;
  private final SealedArrivals arrivals;
  private final Realms realms;

  Providers(Upstreams upstreams, UpstreamCookies cookies, Realms realms) {
    this.realms = realms;
    this.upstreams = upstreams;
    this.cookies = cookies;
    this.arrivals = new SealedArrivals(cookies);
  }

  /// Those that the issuer has enabled and the client takes; the one that was used last in this
  /// browser first.
  List<UpstreamProvider> offered(Login login) {
    return login.methods().contains(SignInMethod.UPSTREAM)
        ? ordered(login.tenant(), login.request()).stream()
            .filter(provider -> login.takes(provider.name()))
            .toList()
        : List.of();
  }

  /// Those that the issuer has enabled and whose word for the address counts.
  List<UpstreamProvider> speakingFor(Tenant tenant, HttpRequest request, MailAddress address) {
    return ordered(tenant, request).stream()
        .filter(provider -> realms.rules(tenant, provider).speaksFor(address))
        .toList();
  }

  private List<UpstreamProvider> ordered(Tenant tenant, HttpRequest request) {
    var ordered = new ArrayList<>(upstreams.list(tenant));
    cookies
        .last(tenant, request)
        .flatMap(
            last -> ordered.stream().filter(provider -> provider.name().equals(last)).findFirst())
        .filter(ordered::remove)
        .ifPresent(ordered::addFirst);
    return List.copyOf(ordered);
  }

  List<ProviderButton> buttons(Login login) {
    return buttons(offered(login));
  }

  static List<ProviderButton> buttons(List<UpstreamProvider> providers) {
    return providers.stream()
        .map(provider -> new ProviderButton(provider.name().value(), provider.label()))
        .toList();
  }

  /// The provider if this login may begin at it.
  Optional<UpstreamProvider> offered(Login login, ProviderName name) {
    return offered(login).stream().filter(provider -> provider.name().equals(name)).findFirst();
  }

  /// The provider to which whoever has this address is sent at once; not somebody who has just come
  /// back from there to this login.
  Optional<UpstreamProvider> realm(Login login, String typed) {
    return cookies.isBack(login.tenant(), login.request(), login.errand().handle())
        ? Optional.empty()
        : realms.find(login.tenant(), offered(login), typed);
  }

  Realms realms() {
    return realms;
  }

  /// What a provider is called; its name where it is not there any more.
  String label(Tenant tenant, ProviderName name) {
    return upstreams.find(tenant, name).map(UpstreamProvider::label).orElseGet(name::value);
  }

  String seal(Tenant tenant, String handle, Arrived arrived) {
    return arrivals.seal(tenant, handle, arrived);
  }

  /// Whom a form brings back, while their provider is offered.
  Optional<Arrived> open(Tenant tenant, String handle, String sealed, Instant now) {
    return arrivals
        .open(tenant, handle, sealed, now)
        .filter(arrived -> upstreams.find(tenant, arrived.identity().provider()).isPresent());
  }

  static int status(UpstreamTrouble trouble) {
    return switch (trouble) {
      case CONNECT, DECLINED -> 200;
      case UNKNOWN, OTHER_DOMAIN, OTHER_ADDRESS -> 403;
      case FAILED, NOT_FRESH -> 422;
      case UNAVAILABLE -> 503;
    };
  }
}
