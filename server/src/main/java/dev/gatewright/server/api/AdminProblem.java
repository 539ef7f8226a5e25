package dev.gatewright.server.api;

import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Why something was not done for a program. `docs/administration-api.md` lists them all.
public enum AdminProblem {
  UNAUTHENTICATED(
      401,
      "admin.unauthenticated",
      "an API key that counts is needed, by HTTP Basic, or an access token for this API"),
  PROOF_NEEDED(
      401, "admin.proof_needed", "whoever the token is of must have signed in a moment ago"),
  THROTTLED(429, "admin.throttled", "too many wrong keys or tokens came from this address"),
  CROSS_SITE(403, "admin.cross_site", "a page of another site does not administer"),
  FORBIDDEN(403, "admin.forbidden", "whoever asks has not this permission"),
  EXCEEDS(403, "admin.exceeds", "nobody gives more than they hold themselves"),
  NOT_FOUND(404, "admin.not_found", "there is no such thing here"),
  PARAMETER(400, "admin.parameter", "this parameter is not taken here, or cannot be so"),
  EVENT_REPLACED(
      410,
      "admin.event_replaced",
      "the store was restored from a backup made before this event: forget the events after"
          + " `cursor`, and go on with it"),
  CONTENT_TYPE(415, "admin.content_type", "the body must be application/json"),
  BODY(400, "admin.body", "the body must be one JSON object in UTF-8, each name once"),
  UNKNOWN_MEMBER(400, "admin.unknown_member", "this member is not taken here"),
  INVALID(422, "admin.invalid", "this member cannot be so"),
  MISSING(422, "admin.missing", "this member is missing"),
  PRECONDITION(
      400,
      "admin.precondition",
      "If-Match is one tag that was told here, and not taken by every address"),
  STALE(412, "admin.stale", "it is not as it was when the tag was told"),
  IDEMPOTENCY_KEY(
      400,
      "admin.idempotency_key",
      "Idempotency-Key is one text of 1 to 200 visible ASCII characters"),
  IDEMPOTENCY_REUSED(
      422, "admin.idempotency_reused", "this Idempotency-Key came with another request before"),
  IDEMPOTENCY_RUNNING(
      409, "admin.idempotency_running", "the request with this Idempotency-Key is being done"),
  IDEMPOTENCY_UNKNOWN(
      409,
      "admin.idempotency_unknown",
      "the request with this Idempotency-Key was begun, and what came of it is not known: look, and use another key"),
  IDEMPOTENCY_FULL(
      429, "admin.idempotency_full", "too many requests with an Idempotency-Key came in a day"),
  ADDRESS_TAKEN(409, "admin.address_taken", "somebody has this address"),
  ID_TAKEN(409, "admin.id_taken", "something else has this id"),
  NAME_TAKEN(409, "admin.name_taken", "somebody else has this name"),
  PASSWORD_REFUSED(422, "admin.password_refused", "the issuer takes no such password"),
  HASH_UNUSABLE(
      422, "admin.hash_unusable", "the hash cannot be read, or takes too long to compare"),
  SETTINGS(422, "admin.settings", "these settings cannot be so"),
  EXISTS(409, "admin.exists", "there is one of this id"),
  URL_TAKEN(409, "admin.url_taken", "another issuer has this URL"),
  CHANGED_MEANWHILE(409, "admin.changed_meanwhile", "somebody else changed it at the same time"),
  SIGNUP_CLOSED(409, "admin.signup_closed", "nobody makes an account at this issuer"),
  NO_MAIL(409, "admin.no_mail", "this server sends no mail"),
  KEY_WAITS(409, "admin.key_waits", "the next key is published already, and does not sign yet"),
  NO_SECRET(409, "admin.no_secret", "the client proves itself in another way"),
  PIN_TAKEN(409, "admin.pin_taken", "an active PIN has these digits"),
  TOO_MANY(409, "admin.too_many", "there are as many as there may be"),
  MEMBER_ALREADY(409, "admin.member_already", "whoever has the address is a member"),
  DOMAIN_PUBLIC(422, "admin.domain_public", "anybody can have an address at this domain"),
  DOMAIN_NOT_PROVED(409, "admin.domain_not_proved", "the DNS does not have the record"),
  DOMAIN_UNANSWERED(
      409, "admin.domain_unanswered", "no name server said anything about the domain"),
  DOMAIN_TAKEN(409, "admin.domain_taken", "the domain is another organization's"),
  TOO_SOON(429, "admin.too_soon", "it was looked at a moment ago"),
  IMPERSONATION_OFF(409, "admin.impersonation_off", "the issuer lets nobody act as somebody"),
  NOT_IMPERSONATED(
      409, "admin.not_impersonated", "nobody acts as this person: they administer, or may not act"),
  BUSY(503, "admin.busy", "too much is going on"),
  UNREADABLE(
      503, "admin.unreadable", "the issuer's settings cannot be read; gatewright doctor says why");

  private final int status;
  private final String reason;
  private final String detail;

  AdminProblem(int status, String reason, String detail) {
    this.status = status;
    this.reason = reason;
    this.detail = detail;
  }

  public int status() {
    return status;
  }

  /// What programs tell it by.
  public String reason() {
    return reason;
  }

  String detail() {
    return detail;
  }

  HttpResponse response() {
    return problem().response();
  }

  /// Of a member of the body.
  HttpResponse of(String field) {
    return with("field", field);
  }

  /// The same with a member more.
  HttpResponse with(String name, String value) {
    return problem().with(name, value).response();
  }

  /// The same, with what is wrong here.
  HttpResponse with(String name, String value, String what) {
    return new Problem(status, reason, what).with(name, value).response();
  }

  /// To be tried again then, in whole seconds and never too early.
  HttpResponse after(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return response().withHeader("Retry-After", Long.toString(seconds));
  }

  /// With everything that is wrong, of which the first is told as if it were alone.
  HttpResponse all(String firstField, String firstDetail, List<Map<String, String>> errors) {
    return new Problem(status, reason, firstDetail)
        .with("field", firstField)
        .with(errors)
        .response();
  }

  private Problem problem() {
    return new Problem(status, reason, detail);
  }
}
