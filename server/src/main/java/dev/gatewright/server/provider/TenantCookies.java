package dev.gatewright.server.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.PinId;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.signin.SignInSessions.Held;
import dev.gatewright.identity.signin.Visitor;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.seal.Seals;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.Cookie;
import dev.gatewright.server.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The lasting cookies of a tenant, each named after it and sealed for it: which login session a
/// browser has, for which accounts it is known, and how somebody signed in with it last.
final class TenantCookies {
  private static final String NOTICE = "gw_notice_";
  private static final String METHODS = "gw_method_";
  private static final String PIN = "gw_pin_";
  private static final String STAY = "gw_stay_";
  private static final String STAYS = "yes";
  private static final String ACTED = "acted";
  private static final Duration DEVICE_LIFETIME = Duration.ofDays(365);

  private final Seals seals;

  TenantCookies(Seals seals) {
    this.seals = seals;
  }

  /// What the session cookie says: the session's id and its turn, with a dot between.
  Optional<Held> session(Tenant tenant, HttpRequest request) {
    return sessionParts(tenant, request)
        .map(parts -> new Held(new SessionId(parts[0]), Long.parseLong(parts[1])));
  }

  /// The same of a session in which somebody acts as its person, which the cookie says last.
  Optional<Held> actedSession(Tenant tenant, HttpRequest request) {
    return sessionParts(tenant, request)
        .filter(parts -> parts.length == 3)
        .flatMap(_ -> session(tenant, request));
  }

  private Optional<String[]> sessionParts(Tenant tenant, HttpRequest request) {
    return read(tenant, request, "gw_session_", SealType.SESSION_COOKIE)
        .map(value -> value.split("\\.", -1))
        .filter(parts -> parts.length == 2 || (parts.length == 3 && parts[2].equals(ACTED)));
  }

  /// A browser that does not keep the session forgets the cookie when it is closed.
  Cookie session(Tenant tenant, Session session) {
    var held = Held.of(session);
    var value = held.id().value() + "." + held.turn() + (session.isActed() ? "." + ACTED : "");
    var cookie = cookie(tenant, "gw_session_", SealType.SESSION_COOKIE, value);
    return session.stays() ? cookie.lasting(tenant.sessions().kept().lifetime()) : cookie;
  }

  /// Whether somebody wanted to stay signed in with this browser last; no, where nobody was asked.
  boolean stays(Tenant tenant, HttpRequest request) {
    var name = Cookie.nameFor(STAY + tenant.id().value(), tenant.isSecure(), tenant.cookiePath());
    return request.cookie(name).filter(STAYS::equals).isPresent();
  }

  Cookie stays(Tenant tenant, boolean wanted) {
    return Cookie.session(
            STAY + tenant.id().value(),
            wanted ? STAYS : "no",
            tenant.isSecure(),
            tenant.cookiePath())
        .lasting(DEVICE_LIFETIME);
  }

  /// Removes the session cookie.
  Cookie noSession(Tenant tenant) {
    return Cookie.session(
            "gw_session_" + tenant.id().value(), "", tenant.isSecure(), tenant.cookiePath())
        .removal();
  }

  Optional<DeviceId> device(Tenant tenant, HttpRequest request) {
    return read(tenant, request, "gw_device_", SealType.DEVICE_COOKIE).flatMap(DeviceId::parse);
  }

  Cookie device(Tenant tenant, DeviceId device) {
    return cookie(tenant, "gw_device_", SealType.DEVICE_COOKIE, device.value())
        .lasting(DEVICE_LIFETIME);
  }

  /// That this PIN was right in this browser, which opens nothing.
  Cookie pin(Tenant tenant, PinId pin) {
    return cookie(tenant, PIN, SealType.DEVICE_COOKIE, pin.value()).lasting(DEVICE_LIFETIME);
  }

  /// What the next page of the account says once, in the session that it is for.
  Optional<String> notice(Tenant tenant, HttpRequest request) {
    return read(tenant, request, NOTICE, SealType.ACCOUNT);
  }

  Cookie notice(Tenant tenant, String text) {
    return cookie(tenant, NOTICE, SealType.ACCOUNT, text).lasting(Duration.ofMinutes(1));
  }

  Cookie noNotice(Tenant tenant) {
    return Cookie.session(NOTICE + tenant.id().value(), "", tenant.isSecure(), tenant.cookiePath())
        .removal();
  }

  /// Where an answer comes from, as far as the browser says.
  Visitor visitor(Tenant tenant, HttpRequest request) {
    var methods =
        request.cookie(methodsName(tenant)).stream()
            .flatMap(value -> Stream.of(value.split("\\.", 9)))
            .flatMap(key -> SignInMethod.parse(key).stream())
            .distinct()
            .toList();
    return new Visitor(
        request.clientAddress(),
        device(tenant, request),
        methods,
        read(tenant, request, PIN, SealType.DEVICE_COOKIE).flatMap(PinId::parse));
  }

  /// Which methods were used, and not by whom, so that the next page begins with them. What
  /// somebody uses in need is no habit.
  Cookie methods(Tenant tenant, List<SignInMethod> used) {
    var keys =
        used.stream()
            .filter(method -> method != SignInMethod.RECOVERY_CODE)
            .map(SignInMethod::key)
            .collect(Collectors.joining("."));
    return Cookie.session(
            METHODS + tenant.id().value(), keys, tenant.isSecure(), tenant.cookiePath())
        .lasting(DEVICE_LIFETIME);
  }

  private static String methodsName(Tenant tenant) {
    return Cookie.nameFor(METHODS + tenant.id().value(), tenant.isSecure(), tenant.cookiePath());
  }

  private Cookie cookie(Tenant tenant, String prefix, SealType type, String value) {
    return Cookie.session(
        prefix + tenant.id().value(),
        seals.seal(tenant.issuer().id(), type, value.getBytes(UTF_8)),
        tenant.isSecure(),
        tenant.cookiePath());
  }

  private Optional<String> read(Tenant tenant, HttpRequest request, String prefix, SealType type) {
    var name = Cookie.nameFor(prefix + tenant.id().value(), tenant.isSecure(), tenant.cookiePath());
    return request
        .cookie(name)
        .flatMap(value -> seals.open(tenant.issuer().id(), type, value))
        .map(bytes -> new String(bytes, UTF_8));
  }
}
