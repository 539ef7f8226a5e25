package dev.gatewright.server.api;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/// Hands commands of a program to the administration.
final class AdminDesk {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration A_MOMENT = Duration.ofSeconds(10);

  private final Administration administration;
  private final Runnable settled;

  AdminDesk(Administration administration, Runnable settled) {
    this.administration = administration;
    this.settled = settled;
  }

  /// Answers by what came of the command, once it is served, or says why it was not done.
  <R extends AdminResult> HttpResponse ask(
      AdminCall call, AdminCommand command, Class<R> expected, Function<R, HttpResponse> answer) {
    return answered(call, command, run(call, command), expected, answer);
  }

  AdminResult run(AdminCall call, AdminCommand command) {
    return administration.run(call.actor(), command);
  }

  /// Answers by what came of the command.
  <R extends AdminResult> HttpResponse answered(
      AdminCall call,
      AdminCommand command,
      AdminResult result,
      Class<R> expected,
      Function<R, HttpResponse> answer) {
    return result instanceof AdminResult.Refused(var why)
        ? refused(call, command, why)
        : done(command, result, expected, answer);
  }

  /// The same, with another answer where a person is not there.
  <R extends AdminResult> HttpResponse askOr(
      AdminCall call,
      AdminCommand command,
      Class<R> expected,
      Function<R, HttpResponse> answer,
      Supplier<HttpResponse> nobody) {
    var result = administration.run(call.actor(), command);
    return switch (result) {
      case AdminResult.Refused(Refusal.NoSuchUser _) -> nobody.get();
      case AdminResult.Refused(var why) -> refused(call, command, why);
      case AdminResult _ -> done(command, result, expected, answer);
    };
  }

  private <R extends AdminResult> HttpResponse done(
      AdminCommand command,
      AdminResult result,
      Class<R> expected,
      Function<R, HttpResponse> answer) {
    if (!command.isQuery()) {
      settled.run();
    }
    return answer.apply(expected.cast(result));
  }

  /// As above, where there is nothing to tell.
  HttpResponse act(AdminCall call, AdminCommand command) {
    return ask(call, command, AdminResult.Done.class, _ -> JsonAnswers.done());
  }

  /// Waits until what was changed is served.
  void settle() {
    settled.run();
  }

  static HttpResponse refused(AdminCall call, AdminCommand command, Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotAllowed() ->
          call.endpoint().problems().contains(AdminProblem.EXCEEDS)
              ? AdminProblem.EXCEEDS.response()
              : AdminProblem.FORBIDDEN.with("permission", missing(call, command).key());
      case Refusal.ProofNeeded() -> AdminProblem.PROOF_NEEDED.response();
      case Refusal.NoSuchIssuer _,
          Refusal.NoSuchReference _,
          Refusal.NoSuchClient _,
          Refusal.NoFormerSecret _,
          Refusal.NoSuchUser _,
          Refusal.NoSuchSession _,
          Refusal.NoSuchConnection _,
          Refusal.NoSuchGrant _,
          Refusal.NoSuchMail _,
          Refusal.NoSuchOrganization _,
          Refusal.NoRecoveryCodes _,
          Refusal.NoSuchFactor _,
          Refusal.NoSuchApiKey _,
          Refusal.NoSuchPin _,
          Refusal.NoSuchInvitation _,
          Refusal.NoSuchWebhook _,
          Refusal.NoSuchHook _,
          Refusal.NoSuchSender _,
          Refusal.NoSuchAdministrator _,
          Refusal.NoSuchDomain _ ->
          AdminProblem.NOT_FOUND.response();
      case Refusal.NotImpersonated(var why) ->
          switch (why) {
            case OFF -> AdminProblem.IMPERSONATION_OFF.response();
            case ADMINISTERS, NOT_ACTIVE -> AdminProblem.NOT_IMPERSONATED.response();
            case TOO_MANY -> AdminProblem.TOO_MANY.response();
          };
      case Refusal.BadPeriod() -> Parameter.refused(call, "from");
      case Refusal.EventReplaced(var goOn) ->
          AdminProblem.EVENT_REPLACED.with("cursor", goOn.text());
      case Refusal.TooLong _ -> AdminProblem.INVALID.of("url");
      case Refusal.NeedsServer() -> AdminProblem.UNREADABLE.after(A_MOMENT);
      case Refusal.AddressTaken _ -> AdminProblem.ADDRESS_TAKEN.of("email");
      case Refusal.NoAddress _ -> AdminProblem.INVALID.of("email");
      case Refusal.BadClaim() -> AdminProblem.INVALID.of("claims");
      case Refusal.PasswordRefused(var reason) ->
          AdminProblem.PASSWORD_REFUSED.with("rule", reason.name().toLowerCase(Locale.ROOT));
      case Refusal.HashUnusable() -> AdminProblem.HASH_UNUSABLE.of("password_hash");
      case Refusal.ChangedMeanwhile() ->
          call.seen().isPresent()
              ? AdminProblem.STALE.response()
              : AdminProblem.CHANGED_MEANWHILE.response();
      case Refusal.KeyWaits(var _, var signsFrom) ->
          AdminProblem.KEY_WAITS.with("signs_from", signsFrom.toString());
      case Refusal.Busy() -> AdminProblem.BUSY.after(SOON);
      case Refusal.KeptTooLong _ -> AdminProblem.INVALID.of("keep_former_for");
      case Refusal.ClientHasNoSecret _ -> AdminProblem.NO_SECRET.response();
      case Refusal.NoPinDigits() -> AdminProblem.INVALID.of("digits");
      case Refusal.PinTaken() -> AdminProblem.PIN_TAKEN.of("digits");
      case Refusal.BadKeyName _ -> AdminProblem.INVALID.of("name");
      case Refusal.NoAddressBlock _, Refusal.TooManyAddresses _ -> AdminProblem.INVALID.of("from");
      case Refusal.BadEnd() -> AdminProblem.INVALID.of("expires_in");
      case Refusal.BadPinWords() -> AdminProblem.INVALID.of("label");
      case Refusal.MemberAlready _ -> AdminProblem.MEMBER_ALREADY.of("email");
      case Refusal.Unfit(var member) -> AdminProblem.INVALID.of(member);
      case Refusal.IdTaken _ -> AdminProblem.ID_TAKEN.of("id");
      case Refusal.NoLoginName _ -> AdminProblem.INVALID.of("name");
      case Refusal.LoginNameTaken _ -> AdminProblem.NAME_TAKEN.of("name");
      case Refusal.TooManyPins _,
          Refusal.TooManyDomains _,
          Refusal.TooManyApiKeys _,
          Refusal.TooManyAdministrators(),
          Refusal.EnoughInvitations() ->
          AdminProblem.TOO_MANY.response();
      case Refusal.NoDomain _ -> AdminProblem.INVALID.of("domain");
      case Refusal.PublicMailDomain _ -> AdminProblem.DOMAIN_PUBLIC.of("domain");
      case Refusal.DomainNotProved _ -> AdminProblem.DOMAIN_NOT_PROVED.response();
      case Refusal.DomainUnanswered _ -> AdminProblem.DOMAIN_UNANSWERED.response();
      case Refusal.DomainTaken _ -> AdminProblem.DOMAIN_TAKEN.response();
      case Refusal.TooSoon() -> AdminProblem.TOO_SOON.after(A_MOMENT);
      case Refusal.UrlTaken _ -> AdminProblem.URL_TAKEN.of("/settings/url");
      case Refusal.LastOwner _,
          Refusal.OwnerExists _,
          Refusal.IssuerReserved _,
          Refusal.LastAdministrator _,
          Refusal.NoStoreFile _,
          Refusal.FileExists _ ->
          throw new IllegalStateException("no address asks for what is refused so: " + refusal);
    };
  }

  /// One that the command needs and whoever asks has not.
  private static Permission missing(AdminCall call, AdminCommand command) {
    return Permission.all(command).stream()
        .filter(needed -> !call.actor().mandate().permissions().contains(needed))
        .sorted()
        .findFirst()
        .orElseGet(() -> Permission.of(command));
  }
}
