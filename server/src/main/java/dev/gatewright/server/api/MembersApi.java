package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.OrganizationCommand.AddMember;
import dev.gatewright.admin.command.OrganizationCommand.ChangeMember;
import dev.gatewright.admin.command.OrganizationCommand.DropMember;
import dev.gatewright.admin.command.OrganizationCommand.ListMembers;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.UserId;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.store.people.MemberTable.Change;
import dev.gatewright.store.people.MemberTable.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/// Who belongs to organizations, and with which rights.
final class MembersApi {
  private static final String MEMBERS = OrganizationsApi.ORGANIZATION + "/members";

  private static final Shape STATUS = Shapes.words(MembershipStatus.values());

  private static final Document MEMBER =
      Document.of(
          "Member",
          Field.required("user", Shapes.TEXT, "the id of the person"),
          Field.required("email", Shapes.TEXT, "their address"),
          Field.optional("title", Shapes.TEXT, "what they are there"),
          Field.required("scopes", Shapes.TEXTS, "what they may there"),
          Field.required("status", STATUS, "whether it counts"),
          Field.required("joined_at", Shapes.MOMENT, "since when"));

  private final AdminDesk desk;

  MembersApi(AdminDesk desk) {
    this.desk = desk;
  }

  List<Endpoint> endpoints() {
    var read = Permission.ORGANIZATIONS_READ;
    var write = Permission.ORGANIZATIONS_WRITE;
    return List.of(
        Endpoint.get(MEMBERS, read, "Its members, by address", new Told.Several(MEMBER))
            .asking(AdminCall.LIMIT, AdminCall.CURSOR)
            .by(call -> OrganizationsApi.in(call, id -> members(call, id))),
        Endpoint.post(MEMBERS, write, "Makes somebody a member", new Told.Made(MEMBER))
            .taking(
                Field.required("user", Shapes.TEXT, "the id of somebody with an account"),
                Field.optional("title", Shapes.TEXT, "1 to 100 characters"),
                Field.optional("scopes", Shapes.TEXTS, "at most 50, each of 100 characters"))
            .refusing(AdminProblem.MEMBER_ALREADY)
            .by(call -> OrganizationsApi.in(call, id -> add(call, id))),
        Endpoint.of(
                "PATCH",
                MEMBERS + "/{user}",
                write,
                "Gives a member another place (`scopes`, with `title`), or another `status`",
                new Told.Nothing())
            .taking(
                Field.optional("title", Shapes.TEXT, "none where `scopes` come without it"),
                Field.optional("scopes", Shapes.TEXTS, "all that they may from now on"),
                Field.optional("status", STATUS, "not together with the others"))
            .refusing(AdminProblem.EXCEEDS)
            .by(call -> ofMember(call, (id, user) -> change(call, id, user))),
        Endpoint.delete(MEMBERS + "/{user}", write, "Takes somebody out")
            .by(call ->
                ofMember(
                    call, (id, user) -> desk.act(call, new DropMember(call.issuer(), id, user)))));
  }

  private static HttpResponse ofMember(
      AdminCall call, BiFunction<OrganizationId, UserId, HttpResponse> use) {
    return OrganizationsApi.in(
        call,
        id ->
            call.user()
                .map(user -> use.apply(id, user))
                .orElseGet(AdminProblem.NOT_FOUND::response));
  }

  private HttpResponse members(AdminCall call, OrganizationId id) {
    return People.from(
        call,
        after ->
            desk.ask(
                call,
                new ListMembers(call.issuer(), id, after, call.limit()),
                AdminResult.Members.class,
                found ->
                    JsonAnswers.list(
                        found.members().stream().map(MembersApi::told).toList(),
                        People.cursor(
                            found.members().stream().map(Member::user).toList(), found.more()))));
  }

  private static Map<String, Object> told(Member member) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("user", member.user().id().value());
    fields.put("email", member.user().emailAsTyped());
    member.membership().title().ifPresent(title -> fields.put("title", title));
    fields.put("scopes", member.membership().scopes());
    fields.put("status", Shapes.word(member.membership().status()));
    fields.put("joined_at", member.membership().joinedAt().toString());
    return fields;
  }

  private HttpResponse change(AdminCall call, OrganizationId id, UserId user) {
    var body = call.body();
    var scopes = body.texts("scopes");
    var status = body.text("status");
    if (status.isPresent() && (scopes.isPresent() || body.get("title").isPresent())) {
      return AdminProblem.INVALID.of("status");
    }
    if (status.isEmpty() && scopes.isEmpty()) {
      return AdminProblem.MISSING.of("scopes");
    }
    Change change =
        status
            .<Change>map(
                word -> new Change.Turn(MembershipStatus.valueOf(word.toUpperCase(Locale.ROOT))))
            .orElseGet(() -> new Change.Place(body.text("title"), scopes.orElse(List.of())));
    return desk.act(call, new ChangeMember(call.issuer(), id, user, change));
  }

  private HttpResponse add(AdminCall call, OrganizationId id) {
    var body = call.body();
    var user = body.text("user").flatMap(UserId::parse);
    if (user.isEmpty()) {
      return AdminProblem.INVALID.of("user");
    }
    var person = user.get();
    return desk.askOr(
        call,
        new AddMember(
            call.issuer(),
            id,
            UserRef.id(person),
            body.text("title"),
            body.texts("scopes").orElse(List.of())),
        AdminResult.MemberAdded.class,
        added ->
            JsonAnswers.of(201, told(added.member()))
                .withHeader("Location", call.below(person.value())),
        () -> AdminProblem.INVALID.of("user"));
  }
}
