package dev.gatewright.server.provider;

import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.User;
import dev.gatewright.identity.join.MailDesk;
import dev.gatewright.identity.join.MailDesk.Asking;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MailRequest;
import dev.gatewright.identity.mail.Recipient;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.account.AccountVisit;
import dev.gatewright.server.challenge.Challenges;
import dev.gatewright.server.challenge.ProtectedForm;
import dev.gatewright.server.config.issuer.Identifier;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.join.IssuerLinks;
import dev.gatewright.server.pages.ChallengeView;
import dev.gatewright.server.pages.ErrorKind;
import dev.gatewright.server.pages.ErrorView;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.LoginView;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.WayOn;
import dev.gatewright.server.pages.join.AddressView;
import dev.gatewright.server.pages.join.AddressView.Problem;
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
import dev.gatewright.server.provider.Onward.Origin;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The steps that the pages for becoming a user and getting back in share: an address is asked for,
/// a mail is promised, its link is opened.
final class JoinForms {
  /// In what a mailed link brings back: who had proved all but the address in the login that asked.
  static final String PROVED = "proved";

  private final MailDesk desk;
  private final boolean mails;
  private final Onward onward;
  private final PageRenderer renderer;
  private final JoinPages pages;
  private final TenantCookies cookies;
  private final Challenges challenges;
  private final InstantSource clock;

  JoinForms(
      Joining joining,
      Onward onward,
      PageRenderer renderer,
      TenantCookies cookies,
      Challenges challenges,
      InstantSource clock) {
    this.desk = joining.desk();
    this.mails = joining.mails();
    this.onward = onward;
    this.renderer = renderer;
    this.pages = new JoinPages(renderer.pages());
    this.cookies = cookies;
    this.challenges = challenges;
    this.clock = clock;
  }

  /// Whether mail reaches anybody.
  boolean mails() {
    return mails;
  }

  /// The form that asks for an address.
  HttpResponse ask(Origin origin, Purpose purpose, String path) {
    return ask(origin, purpose, path, "", Optional.empty());
  }

  HttpResponse ask(
      Origin origin, Purpose purpose, String path, String email, Optional<Problem> problem) {
    var view =
        new AddressView(
            purpose,
            new PageLink(origin.tenant().path() + path),
            email,
            asksFor(names(origin, purpose)),
            problem,
            origin.login(),
            origin.hidden());
    int status = problem.map(JoinForms::status).orElse(200);
    var unsolved = problem.filter(Problem.Unsolved.class::isInstance).isPresent();
    var form = form(purpose);
    var asked =
        (unsolved || device(origin).isEmpty()) && challenges.isDue(origin.tenant(), form)
            ? Optional.of(
                challenges.ask(origin.tenant(), origin.request(), form, origin.handle(), true))
            : Optional.<ChallengeView>empty();
    return page(origin, status, pages.address(view, context(origin).withChallenge(asked)));
  }

  /// The names by which somebody may say whose mail is meant: whoever cannot get in may know no
  /// other. All others are asked for an address, to show that it is theirs.
  private static Set<LoginName.Kind> names(Origin origin, Purpose purpose) {
    return purpose == Purpose.RECOVER
        ? Identifier.names(origin.tenant().settings().get(IssuerKeys.IDENTIFIERS))
        : Set.of();
  }

  /// What the field is called that takes an address, or one of these names.
  static String asksFor(Set<LoginName.Kind> names) {
    if (names.isEmpty()) {
      return LoginView.EMAIL;
    }
    if (names.size() > 1) {
      return "login.email_username_phone";
    }
    return names.contains(LoginName.Kind.USERNAME) ? "login.email_username" : "login.email_phone";
  }

  private static ProtectedForm form(Purpose purpose) {
    return purpose == Purpose.SIGNUP ? ProtectedForm.SIGN_UP : ProtectedForm.MAIL;
  }

  private Optional<DeviceId> device(Origin origin) {
    return cookies.device(origin.tenant(), origin.request());
  }

  /// While the issuer is under attack, a mail costs some work, but for a few from each network. No
  /// account is looked up for it.
  private boolean isOpen(Origin origin, Purpose purpose) {
    var tenant = origin.tenant();
    var form = form(purpose);
    return !challenges.isDue(tenant, form)
        || challenges.isSolved(
            tenant,
            origin.request(),
            form,
            origin.handle(),
            Forms.own(origin.request()).orElseGet(Parameters::none))
        || challenges.isSpared(tenant, origin.request(), device(origin));
  }

  private static int status(Problem problem) {
    return switch (problem) {
      case Problem.Missing(), Problem.Invalid(), Problem.OtherDomain() -> 422;
      case Problem.Unsolved() -> 403;
      case Problem.Throttled(_) -> 429;
      case Problem.Busy() -> 503;
    };
  }

  /// Takes the address that was typed and promises a mail, in the same words whoever has it.
  HttpResponse take(
      Origin origin,
      Purpose purpose,
      LinkPurpose link,
      String path,
      String typed,
      Predicate<MailAddress> isWelcome) {
    if (typed.isEmpty()) {
      return ask(origin, purpose, path, typed, Optional.of(new Problem.Missing()));
    }
    var to = Recipient.parse(typed, names(origin, purpose));
    if (to.isEmpty()) {
      return ask(origin, purpose, path, typed, Optional.of(new Problem.Invalid()));
    }
    if (to.get() instanceof Recipient.Address(var address) && !isWelcome.test(address)) {
      return ask(origin, purpose, path, typed, Optional.of(new Problem.OtherDomain()));
    }
    if (!isOpen(origin, purpose)) {
      return ask(origin, purpose, path, typed, Optional.of(new Problem.Unsolved()));
    }
    return promise(origin, purpose, link, path, to.get(), origin.document());
  }

  /// Promises a mail to somebody who has just proved in this login all but that their address is
  /// theirs. Its link says so when it comes back to this browser.
  HttpResponse verify(Origin origin, User person) {
    return promise(
        origin,
        Purpose.VERIFY,
        LinkPurpose.VERIFY_ADDRESS,
        "/verify",
        new Recipient.Address(MailAddress.of(person)),
        origin.document().with(PROVED, person.id().value()));
  }

  /// Promises a mail to an address; `brought` is what its link brings back.
  private HttpResponse promise(
      Origin origin,
      Purpose purpose,
      LinkPurpose link,
      String path,
      Recipient to,
      Document brought) {
    var typed = to.text();
    var now = clock.instant();
    var request =
        new MailRequest(
            link,
            to,
            context(origin).messages().language(),
            Optional.of(origin.asked(now)),
            brought);
    return switch (desk.ask(origin.tenant().id(), request, origin.request().clientAddress(), now)) {
      case Asking.Taken() -> sent(origin, purpose, path, typed);
      case Asking.Busy() ->
          ask(origin, purpose, path, typed, Optional.of(new Problem.Busy()))
              .withHeader("Retry-After", "2");
      case Asking.Throttled(var wait) -> throttled(origin, purpose, path, typed, wait);
    };
  }

  private HttpResponse throttled(
      Origin origin, Purpose purpose, String path, String typed, Duration wait) {
    long seconds = Math.max(1, wait.toSeconds());
    var problem = new Problem.Throttled(Math.ceilDiv(seconds, 60L));
    return ask(origin, purpose, path, typed, Optional.of(problem))
        .withHeader("Retry-After", Long.toString(seconds));
  }

  /// Promises a mail.
  HttpResponse sent(Origin origin, Purpose purpose, String path, String email) {
    var view = new SentView(purpose, email, Optional.of(origin.link(path)), origin.login());
    return page(origin, 200, pages.sent(view, context(origin)));
  }

  /// What a link opens: its form, to be sent with the link.
  record Opened(Purpose purpose, String path, String token, String address) {
    List<HiddenField> hidden(Origin origin) {
      var fields = new ArrayList<>(origin.hidden());
      fields.add(new HiddenField(IssuerLinks.TOKEN, token));
      return fields;
    }
  }

  /// What is asked on the page of a new password beside the password.
  record Beside(Optional<String> name, List<NewPasswordView.Terms> terms, TermsBox box) {
    static final Beside NOTHING = new Beside(Optional.empty(), List.of(), TermsBox.NEW);
  }

  HttpResponse password(
      Origin origin,
      Opened opened,
      PasswordPolicy policy,
      Beside beside,
      Optional<NewPasswordView.Problem> problem) {
    var view =
        new NewPasswordView(
            opened.purpose(),
            new PageLink(origin.tenant().path() + opened.path()),
            opened.address(),
            policy.minLength(),
            beside.name(),
            beside.terms(),
            beside.box(),
            problem,
            opened.hidden(origin));
    boolean busy = problem.filter(NewPasswordView.Problem.BUSY::equals).isPresent();
    int status = busy ? 503 : view.failed() ? 422 : 200;
    return page(origin, status, pages.password(view, context(origin)));
  }

  static NewPasswordView.Problem problem(PasswordPolicy.Reason reason) {
    return switch (reason) {
      case TOO_SHORT -> NewPasswordView.Problem.TOO_SHORT;
      case TOO_LONG -> NewPasswordView.Problem.TOO_LONG;
      case UNREADABLE -> NewPasswordView.Problem.UNREADABLE;
      case COMMON -> NewPasswordView.Problem.COMMON;
      case LIKE_ACCOUNT -> NewPasswordView.Problem.LIKE_ACCOUNT;
      case BREACHED -> NewPasswordView.Problem.BREACHED;
    };
  }

  HttpResponse confirm(Origin origin, Opened opened) {
    return confirm(origin, opened, 200, Optional.empty());
  }

  /// Says that the link acts only for whoever is signed in to its account.
  HttpResponse signInFirst(Origin origin, Opened opened) {
    return confirm(origin, opened, 403, Optional.of(origin.link(AccountVisit.ROOT)));
  }

  private HttpResponse confirm(
      Origin origin, Opened opened, int status, Optional<PageLink> signIn) {
    var view =
        new ConfirmView(
            opened.purpose(),
            new PageLink(origin.tenant().path() + opened.path()),
            opened.address(),
            signIn,
            opened.hidden(origin));
    return page(origin, status, pages.confirm(view, context(origin)));
  }

  /// An invitation; its form may lead to a provider.
  HttpResponse invitation(Origin origin, InvitationView view) {
    int status = view.problem().map(said -> Providers.status(said.trouble())).orElse(200);
    var context = context(origin);
    return renderer.pageLeadingToClient(
        origin.tenant(), status, pages.invitation(view, context), context);
  }

  /// What is left to accept for somebody who came by a provider.
  HttpResponse arrival(Origin origin, ArrivalView view) {
    return renderer.pageLeadingToClient(
        origin.tenant(), view.unread() ? 422 : 200, pages.arrival(view, context(origin)));
  }

  HttpResponse done(Origin origin, Purpose purpose, String address) {
    var ways = onward.ways(origin);
    // Whoever came by a mail may know no application yet, and has an account now.
    var account = List.<WayOn>of(new WayOn.Login(origin.link(AccountVisit.ROOT)));
    var view = new DoneView(purpose, address, ways.isEmpty() ? account : ways);
    return renderer.pageLeadingToClient(
        origin.tenant(), 200, pages.done(view, context(origin)), context(origin));
  }

  /// `again` is the path where another link is asked for.
  HttpResponse gone(Origin origin, Purpose purpose, Optional<String> again) {
    var view = new GoneView(purpose, again.map(origin::link));
    return page(origin, 410, pages.gone(view, context(origin)));
  }

  /// Nobody makes an account here by themselves.
  HttpResponse closed(Origin origin) {
    var view =
        new ErrorView(
            ErrorKind.FORBIDDEN,
            "signup.closed",
            origin.request().reference(),
            Optional.empty(),
            onward.ways(origin));
    return renderer.pageLeadingToClient(
        origin.tenant(), 403, renderer.pages().error(view, context(origin)));
  }

  private HttpResponse page(Origin origin, int status, byte[] html) {
    return renderer.page(origin.tenant(), status, html, context(origin));
  }

  private PageContext context(Origin origin) {
    return renderer
        .context(
            origin.tenant(),
            origin.request(),
            origin.locales(),
            origin.errand().flatMap(Errand::client))
        .withTheme(true);
  }

  /// The language of the page, in which mail about it is written.
  String language(Origin origin) {
    return context(origin).messages().language();
  }
}
