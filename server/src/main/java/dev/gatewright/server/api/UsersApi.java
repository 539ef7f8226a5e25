package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.NewUser;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.UserCommand.AddUser;
import dev.gatewright.admin.command.UserCommand.ChangeUser;
import dev.gatewright.admin.command.UserCommand.FindUsers;
import dev.gatewright.admin.command.UserCommand.ListUsers;
import dev.gatewright.admin.command.UserCommand.RemoveUser;
import dev.gatewright.admin.command.UserCommand.ShowUser;
import dev.gatewright.admin.command.UserEdit;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.server.tenants.SettledCommands;
import dev.gatewright.store.people.UserList.Place;
import dev.gatewright.store.people.UserList.Walk;
import dev.gatewright.store.people.UserList.Wanted;
import dev.gatewright.store.tenants.KeptIssuer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The people of an issuer, named by their ids.
final class UsersApi {
  static final String USERS = AdminCall.ISSUER_PATH + "/users";
  static final String USER = USERS + "/{user}";

  private static final Shape STATUS = Shapes.words(UserStatus.givable());
  private static final Shape SORT = new Shape.Words(List.of("email", "created_at", "name"));
  private static final Shape BEGINNING = new Shape.Written(".{1,64}", "1 to 64 characters");

  private static final Document MADE =
      People.USER.and(
          "UserMade",
          Field.optional("password", Shapes.TEXT, "the one that was made, told this once"));

  private static final Field EMAIL =
      Field.required("email", Shapes.TEXT, "an address of nobody else");

  private static final Document IMPERSONATION =
      Document.of(
          "Impersonation",
          Field.required("url", Shapes.TEXT, "where a form brings the token, by POST"),
          Field.required("token", Shapes.TEXT, "counts once, and is told this once"),
          Field.required("expires_at", Shapes.MOMENT, "until when it counts"));

  private final AdminDesk desk;
  private final SettledCommands commands;
  private final boolean mails;

  UsersApi(AdminDesk desk, SettledCommands commands, boolean mails) {
    this.desk = desk;
    this.commands = commands;
    this.mails = mails;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
                USERS,
                Permission.USERS_READ,
                "The people of the issuer, by address, or as `sort` says; with `q` those of whom the address, the username,"
                    + " the number or the `name` begins so, in this order",
                new Told.Several(People.USER))
            .asking(
                Field.optional(
                    "email", Shapes.TEXT, "whoever has this address; without `q` and `sort`"),
                Field.optional(
                    "q", BEGINNING, "what a name begins with; without `email` and `sort`"),
                Field.optional("status", Shapes.words(UserStatus.values()), "those of this status"),
                Field.optional(
                    "sort",
                    SORT,
                    "by address; those who came last first; or those who have one by `name`"),
                AdminCall.LIMIT,
                AdminCall.CURSOR)
            .by(this::list),
        Endpoint.post(
                USERS,
                Permission.USERS_WRITE,
                "Makes an account; a verified one needs `credentials:write` too",
                new Told.Made(MADE))
            .taking(
                EMAIL,
                Field.optional("email_verified", Shapes.FLAG, "false where it is not said"),
                Field.optional("role", Shapes.TEXT, "the issuer's own word for what they are"),
                Field.optional("status", STATUS, "active where it is not said"),
                Field.optional("claims", Shapes.MEMBERS, "such as `name`"),
                NewPassword.PASSWORD,
                NewPassword.HASH,
                NewPassword.GENERATE)
            .refusing(
                AdminProblem.ADDRESS_TAKEN,
                AdminProblem.PASSWORD_REFUSED,
                AdminProblem.HASH_UNUSABLE,
                AdminProblem.BUSY)
            .by(this::add),
        Endpoint.post(
                USERS + "/invitations",
                Permission.USERS_WRITE,
                "Mails somebody a link that makes an account",
                new Told.Nothing())
            .taking(
                EMAIL,
                Field.optional("name", Shapes.TEXT, "theirs, which they can change"),
                Field.optional("language", Shapes.TEXT, "of the mail; `en` where it is not said"))
            .refusing(
                AdminProblem.ADDRESS_TAKEN,
                AdminProblem.SIGNUP_CLOSED,
                AdminProblem.NO_MAIL,
                AdminProblem.UNREADABLE,
                AdminProblem.BUSY)
            .by(this::invite),
        Endpoint.post(
                USER + "/impersonation",
                Permission.IMPERSONATION_WRITE,
                "Has whoever asks act as the person, by a form that brings the token to the URL within two minutes, where the issuer allows it",
                new Told.One(IMPERSONATION))
            .taking(
                Field.required("reason", Shapes.TEXT, "of 10 to 500 characters, which events keep"),
                Field.optional("client_id", Shapes.TEXT, "the application to go to"))
            .refusing(
                AdminProblem.IMPERSONATION_OFF,
                AdminProblem.NOT_IMPERSONATED,
                AdminProblem.TOO_MANY,
                AdminProblem.UNREADABLE)
            .by(call -> with(call, user -> impersonate(call, user))),
        Endpoint.get(USER, Permission.USERS_READ, "Somebody", new Told.One(People.USER))
            .onCondition()
            .by(call -> with(call, user -> show(call, user))),
        Endpoint.of(
                "PATCH",
                USER,
                Permission.USERS_WRITE,
                "Writes what is named; another `email`, and `email_verified`, need `credentials:write` too; another address is not verified"
                    + " unless that is said",
                new Told.One(People.USER))
            .taking(
                Field.optional("email", Shapes.TEXT, "an address of nobody else"),
                Field.optional("email_verified", Shapes.FLAG, "whether it was shown to be theirs"),
                Field.clearable("role", Shapes.TEXT, "the issuer's own word for what they are"),
                Field.optional("status", STATUS, "whoever may not act is signed out everywhere"),
                Field.optional(
                    "keep_sessions", Shapes.FLAG, "with `status`: logins wait, and go on"),
                Field.optional(
                    "claims", Shapes.MEMBERS, "those that are named; `null` takes one away"))
            .refusing(AdminProblem.ADDRESS_TAKEN, AdminProblem.CHANGED_MEANWHILE)
            .onCondition()
            .by(call -> with(call, user -> change(call, user))),
        Endpoint.delete(
                USER, Permission.USERS_WRITE, "Removes the account with all that belongs to it")
            .onCondition()
            .by(call ->
                with(
                    call,
                    user -> desk.act(call, new RemoveUser(call.issuer(), user, call.seen())))));
  }

  /// Whom the address names; whoever can be called so is looked up in the issuer alone.
  static HttpResponse with(AdminCall call, Function<UserRef, HttpResponse> use) {
    return call.user().map(UserRef::id).map(use).orElseGet(AdminProblem.NOT_FOUND::response);
  }

  private HttpResponse list(AdminCall call) {
    var email = call.parameter("email");
    if (email.isPresent()) {
      return call.parameter("q").isPresent() || call.parameter("sort").isPresent()
          ? Parameter.refused(call, "email")
          : find(call, email.get());
    }
    var status = call.parameter("status").map(People::status);
    var beginning = call.parameter("q");
    var sort = call.parameter("sort").filter(word -> !word.equals("email"));
    if (beginning.isPresent()) {
      var typed = beginning.get();
      return call.parameter("sort").isPresent()
          ? Parameter.refused(call, "q")
          : found(call, after -> Wanted.beginning(typed, status, after));
    }
    if (sort.isPresent()) {
      var walk = sort.get().equals("name") ? Walk.NAME : Walk.CREATION;
      return found(call, after -> new Wanted(List.of(walk), Optional.empty(), status, after));
    }
    return People.from(
        call,
        after ->
            desk.ask(
                call,
                new ListUsers(call.issuer(), status, after, call.limit()),
                AdminResult.Users.class,
                found ->
                    JsonAnswers.list(
                        found.users().stream().map(People::told).toList(),
                        People.cursor(found.users(), found.more()))));
  }

  /// A part may be short of its limit, or empty, before the list ends.
  private HttpResponse found(AdminCall call, Function<Optional<Place>, Wanted> wanted) {
    var sent = call.parameter("cursor");
    var after = sent.flatMap(UsersApi::place);
    if (sent.isPresent() && after.isEmpty()) {
      return Parameter.refused(call, "cursor");
    }
    var who = wanted.apply(after);
    if (after.filter(place -> !who.walks().contains(place.walk())).isPresent()) {
      return Parameter.refused(call, "cursor");
    }
    return desk.ask(
        call,
        new FindUsers(call.issuer(), who, call.limit()),
        AdminResult.UsersFound.class,
        found ->
            JsonAnswers.list(
                found.users().stream().map(People::told).toList(),
                found.next().map(next -> Cursor.of(list(next.walk()), next.mark()))));
  }

  private static String list(Walk walk) {
    return "by" + Shapes.word(walk);
  }

  private static Optional<Place> place(String cursor) {
    return Arrays.stream(Walk.values())
        .flatMap(
            walk -> Cursor.read(list(walk), cursor).map(mark -> new Place(walk, mark)).stream())
        .findFirst();
  }

  /// A list of one, or of nobody.
  private HttpResponse find(AdminCall call, String email) {
    var status = call.parameter("status").map(People::status);
    return desk.askOr(
        call,
        new ShowUser(call.issuer(), UserRef.address(email)),
        AdminResult.UserShown.class,
        found ->
            JsonAnswers.list(
                status.map(found.user().status()::equals).orElse(true)
                    ? List.of(People.told(found.user()))
                    : List.of()),
        () -> JsonAnswers.list(List.of()));
  }

  private HttpResponse add(AdminCall call) {
    return ClaimsEdit.of(call.body())
        .filter(edit -> edit.removed().isEmpty())
        .map(ClaimsEdit::written)
        .map(claims -> add(call, claims))
        .orElseGet(() -> AdminProblem.INVALID.of("claims"));
  }

  private HttpResponse add(AdminCall call, Map<String, Object> claims) {
    var body = call.body();
    return NewPassword.read(
        body,
        true,
        credential -> {
          var user =
              new NewUser(
                  body.text("email").orElse(""),
                  body.flag("email_verified").orElse(false),
                  body.text("role").filter(role -> !role.isEmpty()),
                  body.text("status").map(People::status).orElse(UserStatus.ACTIVE),
                  claims);
          return desk.ask(
              call,
              new AddUser(call.issuer(), user, credential, Optional.empty()),
              AdminResult.UserAdded.class,
              added -> made(call, added));
        });
  }

  private static HttpResponse made(AdminCall call, AdminResult.UserAdded added) {
    var fields = People.told(added.user(), added.hasPassword());
    added.password().ifPresent(password -> fields.put("password", password.reveal()));
    return JsonAnswers.of(201, fields)
        .withHeader("Location", call.below(added.user().id().value()))
        .withHeader("ETag", EntityTag.of(added.user().updatedAt()));
  }

  private HttpResponse show(AdminCall call, UserRef user) {
    return desk.ask(
        call,
        new ShowUser(call.issuer(), user),
        AdminResult.UserShown.class,
        found ->
            JsonAnswers.of(200, People.told(found.user(), found.hasPassword()))
                .withHeader("ETag", EntityTag.of(found.user().updatedAt())));
  }

  private HttpResponse change(AdminCall call, UserRef user) {
    var body = call.body();
    var claims = ClaimsEdit.of(body);
    if (claims.isEmpty()) {
      return AdminProblem.INVALID.of("claims");
    }
    var edit =
        new UserEdit(
            body.text("email"),
            body.flag("email_verified"),
            body.isNull("role") ? Optional.of("") : body.text("role"),
            body.text("status").map(People::status),
            body.flag("keep_sessions").orElse(false),
            claims.get().written(),
            claims.get().removed());
    return desk.ask(
        call,
        new ChangeUser(call.issuer(), user, edit, call.seen(), Optional.empty()),
        AdminResult.UserChanged.class,
        changed ->
            JsonAnswers.of(200, People.told(changed.user(), changed.hasPassword()))
                .withHeader("ETag", EntityTag.of(changed.user().updatedAt())));
  }

  private HttpResponse impersonate(AdminCall call, UserRef user) {
    var body = call.body();
    var client = body.text("client_id");
    if (client.filter(id -> !ClientId.isValid(id)).isPresent()) {
      return AdminProblem.INVALID.of("client_id");
    }
    var issuer = commands.issuer(call.issuer());
    if (issuer.isEmpty()) {
      return AdminProblem.NOT_FOUND.response();
    }
    var reason = body.text("reason").orElse("");
    return commands
        .impersonate(issuer.get(), user, reason, client.map(ClientId::new))
        .map(command ->
            desk.ask(
                call,
                command,
                AdminResult.ImpersonationReady.class,
                ready -> JsonAnswers.of(200, told(issuer.get(), ready))))
        .orElseGet(AdminProblem.IMPERSONATION_OFF::response);
  }

  private static Map<String, Object> told(KeptIssuer issuer, AdminResult.ImpersonationReady ready) {
    return Map.of(
        "url", issuer.url() + "/impersonate",
        "token", ready.token().text().reveal(),
        "expires_at", ready.until().toString());
  }

  private HttpResponse invite(AdminCall call) {
    if (!mails) {
      return AdminProblem.NO_MAIL.response();
    }
    var body = call.body();
    return commands
        .issuer(call.issuer())
        .map(issuer ->
            commands
                .invite(
                    issuer, body.text("email").orElse(""), body.text("name"), body.text("language"))
                .map(invite -> desk.act(call, invite))
                .orElseGet(AdminProblem.SIGNUP_CLOSED::response))
        .orElseGet(AdminProblem.NOT_FOUND::response);
  }
}
