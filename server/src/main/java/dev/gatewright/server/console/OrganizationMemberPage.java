package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.OrganizationCommand;
import dev.gatewright.admin.command.OrganizationCommand.AddMember;
import dev.gatewright.admin.command.OrganizationCommand.ChangeMember;
import dev.gatewright.admin.command.OrganizationCommand.ShowMember;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.console.ConsoleMemberView;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.store.people.MemberTable.Change;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Makes somebody with an account a member, or gives the member whom the address names another
/// title and other rights.
final class OrganizationMemberPage {
  static final String PATH = "/organization/member";

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  OrganizationMemberPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.organization(PATH, Permission.ORGANIZATIONS_WRITE, this::show)
        .acting(this::act)
        .provedNow("member");
  }

  /// What the form has in it.
  private record Typed(String email, String title, String scopes) {
    static final Typed NOTHING = new Typed("", "", "");

    static Typed of(Parameters fields) {
      return new Typed(
          fields.first(ConsoleMemberView.EMAIL_FIELD).map(String::strip).orElse(""),
          fields.first(ConsoleMemberView.TITLE_FIELD).map(String::strip).orElse(""),
          fields.first(ConsoleMemberView.SCOPES_FIELD).map(String::strip).orElse(""));
    }
  }

  /// A member as they are.
  private record Found(User user, Membership place) {
    UserId id() {
      return user.id();
    }
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return OneOrganization.with(
        desk,
        visit,
        one -> {
          if (visit.asked(ConsoleMemberView.USER_PARAMETER).isEmpty()) {
            return visit.isOfOrganization()
                ? new ConsoleAnswer.Missing()
                : ConsoleAnswer.shown(form(one, Optional.empty(), Typed.NOTHING, Optional.empty()));
          }
          return member(one)
              .map(found -> {
                var typed =
                    new Typed(
                        "",
                        found.place().title().orElse(""),
                        String.join(" ", found.place().scopes()));
                return ConsoleAnswer.shown(form(one, Optional.of(found), typed, Optional.empty()));
              })
              .orElseGet(ConsoleAnswer.Missing::new);
        });
  }

  private Optional<Found> member(OneOrganization one) {
    var visit = one.visit();
    return visit
        .asked(ConsoleMemberView.USER_PARAMETER)
        .flatMap(UserId::parse)
        .flatMap(id ->
            desk.see(
                visit,
                new ShowMember(visit.issuerId(), one.id(), id),
                AdminResult.MemberShown.class))
        .map(AdminResult.MemberShown::member)
        .map(member -> new Found(member.user(), member.membership()));
  }

  private byte[] form(
      OneOrganization one, Optional<Found> member, Typed typed, Optional<String> problem) {
    var here =
        member
            .map(found ->
                one.at(PATH)
                    + "&"
                    + ConsoleMemberView.USER_PARAMETER
                    + "="
                    + URLEncoder.encode(found.id().value(), StandardCharsets.UTF_8))
            .orElseGet(() -> one.at(PATH));
    var view =
        new ConsoleMemberView(
            one.frame(
                here,
                member.isPresent()
                    ? "console.organization.change_member"
                    : "console.organization.add_member"),
            one.link(here),
            member.map(found -> People.account(found.user()).headline()),
            typed.email(),
            typed.title(),
            typed.scopes(),
            problem);
    return pages.organizationMember(view, one.visit().page());
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    return OneOrganization.with(
        desk,
        visit,
        one -> {
          var typed = Typed.of(fields);
          var title = OneOrganization.title(typed.title());
          var scopes = OneOrganization.scopes(typed.scopes());
          if (visit.asked(ConsoleMemberView.USER_PARAMETER).isEmpty()) {
            var user = UserRef.address(typed.email());
            var add = new AddMember(visit.issuerId(), one.id(), user, title, scopes);
            return done(one, Optional.empty(), typed, add, ConsoleNotice.MEMBER_ADDED);
          }
          return member(one)
              .map(found -> {
                var place = new Change.Place(title, scopes);
                var change = new ChangeMember(visit.issuerId(), one.id(), found.id(), place);
                return done(one, Optional.of(found), typed, change, ConsoleNotice.MEMBER_CHANGED);
              })
              .orElseGet(ConsoleAnswer.Missing::new);
        });
  }

  private ConsoleAnswer done(
      OneOrganization one,
      Optional<Found> member,
      Typed typed,
      OrganizationCommand command,
      ConsoleNotice notice) {
    return desk.act(one.visit(), command)
        .map(why -> {
          var messages = one.visit().page().messages();
          var text =
              why instanceof Refusal.NoSuchUser
                  ? messages.text("console.refusal.no_such_user")
                  : RefusalText.of(why, messages);
          return ConsoleAnswer.wrong(form(one, member, typed, Optional.of(text)));
        })
        .orElseGet(() -> ConsoleAnswer.done(one.home(), notice));
  }
}
