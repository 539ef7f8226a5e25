package dev.gatewright.server.pages.sample;

import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.LoginProblem;
import dev.gatewright.server.pages.LoginView;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.Pages;
import dev.gatewright.server.pages.ProviderButton;
import dev.gatewright.server.pages.UpstreamTrouble;
import dev.gatewright.server.pages.WayOn;
import dev.gatewright.server.pages.join.AddressView;
import dev.gatewright.server.pages.join.ArrivalView;
import dev.gatewright.server.pages.join.ConfirmView;
import dev.gatewright.server.pages.join.DoneView;
import dev.gatewright.server.pages.join.GoneView;
import dev.gatewright.server.pages.join.InvitationView;
import dev.gatewright.server.pages.join.JoinPages;
import dev.gatewright.server.pages.join.NewPasswordView;
import dev.gatewright.server.pages.join.NewPasswordView.TermsBox;
import dev.gatewright.server.pages.join.Purpose;
import dev.gatewright.server.pages.join.SentView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The pages for becoming a user and getting back in, in every state.
final class SampleJoinPages {
  private static final String EMAIL = "ada@acme.test";

  private final JoinPages pages;
  private final PageContext page;
  private final String spice;

  SampleJoinPages(Pages pages, PageContext page, String spice) {
    this.pages = new JoinPages(pages);
    this.page = page;
    this.spice = spice;
  }

  Map<String, Supplier<byte[]>> all() {
    var made = new LinkedHashMap<String, Supplier<byte[]>>();
    made.put("recover", () -> address(Purpose.RECOVER, Optional.empty()));
    made.put(
        "recover-missing",
        () -> address(Purpose.RECOVER, Optional.of(new AddressView.Problem.Missing())));
    made.put(
        "recover-invalid",
        () -> address(Purpose.RECOVER, Optional.of(new AddressView.Problem.Invalid())));
    made.put(
        "recover-throttled",
        () -> address(Purpose.RECOVER, Optional.of(new AddressView.Problem.Throttled(7))));
    made.put(
        "recover-busy",
        () -> address(Purpose.RECOVER, Optional.of(new AddressView.Problem.Busy())));
    made.put("recover-sent", () -> sent(Purpose.RECOVER));
    made.put("recover-new", () -> password(Purpose.RECOVER, Optional.empty()));
    for (var problem : NewPasswordView.Problem.values()) {
      made.put("recover-" + problem.name(), () -> password(Purpose.RECOVER, Optional.of(problem)));
    }
    made.put("recover-done", () -> done(Purpose.RECOVER, login()));
    made.put("recover-gone", () -> gone(Purpose.RECOVER, Optional.of(link("/recover"))));
    made.put("recover-gone-alone", () -> gone(Purpose.RECOVER, Optional.empty()));
    made.put("signup", () -> address(Purpose.SIGNUP, Optional.empty()));
    made.put(
        "signup-domain",
        () -> address(Purpose.SIGNUP, Optional.of(new AddressView.Problem.OtherDomain())));
    made.put("signup-sent", () -> sent(Purpose.SIGNUP));
    made.put("signup-new", () -> account(Purpose.SIGNUP, TermsBox.NEW, Optional.empty()));
    made.put("signup-terms", () -> account(Purpose.SIGNUP, TermsBox.LEFT, Optional.empty()));
    made.put(
        "signup-short",
        () ->
            account(
                Purpose.SIGNUP, TermsBox.TICKED, Optional.of(NewPasswordView.Problem.TOO_SHORT)));
    made.put(
        "signup-wrong",
        () ->
            account(Purpose.SIGNUP, TermsBox.LEFT, Optional.of(NewPasswordView.Problem.TOO_SHORT)));
    for (boolean unread : new boolean[] {false, true}) {
      var terms = List.of(new NewPasswordView.Terms("terms.service", link("/terms")));
      var view = new ArrivalView(link("/arrive"), "Google" + spice, EMAIL, terms, unread, hidden());
      made.put("arrival" + (unread ? "-unread" : ""), () -> pages.arrival(view, page));
    }
    made.put("signup-done", () -> done(Purpose.SIGNUP, login()));
    made.put("signup-gone", () -> gone(Purpose.SIGNUP, Optional.of(link("/signup"))));
    made.put("invited-new", () -> account(Purpose.INVITED, TermsBox.NEW, Optional.empty()));
    var create = Optional.of(link("/invitation?new=1"));
    made.put("invitation", () -> invitation(true, Optional.empty(), Optional.empty()));
    made.put("invitation-new", () -> invitation(false, create, Optional.empty()));
    made.put(
        "invitation-address",
        () ->
            invitation(
                false,
                create,
                Optional.of(
                    new LoginProblem.Upstream(UpstreamTrouble.OTHER_ADDRESS, "Google" + spice))));
    made.put("invitation-closed", () -> invitation(false, Optional.empty(), Optional.empty()));
    made.put("invited-done", () -> done(Purpose.INVITED, login()));
    made.put(
        "change-confirm",
        () ->
            pages.confirm(
                new ConfirmView(
                    Purpose.CHANGE,
                    link("/change-address"),
                    EMAIL + spice,
                    Optional.empty(),
                    hidden()),
                page));
    made.put(
        "change-sign-in",
        () ->
            pages.confirm(
                new ConfirmView(
                    Purpose.CHANGE,
                    link("/change-address"),
                    EMAIL + spice,
                    Optional.of(link("/account")),
                    hidden()),
                page));
    made.put("change-done", () -> done(Purpose.CHANGE, login()));
    made.put("undo-new", () -> password(Purpose.UNDO, Optional.empty()));
    made.put("undo-done", () -> done(Purpose.UNDO, login()));
    made.put("verify", () -> address(Purpose.VERIFY, Optional.empty()));
    made.put("verify-sent", () -> sent(Purpose.VERIFY));
    made.put(
        "verify-confirm",
        () ->
            pages.confirm(
                new ConfirmView(
                    Purpose.VERIFY, link("/verify"), EMAIL + spice, Optional.empty(), hidden()),
                page));
    made.put("verify-done", () -> done(Purpose.VERIFY, login()));
    made.put("verify-gone", () -> gone(Purpose.VERIFY, Optional.of(link("/verify"))));
    return made;
  }

  private byte[] account(Purpose purpose, TermsBox box, Optional<NewPasswordView.Problem> problem) {
    return pages.password(
        new NewPasswordView(
            purpose,
            link("/signup"),
            EMAIL + spice,
            15,
            Optional.of("Ada" + spice),
            List.of(
                new NewPasswordView.Terms("terms.service", link("https://acme.test/terms")),
                new NewPasswordView.Terms("terms.privacy", link("https://acme.test/privacy"))),
            box,
            problem,
            hidden()),
        page);
  }

  private byte[] invitation(
      boolean account, Optional<PageLink> create, Optional<LoginProblem.Upstream> problem) {
    return pages.invitation(
        new InvitationView(
            link("/invitation"),
            "North Ltd" + spice,
            Optional.of("Kim (kim@acme.test)" + spice),
            EMAIL + spice,
            account,
            create,
            create.isPresent()
                ? List.of(new ProviderButton("google" + spice, "Google" + spice))
                : List.of(),
            problem,
            hidden()),
        page);
  }

  private byte[] address(Purpose purpose, Optional<AddressView.Problem> problem) {
    var email = problem.isPresent() ? EMAIL + spice : "";
    return pages.address(
        new AddressView(
            purpose,
            link("/recover"),
            email,
            LoginView.EMAIL,
            problem,
            Optional.of(link("/login")),
            hidden()),
        page);
  }

  private byte[] sent(Purpose purpose) {
    return pages.sent(
        new SentView(
            purpose, EMAIL + spice, Optional.of(link("/recover")), Optional.of(link("/login"))),
        page);
  }

  private byte[] password(Purpose purpose, Optional<NewPasswordView.Problem> problem) {
    return pages.password(
        new NewPasswordView(
            purpose,
            link("/recover"),
            EMAIL + spice,
            8,
            Optional.empty(),
            List.of(),
            TermsBox.NEW,
            problem,
            hidden()),
        page);
  }

  private byte[] done(Purpose purpose, List<WayOn> ways) {
    return pages.done(new DoneView(purpose, EMAIL + spice, ways), page);
  }

  private byte[] gone(Purpose purpose, Optional<PageLink> again) {
    return pages.gone(new GoneView(purpose, again), page);
  }

  private List<WayOn> login() {
    return List.of(new WayOn.Login(link("/login")));
  }

  private List<HiddenField> hidden() {
    return List.of(new HiddenField("interaction", "h4ndle" + spice));
  }

  private static PageLink link(String path) {
    return new PageLink(path);
  }
}
