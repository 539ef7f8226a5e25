package dev.gatewright.server.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.Sha256;
import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.seal.Seals;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.Cookie;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The cookies of sign-ins by other providers: one for each that is under way, so that no answer is
/// another browser's or another tab's, and one for the provider that was used last.
final class UpstreamCookies {
  private static final String JOURNEY = "gw_upstream_";
  private static final String LAST = "gw_provider_";
  private static final int TAG_LENGTH = 12;

  /// Most that one browser has under way; the oldest gives way.
  private static final int MOST = 3;

  private static final Duration REMEMBERED = Duration.ofDays(365);

  private final Seals seals;

  UpstreamCookies(Seals seals) {
    this.seals = seals;
  }

  /// What names the cookie of the journey that this `state` belongs to.
  static String tag(String state) {
    return Sha256.base64(state).substring(0, TAG_LENGTH);
  }

  Optional<Journey> find(Tenant tenant, HttpRequest request, String tag) {
    return all(tenant, request).stream().filter(journey -> journey.tag().equals(tag)).findFirst();
  }

  /// Whether somebody came back to this login from a provider.
  boolean isBack(Tenant tenant, HttpRequest request, String handle) {
    return all(tenant, request).stream()
        .anyMatch(journey -> journey.isOver() && journey.handle().equals(handle));
  }

  private List<Journey> all(Tenant tenant, HttpRequest request) {
    var prefix = Cookie.nameFor(bare(tenant), tenant.isSecure(), tenant.cookiePath());
    return request.cookiesNamed(prefix).stream()
        .flatMap(value -> open(tenant, value).flatMap(Journey::parse).stream())
        .toList();
  }

  /// `response` with the cookie of this journey, and without those that are too many.
  HttpResponse keep(Tenant tenant, HttpRequest request, Journey journey, HttpResponse response) {
    var answer = response.withCookie(cookie(tenant, journey));
    var others =
        all(tenant, request).stream()
            .filter(other -> !other.tag().equals(journey.tag()))
            .sorted(Comparator.comparing(Journey::begunAt))
            .toList();
    for (var tooMany : others.subList(0, Math.max(0, others.size() - MOST + 1))) {
      answer = answer.withCookie(cookie(tenant, tooMany).removal());
    }
    return answer;
  }

  private Cookie cookie(Tenant tenant, Journey journey) {
    return Cookie.session(
            bare(tenant) + journey.tag(),
            seal(tenant, journey.text()),
            tenant.isSecure(),
            tenant.cookiePath())
        .lasting(Journey.LIFETIME);
  }

  private static String bare(Tenant tenant) {
    return JOURNEY + tenant.id().value() + "_";
  }

  /// The provider that somebody used last in this browser, and not who.
  Optional<ProviderName> last(Tenant tenant, HttpRequest request) {
    var name = Cookie.nameFor(LAST + tenant.id().value(), tenant.isSecure(), tenant.cookiePath());
    return request.cookie(name).flatMap(ProviderName::parse);
  }

  Cookie last(Tenant tenant, ProviderName provider) {
    return Cookie.session(
            LAST + tenant.id().value(), provider.value(), tenant.isSecure(), tenant.cookiePath())
        .lasting(REMEMBERED);
  }

  String seal(Tenant tenant, String text) {
    return seals.seal(tenant.issuer().id(), SealType.UPSTREAM, text.getBytes(UTF_8));
  }

  Optional<String> open(Tenant tenant, String sealed) {
    return seals
        .open(tenant.issuer().id(), SealType.UPSTREAM, sealed)
        .map(bytes -> new String(bytes, UTF_8));
  }
}
