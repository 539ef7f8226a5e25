package dev.gatewright.server.pages.sample;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.account.Device;
import dev.gatewright.server.pages.console.ActingView;
import dev.gatewright.server.pages.console.ConsoleFrame;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ImpersonationView;
import dev.gatewright.server.pages.console.IssuerView;
import dev.gatewright.server.pages.console.NewUserView;
import dev.gatewright.server.pages.console.Person;
import dev.gatewright.server.pages.console.UserEditView;
import dev.gatewright.server.pages.console.UserFactorsView;
import dev.gatewright.server.pages.console.UserPasswordView;
import dev.gatewright.server.pages.console.UserRemovalView;
import dev.gatewright.server.pages.console.UserView;
import dev.gatewright.server.pages.console.UsersView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The console's pages of people in every state.
final class SampleConsolePeople {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String USER = "/console/i/acme/user";

  private final ConsolePages pages;
  private final ConsoleFrame frame;
  private final PageContext page;
  private final String spice;

  SampleConsolePeople(ConsolePages pages, ConsoleFrame frame, PageContext page, String spice) {
    this.pages = pages;
    this.frame = frame;
    this.page = page;
    this.spice = spice;
  }

  Map<String, Supplier<byte[]>> all() {
    Map<String, Supplier<byte[]>> made = new LinkedHashMap<>();
    made.put("console-users", () -> users(true));
    made.put("console-users-none", () -> users(false));
    made.put("console-new-user", () -> newUser(Optional.empty()));
    made.put(
        "console-new-user-wrong",
        () -> newUser(Optional.of(page.text("console.refusal.no_address"))));
    made.put("console-user", () -> pages.user(user(true), page));
    made.put("console-user-looked-at", () -> pages.user(user(false), page));
    made.put("console-user-edit", () -> edit(Optional.empty()));
    made.put(
        "console-user-edit-wrong",
        () -> edit(Optional.of(page.text("console.refusal.changed_meanwhile"))));
    made.put("console-user-password", () -> password(Optional.empty()));
    made.put(
        "console-user-password-wrong",
        () -> password(Optional.of(page.text("console.refusal.password_common"))));
    made.put("console-user-factors", () -> factors(true));
    made.put("console-user-factors-none", () -> factors(false));
    made.put("console-user-impersonation", () -> impersonation(Optional.empty()));
    made.put(
        "console-user-impersonation-refused",
        () -> impersonation(Optional.of(page.text("console.refusal.unfit_reason"))));
    made.put("console-user-acting", this::acting);
    made.put("console-user-removal", () -> removal(false));
    made.put("console-user-removal-unsure", () -> removal(true));
    return made;
  }

  private Account ada() {
    return new Account(Optional.of("Ada Lovelace" + spice), "ada@acme.test" + spice);
  }

  private ConsoleFrame below(String name) {
    return frame.below("Ada Lovelace" + spice, link(USER)).below(name + spice, link(USER));
  }

  private byte[] users(boolean any) {
    var bob = new Account(Optional.empty(), "bob@acme.test" + spice);
    return pages.users(
        new UsersView(
            frame,
            link("/console/i/acme/users"),
            any ? "" : "x" + spice,
            "active",
            List.of("active", "suspended", "disabled", "leaving"),
            any
                ? List.of(
                    new Person(ada(), "", link(USER)),
                    new Person(bob, "console.status.suspended", link(USER)))
                : List.of(),
            any ? Optional.of(link("/console/i/acme/users")) : Optional.empty(),
            any ? Optional.of(link("/console/i/acme/users?after=b")) : Optional.empty(),
            any,
            Optional.of(link("/console/i/acme/users/add"))),
        page);
  }

  private byte[] newUser(Optional<String> problem) {
    return pages.newUser(
        new NewUserView(
            frame.below("Add", link("/console/i/acme/users/add")),
            link("/console/i/acme/users/add"),
            "eve" + spice,
            "Eve" + spice,
            problem.map(_ -> "Nobody can be invited."),
            problem),
        page);
  }

  private UserView user(boolean all) {
    var may = all ? Optional.of(link(USER + "/edit")) : Optional.<PageLink>empty();
    return new UserView(
        frame.below("Ada Lovelace" + spice, link(USER)),
        link(USER),
        ada(),
        "usr_1" + spice,
        all ? "console.status.active" : "console.status.suspended",
        all,
        all,
        Optional.of("clerk" + spice),
        NOON,
        List.of(new UserView.Claim("given_name" + spice, "Ada" + spice)),
        List.of(
            new UserView.Name("username", "ada" + spice),
            new UserView.Name("phone", "+441632960000" + spice)),
        all,
        List.of(
            new UserView.Factor("console.factor_kind.totp", "", NOON),
            new UserView.Factor("console.factor_kind.passkey", "Laptop" + spice, NOON)),
        List.of(
            new UserView.Membership(
                "West Inc" + spice,
                Optional.of(link("/console/i/acme/organization?id=org_west")),
                "Head" + spice)),
        List.of(new UserView.Application("web" + spice, "Web" + spice, NOON)),
        Optional.of(
            all
                ? List.of(
                    new UserView.Login(
                        "sess_1" + spice,
                        new Device(Device.Kind.PHONE, Optional.of("Safari"), Optional.of("iPhone")),
                        Optional.of("192.0.2.7" + spice),
                        NOON,
                        NOON,
                        true))
                : List.of()),
        Optional.of(
            all
                ? List.of(new IssuerView.Happened("user.signed_in", "subject" + spice, NOON))
                : List.of()),
        Optional.of(link("/console/i/acme/events?person=usr_1")),
        new UserView.Can(all, all, may, may, may, may, may));
  }

  private byte[] edit(Optional<String> problem) {
    return pages.userEdit(
        new UserEditView(
            below("Edit"),
            link(USER + "/edit"),
            "Ada Lovelace" + spice,
            "1234" + spice,
            true,
            "ada@acme.test" + spice,
            true,
            "clerk" + spice,
            List.of(
                new UserView.Claim("name", "Ada Lovelace" + spice),
                new UserView.Claim("locale", "")),
            problem),
        page);
  }

  private byte[] password(Optional<String> problem) {
    return pages.userPassword(
        new UserPasswordView(
            below("Password"),
            link(USER + "/password"),
            "Ada Lovelace" + spice,
            "ada@acme.test" + spice,
            8,
            problem),
        page);
  }

  private byte[] impersonation(Optional<String> problem) {
    return pages.impersonation(
        new ImpersonationView(
            below("Act"),
            link(USER + "/impersonation"),
            "Ada Lovelace" + spice,
            "Ticket 4711" + spice,
            "web" + spice,
            "id.acme.test/account",
            List.of(
                new ImpersonationView.Application(
                    "web" + spice, "Wiki" + spice, "wiki.acme.test/login" + spice)),
            problem),
        page);
  }

  private byte[] acting() {
    return pages.acting(
        new ActingView(
            below("Act"),
            link("/acme/impersonate"),
            "wiki.acme.test/login" + spice,
            "Ada Lovelace" + spice,
            new ShownSecret("lnk_sample.secret" + spice),
            link(USER)),
        page);
  }

  private byte[] factors(boolean any) {
    return pages.userFactors(
        new UserFactorsView(
            below("Factors"),
            link(USER + "/factors"),
            "Ada Lovelace" + spice,
            any
                ? List.of(
                    new UserFactorsView.Line(
                        "totp" + spice, "console.factor_kind.totp", "Phone" + spice, NOON))
                : List.of()),
        page);
  }

  private byte[] removal(boolean failed) {
    return pages.userRemoval(
        new UserRemovalView(
            below("Delete"),
            link(USER + "/remove"),
            "Ada Lovelace" + spice,
            "ada@acme.test" + spice,
            failed),
        page);
  }

  private static PageLink link(String path) {
    return new PageLink(path);
  }
}
