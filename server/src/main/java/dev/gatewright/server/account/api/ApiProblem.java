package dev.gatewright.server.account.api;

import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.Problem;

/// Why something was not done for somebody who was let in. `docs/account.md` lists them all.
enum ApiProblem {
  PROOF_NEEDED(401, "account.proof_needed", "who this is must have been proved a moment ago"),
  NOT_FOUND(404, "account.not_found", "this account has no such thing"),
  CONTENT_TYPE(415, "account.content_type", "the body must be application/json"),
  BODY(400, "account.body", "the body must be one JSON object in UTF-8, each name once"),
  UNKNOWN_MEMBER(400, "account.unknown_member", "this member is not taken here"),
  INVALID(422, "account.invalid", "this member cannot be so"),
  MISSING(422, "account.missing", "this member is missing"),
  CURSOR(400, "account.cursor", "the cursor is none that was given, or the limit is not 1 to 100"),
  PASSWORD_WRONG(422, "account.password_wrong", "the current password is wrong"),
  PASSWORD_TOO_SHORT(422, "account.password_too_short", "the new password is too short"),
  PASSWORD_TOO_LONG(422, "account.password_too_long", "the new password is too long"),
  PASSWORD_UNREADABLE(
      422, "account.password_unreadable", "the new password holds what cannot be typed"),
  PASSWORD_COMMON(422, "account.password_common", "the new password is one that many people have"),
  PASSWORD_LIKE_ACCOUNT(
      422, "account.password_like_account", "the new password is too much like the account"),
  PASSWORD_BREACHED(
      422, "account.password_breached", "the new password is known from other sites' leaks"),
  THROTTLED(429, "account.throttled", "too many wrong passwords; wait as Retry-After says"),
  BUSY(503, "account.busy", "too much is going on; try again soon"),
  CHANGED_MEANWHILE(409, "account.changed_meanwhile", "the account changed meanwhile"),
  LAST_ADMINISTRATOR(
      409, "account.last_administrator", "nobody else looks after the organization's members"),
  LAST_WAY_IN(409, "account.last_way_in", "nothing else would let its person into the account"),
  FACTOR_DEMANDED(409, "account.factor_demanded", "the operator demands this of the account"),
  IMPERSONATED(403, "account.impersonated", "whoever acts as somebody changes nothing of theirs"),
  DELETION_OFF(403, "account.deletion_off", "people cannot delete their accounts here");

  private final int status;
  private final String reason;
  private final String detail;

  ApiProblem(int status, String reason, String detail) {
    this.status = status;
    this.reason = reason;
    this.detail = detail;
  }

  /// What programs tell it by.
  String reason() {
    return reason;
  }

  HttpResponse response() {
    return problem().response();
  }

  /// Of a member of the body.
  HttpResponse of(String field) {
    return problem().with("field", field).response();
  }

  private Problem problem() {
    return new Problem(status, reason, detail);
  }
}
