package dev.gatewright.server.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.seal.Seals;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.Cookie;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One cookie for each login under way: it ties the pages of that login to the browser they were
/// shown in, so that no other browser can answer them, and no other tab is disturbed.
///
/// It outlives its login, so that a page that is looked at again is told what became of it.
final class LoginCookies {
  private static final String PREFIX = "gw_login_";
  private static final int BINDING_BYTES = 16;

  /// Characters of a binding that name its cookie.
  private static final int NAME_LENGTH = 8;

  /// Most logins that one browser has under way; the oldest gives way.
  private static final int MOST = 20;

  private static final Duration LIFETIME = Duration.ofHours(24);

  private final Seals seals;
  private final SecureRandom random;
  private final InstantSource clock;

  LoginCookies(Seals seals, SecureRandom random, InstantSource clock) {
    this.seals = seals;
    this.random = random;
    this.clock = clock;
  }

  /// One login of this browser.
  record Login(String binding, Instant startedAt, boolean answered) {
    @Override
    public String toString() {
      return "Login[***, " + startedAt + ", " + answered + "]";
    }
  }

  /// A value for a login that begins now.
  String newBinding() {
    byte[] bytes = new byte[BINDING_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// The logins that this browser began at the tenant.
  List<Login> read(Tenant tenant, HttpRequest request) {
    var prefix =
        Cookie.nameFor(PREFIX + tenant.id().value() + "_", tenant.isSecure(), tenant.cookiePath());
    return request.cookiesNamed(prefix).stream()
        .flatMap(value -> open(tenant, value).stream())
        .distinct()
        .toList();
  }

  private Optional<Login> open(Tenant tenant, String value) {
    return seals
        .open(tenant.issuer().id(), SealType.BROWSER_COOKIE, value)
        .map(bytes -> new String(bytes, UTF_8).split(" ", -1))
        .filter(parts -> parts.length == 3)
        .map(parts ->
            new Login(
                parts[0],
                Instant.ofEpochSecond(Long.parseLong(parts[1])),
                parts[2].equals("answered")));
  }

  /// `response` with the cookie of a login that begins, and without those that are too many.
  HttpResponse begin(Tenant tenant, List<Login> known, String binding, HttpResponse response) {
    var answer = response.withCookie(cookie(tenant, new Login(binding, clock.instant(), false)));
    var byAge = known.stream().sorted(Comparator.comparing(Login::startedAt)).toList();
    for (Login tooMany : byAge.subList(0, Math.max(0, byAge.size() - MOST + 1))) {
      answer = answer.withCookie(cookie(tenant, tooMany).removal());
    }
    return answer;
  }

  /// `response` with the note that the login got its answer.
  HttpResponse answered(Tenant tenant, String binding, HttpResponse response) {
    return response.withCookie(cookie(tenant, new Login(binding, clock.instant(), true)));
  }

  private Cookie cookie(Tenant tenant, Login login) {
    var text =
        login.binding()
            + " "
            + login.startedAt().getEpochSecond()
            + " "
            + (login.answered() ? "answered" : "under-way");
    return Cookie.session(
            PREFIX + tenant.id().value() + "_" + login.binding().substring(0, NAME_LENGTH),
            seals.seal(tenant.issuer().id(), SealType.BROWSER_COOKIE, text.getBytes(UTF_8)),
            tenant.isSecure(),
            tenant.cookiePath())
        .lasting(LIFETIME);
  }
}
