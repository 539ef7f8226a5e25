package dev.gatewright.server.account.api;

import dev.gatewright.admin.command.AccountCommand.EndTrust;
import dev.gatewright.admin.command.AccountCommand.RemoveOwnCodes;
import dev.gatewright.admin.command.AccountCommand.ShowAccount;
import dev.gatewright.admin.command.AdminResult.AccountShown;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.passkey.Passkey;
import dev.gatewright.identity.store.WaysIn;
import dev.gatewright.server.account.AccountDesk;
import dev.gatewright.server.account.Factors;
import dev.gatewright.server.account.Oneself;
import dev.gatewright.server.account.PasswordChange;
import dev.gatewright.server.account.ProvidersPage;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.server.pages.account.PasswordView.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a person proves with who they are, and the browsers that they trust. Nothing is set up
/// here: a factor is shown, typed and tried in a browser of the person's own.
final class FactorsApi {
  private static final String CURRENT = "current_password";
  private static final String NEW = "new_password";
  private static final String END = "end_other_sessions";

  private static final String NUMBER = "phone";
  private static final String AUTHENTICATOR = "totp";
  private static final String CODES = "recovery_codes";

  private final AccountDesk desk;
  private final Factors factors;
  private final ProvidersPage.Connections connections;
  private final PasswordChange change;

  FactorsApi(
      AccountDesk desk,
      Factors factors,
      ProvidersPage.Connections connections,
      PasswordChange change) {
    this.desk = desk;
    this.factors = factors;
    this.connections = connections;
    this.change = change;
  }

  List<ApiRoute> routes() {
    return List.of(
        ApiRoute.read("/factors", this::list),
        ApiRoute.sensitive("DELETE", "/factors/{id}", this::remove),
        ApiRoute.sensitive("PUT", "/password", this::changePassword),
        ApiRoute.read("/browsers", this::browsers),
        ApiRoute.write("DELETE", "/browsers/{id}", this::distrust));
  }

  /// By which methods the person can prove who they are, beside their mail and other providers.
  List<String> methods(Oneself who, AccountShown account) {
    var methods = new ArrayList<String>();
    if (account.hasPassword()) {
      methods.add(SignInMethod.PASSWORD.key());
    }
    if (!passkeys(who).isEmpty()) {
      methods.add(SignInMethod.PASSKEY.key());
    }
    if (factors.totp().enrolledAt(who.tenant().id(), who.person()).isPresent()) {
      methods.add(SignInMethod.TOTP.key());
    }
    if (factors.numbers().of(who.tenant().id(), who.user()).isPresent()) {
      methods.add(SignInMethod.SMS_CODE.key());
    }
    if (account.recoveryCodes() > 0) {
      methods.add(SignInMethod.RECOVERY_CODE.key());
    }
    return methods;
  }

  private List<Passkey> passkeys(Oneself who) {
    return factors.passkeys().list(who.tenant().id(), who.person());
  }

  private HttpResponse list(ApiCall call) {
    var who = call.who();
    var account = desk.see(who, new ShowAccount(who.issuer(), who.person()), AccountShown.class);
    var all = new ArrayList<Map<String, Object>>();
    passkeys(who).forEach(passkey -> all.add(told(passkey)));
    factors
        .totp()
        .enrolledAt(who.tenant().id(), who.person())
        .ifPresent(at ->
            all.add(
                Map.of(
                    "id", AUTHENTICATOR,
                    "method", SignInMethod.TOTP.key(),
                    "created_at", at.toString())));
    factors
        .numbers()
        .of(who.tenant().id(), who.user())
        .ifPresent(kept ->
            all.add(
                Map.of(
                    "id", NUMBER,
                    "method", SignInMethod.SMS_CODE.key(),
                    "number", kept.number().value(),
                    "created_at", kept.since().toString())));
    if (account.recoveryCodes() > 0) {
      all.add(
          Map.of(
              "id", CODES,
              "method", SignInMethod.RECOVERY_CODE.key(),
              "left", account.recoveryCodes(),
              "demanded", account.codesDemanded()));
    }
    return JsonAnswers.list(all);
  }

  private static Map<String, Object> told(Passkey passkey) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", passkey.id());
    fields.put("method", SignInMethod.PASSKEY.key());
    fields.put("name", passkey.name());
    fields.put("created_at", passkey.createdAt().toString());
    passkey.usedAt().ifPresent(at -> fields.put("used_at", at.toString()));
    fields.put("backed_up", passkey.backedUp());
    fields.put("demanded", passkey.demanded());
    return fields;
  }

  private HttpResponse remove(ApiCall call) {
    var who = call.who();
    var tenant = who.tenant().id();
    var by = who.by();
    var id = call.request().variable("id");
    return switch (id) {
      case CODES -> removeCodes(who);
      case AUTHENTICATOR ->
          done(factors.totp().remove(tenant, who.person(), told(who, "authenticator.title"), by));
      case NUMBER -> {
        var ways = connections.waysIn(who.tenant());
        var notice = told(who, "number.title");
        yield answer(factors.numbers().remove(tenant, who.user(), ways, notice, by));
      }
      default -> {
        var ways = connections.waysIn(who.tenant());
        var notice = told(who, "passkeys.single");
        yield answer(factors.passkeys().remove(tenant, who.person(), id, ways, notice, by));
      }
    };
  }

  private static HttpResponse answer(WaysIn.Removal removal) {
    return switch (removal) {
      case DONE -> JsonAnswers.done();
      case NOTHING -> ApiProblem.NOT_FOUND.response();
      case LAST -> ApiProblem.LAST_WAY_IN.response();
    };
  }

  private HttpResponse removeCodes(Oneself who) {
    var remove = new RemoveOwnCodes(who.issuer(), who.person(), told(who, "codes.title"));
    var refused = desk.act(who, remove);
    return refused.filter(Refusal.NotAllowed.class::isInstance).isPresent()
        ? ApiProblem.FACTOR_DEMANDED.response()
        : Answers.doneUnless(refused);
  }

  private static HttpResponse done(boolean done) {
    return done ? JsonAnswers.done() : ApiProblem.NOT_FOUND.response();
  }

  private static Optional<Mail> told(Oneself who, String key) {
    return Optional.of(
        who.notice(NoticeKind.FACTOR_REMOVED, Optional.of(who.messages().text(key))));
  }

  private HttpResponse changePassword(ApiCall call) {
    return ApiBody.read(
        call.request(),
        Set.of(CURRENT, NEW, END),
        body -> {
          for (var name : List.of(CURRENT, NEW)) {
            if (body.get(name).isPresent() && body.text(name).isEmpty()) {
              return ApiProblem.INVALID.of(name);
            }
          }
          var end = body.get(END);
          if (end.filter(node -> !node.isBoolean()).isPresent()) {
            return ApiProblem.INVALID.of(END);
          }
          return change
              .change(
                  call.who(),
                  body.text(CURRENT).orElse(""),
                  body.text(NEW).orElse(""),
                  end.map(node -> node.booleanValue()).orElse(true))
              .map(FactorsApi::undone)
              .orElseGet(JsonAnswers::done);
        });
  }

  private static HttpResponse undone(PasswordChange.Undone undone) {
    var answer = problem(undone.problem());
    return undone
        .retryAfter()
        .map(wait -> Math.max(1, wait.plusMillis(999).toSeconds()))
        .map(seconds -> answer.withHeader("Retry-After", Long.toString(seconds)))
        .orElse(answer);
  }

  private static HttpResponse problem(Problem problem) {
    return switch (problem) {
      case NEW_MISSING -> ApiProblem.MISSING.of(NEW);
      case CURRENT_MISSING -> ApiProblem.MISSING.of(CURRENT);
      case CURRENT_WRONG -> ApiProblem.PASSWORD_WRONG.of(CURRENT);
      case TOO_SHORT -> ApiProblem.PASSWORD_TOO_SHORT.of(NEW);
      case TOO_LONG -> ApiProblem.PASSWORD_TOO_LONG.of(NEW);
      case UNREADABLE -> ApiProblem.PASSWORD_UNREADABLE.of(NEW);
      case COMMON -> ApiProblem.PASSWORD_COMMON.of(NEW);
      case LIKE_ACCOUNT -> ApiProblem.PASSWORD_LIKE_ACCOUNT.of(NEW);
      case BREACHED -> ApiProblem.PASSWORD_BREACHED.of(NEW);
      case THROTTLED -> ApiProblem.THROTTLED.response();
      case BUSY -> ApiProblem.BUSY.response().withHeader("Retry-After", "2");
      case CHANGED_MEANWHILE -> ApiProblem.CHANGED_MEANWHILE.response();
    };
  }

  private HttpResponse browsers(ApiCall call) {
    var who = call.who();
    var lasts = who.tenant().settings().get(IssuerKeys.TRUSTED_BROWSERS);
    return JsonAnswers.list(
        desk.trusted(who).stream()
            .<Map<String, Object>>map(one -> {
              var fields = new LinkedHashMap<String, Object>();
              fields.put("id", one.device().value());
              one.userAgent().ifPresent(agent -> fields.put("user_agent", agent));
              fields.put("since", one.since().toString());
              fields.put("until", one.since().plus(lasts).toString());
              return fields;
            })
            .toList());
  }

  private HttpResponse distrust(ApiCall call) {
    var who = call.who();
    return DeviceId.parse(call.request().variable("id"))
        .map(id -> desk.act(who, new EndTrust(who.issuer(), who.person(), Optional.of(id))))
        .map(Answers::doneUnless)
        .orElseGet(ApiProblem.NOT_FOUND::response);
  }
}
