package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.UserCommand.ListLoginNames;
import dev.gatewright.admin.command.UserCommand.MakeRecoveryCodes;
import dev.gatewright.admin.command.UserCommand.NameUser;
import dev.gatewright.admin.command.UserCommand.PlanDeletion;
import dev.gatewright.admin.command.UserCommand.RemoveRecoveryCodes;
import dev.gatewright.admin.command.UserCommand.RestoreUser;
import dev.gatewright.admin.command.UserCommand.ShowDeletion;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.Secret;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.server.json.Times;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What else an account has: the names that its person signs in with, recovery codes, and the day
/// on which it goes.
final class AccountsApi {
  private static final String NAMES = UsersApi.USER + "/names";
  private static final String CODES = UsersApi.USER + "/recovery-codes";
  private static final String DELETION = UsersApi.USER + "/deletion";

  private static final Shape KIND =
      new Shape.Words(Arrays.stream(LoginName.Kind.values()).map(LoginName.Kind::word).toList());

  private static final Document NAME =
      Document.of(
          "LoginName",
          Field.required("kind", KIND, "what it is; somebody has one of each at the most"),
          Field.required("name", Shapes.TEXT, "as it is kept"));

  private static final Document CODES_MADE =
      Document.of(
          "RecoveryCodes",
          Field.required("codes", Shapes.TEXTS, "each good once, told this once"),
          Field.required("demanded", Shapes.FLAG, "whether every sign-in needs one"),
          Field.required("signed_out", Shapes.FLAG, "whether a new demand signed them out"));

  private static final Document DUE =
      Document.of("Deletion", Field.required("due_at", Shapes.MOMENT, "when the account goes"));

  private final AdminDesk desk;

  AccountsApi(AdminDesk desk) {
    this.desk = desk;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
                NAMES,
                Permission.USERS_READ,
                "What the person signs in with beside the address",
                new Told.Several(NAME))
            .by(call -> UsersApi.with(call, user -> names(call, user))),
        Endpoint.post(
                NAMES,
                Permission.USERS_WRITE,
                "Gives the person a name in place of their former one of that kind",
                new Told.Nothing())
            .taking(
                Field.required("kind", KIND, "what it is"),
                Field.required(
                    "name", Shapes.TEXT, "a username, or a number such as `+4930123456`"))
            .refusing(AdminProblem.NAME_TAKEN)
            .by(call -> UsersApi.with(call, user -> name(call, user))),
        Endpoint.delete(NAMES + "/{kind}", Permission.USERS_WRITE, "Takes a name away")
            .by(call -> UsersApi.with(call, user -> unname(call, user))),
        Endpoint.post(
                CODES,
                Permission.CREDENTIALS_WRITE,
                "Makes recovery codes, after which older ones are worthless; the person is told by mail",
                new Told.One(CODES_MADE))
            .taking(
                Field.optional(
                    "demanded",
                    Shapes.FLAG,
                    "whether every sign-in needs one; as it was if not said"))
            .by(call -> UsersApi.with(call, user -> makeCodes(call, user))),
        Endpoint.delete(
                CODES,
                Permission.CREDENTIALS_WRITE,
                "Takes all codes away; the person is told by mail")
            .by(call ->
                UsersApi.with(
                    call, user -> desk.act(call, new RemoveRecoveryCodes(call.issuer(), user)))),
        Endpoint.get(
                DELETION,
                Permission.USERS_READ,
                "When the account goes, if it does",
                new Told.One(DUE))
            .by(call -> UsersApi.with(call, user -> deletion(call, user))),
        Endpoint.post(
                DELETION,
                Permission.USERS_WRITE,
                "Has the account deleted at a time, and nobody sign in to it until then; the person is told by"
                    + " mail, and can take it back",
                new Told.One(DUE))
            .taking(Field.required("at", Shapes.MOMENT, "within a year"))
            .refusing(AdminProblem.CHANGED_MEANWHILE)
            .by(call -> UsersApi.with(call, user -> plan(call, user))),
        Endpoint.delete(DELETION, Permission.USERS_WRITE, "Restores somebody who was to be deleted")
            .by(call ->
                UsersApi.with(call, user -> desk.act(call, new RestoreUser(call.issuer(), user)))));
  }

  private HttpResponse names(AdminCall call, UserRef user) {
    return desk.ask(
        call,
        new ListLoginNames(call.issuer(), user),
        AdminResult.LoginNames.class,
        found ->
            JsonAnswers.list(
                found.names().stream()
                    .<Map<String, Object>>map(
                        name -> Map.of("kind", name.kind().word(), "name", name.value()))
                    .toList()));
  }

  private HttpResponse name(AdminCall call, UserRef user) {
    var kind = call.body().text("kind").flatMap(LoginName.Kind::ofWord).orElseThrow();
    return desk.act(call, new NameUser(call.issuer(), user, kind, call.body().text("name")));
  }

  private HttpResponse unname(AdminCall call, UserRef user) {
    return LoginName.Kind.ofWord(call.variable("kind"))
        .map(kind -> desk.act(call, new NameUser(call.issuer(), user, kind, Optional.empty())))
        .orElseGet(AdminProblem.NOT_FOUND::response);
  }

  private HttpResponse makeCodes(AdminCall call, UserRef user) {
    return desk.ask(
        call,
        new MakeRecoveryCodes(call.issuer(), user, call.body().flag("demanded")),
        AdminResult.RecoveryCodes.class,
        made -> {
          var fields = new LinkedHashMap<String, Object>();
          fields.put("codes", made.codes().stream().map(Secret::reveal).toList());
          fields.put("demanded", made.demanded());
          fields.put("signed_out", made.signedOut());
          return JsonAnswers.of(200, fields);
        });
  }

  private HttpResponse deletion(AdminCall call, UserRef user) {
    return desk.ask(
        call,
        new ShowDeletion(call.issuer(), user),
        AdminResult.DeletionDue.class,
        AccountsApi::told);
  }

  private HttpResponse plan(AdminCall call, UserRef user) {
    var at = call.body().text("at").flatMap(Times::parse);
    return at.isEmpty()
        ? AdminProblem.INVALID.of("at")
        : desk.ask(
            call,
            new PlanDeletion(call.issuer(), user, at.get()),
            AdminResult.DeletionDue.class,
            AccountsApi::told);
  }

  private static HttpResponse told(AdminResult.DeletionDue deletion) {
    return JsonAnswers.of(200, Map.of("due_at", deletion.due().toString()));
  }
}
