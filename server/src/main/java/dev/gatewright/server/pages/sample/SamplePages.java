package dev.gatewright.server.pages.sample;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.Branding;
import dev.gatewright.server.pages.ChooseAccountView;
import dev.gatewright.server.pages.ClientLook;
import dev.gatewright.server.pages.CodeView;
import dev.gatewright.server.pages.Color;
import dev.gatewright.server.pages.ConsentView;
import dev.gatewright.server.pages.ErrorKind;
import dev.gatewright.server.pages.ErrorView;
import dev.gatewright.server.pages.FormPostView;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.HomeView;
import dev.gatewright.server.pages.LanguageChoice;
import dev.gatewright.server.pages.Languages;
import dev.gatewright.server.pages.LoginProblem;
import dev.gatewright.server.pages.LoginView;
import dev.gatewright.server.pages.LogoutView;
import dev.gatewright.server.pages.PageAssets;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.Pages;
import dev.gatewright.server.pages.PasskeyView;
import dev.gatewright.server.pages.PinView;
import dev.gatewright.server.pages.ProofAsked;
import dev.gatewright.server.pages.ProviderButton;
import dev.gatewright.server.pages.SignedOutView;
import dev.gatewright.server.pages.TextReach;
import dev.gatewright.server.pages.WayOn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Every page in every state, filled with sample data. `spice` is added to each text that comes
/// from outside, so that a test can season all of them at once.
public final class SamplePages {
  /// The application that asks, where the page is about none that has a name.
  public static final String CLIENT = "Demo App";

  /// Makes all names long, as `spice`.
  public static final String LONG = " Donaudampfschifffahrtsgesellschaft & Söhne";

  /// Those that are of a brand of their own.
  private static final Set<String> BRANDED =
      Set.of("login-bright", "login-branded", "login-split", "consent-branded");

  private final Pages pages = new Pages();
  private final PageContext page;
  private final String spice;

  public SamplePages(PageContext page, String spice) {
    this.page = page;
    this.spice = spice;
  }

  public static PageContext context(String language) {
    return new PageContext(
        Languages.load().choose(Optional.of(language), Optional.empty()),
        Branding.named("Acme"),
        PageAssets.load());
  }

  public static SamplePages plain(String language) {
    return new SamplePages(context(language), "");
  }

  public static SamplePages seasoned(String spice) {
    PageContext plain = context("en");
    Branding branding =
        new Branding(
            "Acme" + spice,
            PageLink.parse("https://cdn.example/logo.svg?a=1&b='"),
            Branding.DEFAULT_COLOR);
    return new SamplePages(new PageContext(plain.messages(), branding, plain.assets()), spice);
  }

  /// The names of all that look as their context says.
  public static List<String> names() {
    return plain("en").made().keySet().stream().filter(name -> !BRANDED.contains(name)).toList();
  }

  /// In which language a page is where others are in this one.
  public static String language(String name, String wanted) {
    var messages = Languages.load().choose(Optional.of(wanted), Optional.empty());
    if (name.startsWith("console-")) {
      return Languages.load().ofConsole(messages).language();
    }
    return name.equals("reference") ? SampleReference.LANGUAGE : messages.language();
  }

  /// Whether the issuer's own stylesheet is loaded there.
  public static boolean isThemed(String name) {
    return Stream.of("consent", "error-", "end-").noneMatch(name::startsWith);
  }

  /// The pages by the name of their screenshot.
  public Map<String, String> all() {
    Map<String, String> texts = new LinkedHashMap<>();
    made().forEach((name, html) -> texts.put(name, text(html)));
    return texts;
  }

  /// One of them, which alone is rendered.
  public Optional<String> find(String name) {
    return Optional.ofNullable(made().get(name)).map(SamplePages::text);
  }

  private static String text(Supplier<byte[]> html) {
    return new String(html.get(), StandardCharsets.UTF_8);
  }

  private Map<String, Supplier<byte[]>> made() {
    Map<String, Supplier<byte[]>> made = new LinkedHashMap<>();
    made.put("login", () -> login("", Optional.empty()));
    made.put(
        "login-languages",
        () ->
            new SamplePages(page.offering(Optional.of(choice())), spice)
                .login("", Optional.empty()));
    made.put("login-wrong", () -> login("ada@acme.test", Optional.of(wrong())));
    made.put("login-missing", () -> login("", Optional.of(new LoginProblem.Missing(true, true))));
    made.put(
        "login-throttled",
        () -> login("ada@acme.test", Optional.of(new LoginProblem.Throttled(7))));
    made.put("login-busy", () -> login("ada@acme.test", Optional.of(new LoginProblem.Busy())));
    made.put(
        "login-inactive", () -> login("ada@acme.test", Optional.of(new LoginProblem.NotActive())));
    made.put(
        "login-unsolved", () -> login("ada@acme.test", Optional.of(new LoginProblem.Unsolved())));
    made.put("login-expired", () -> login("", Optional.of(new LoginProblem.Expired())));
    made.put("login-identify", () -> several("", Optional.empty(), List.of()));
    made.put(
        "login-settled",
        () -> several("ada@acme.test", Optional.of("password"), List.of("recovery_code")));
    made.put("login-proof", () -> proof(true));
    made.put("login-proof-again", () -> proof(false));
    made.put("login-bright", this::bright);
    made.put("login-branded", () -> branded(Branding.Layout.CARD));
    made.put("login-split", () -> branded(Branding.Layout.SPLIT));
    made.put("consent-branded", this::brandedConsent);
    made.put("code", () -> code(Optional.empty()));
    made.put("code-totp", () -> code("totp", List.of("recovery_code"), Optional.of(wrong())));
    made.put("pin", () -> pin(Optional.empty()));
    made.put("pin-wrong", () -> pin(Optional.of(wrong())));
    made.put("passkey", this::passkey);
    made.put("code-wrong", () -> code(Optional.of(wrong())));
    made.put("code-throttled", () -> code(Optional.of(new LoginProblem.Throttled(1))));
    made.put("code-mailed", () -> code("email_code", List.of("password"), Optional.of(wrong())));
    made.put("code-texted", () -> texted(new TextReach.Countries(List.of("+43", "+49"))));
    made.put("code-texted-nowhere", () -> texted(new TextReach.Nowhere()));
    made.putAll(new SampleMailedPages(pages, page, spice).all());
    made.putAll(new SampleJoinPages(pages, page, spice).all());
    made.put("choose-account", this::chooseAccount);
    made.put("consent", this::consent);
    made.put("logout", this::logout);
    made.put("signed-out", () -> pages.signedOut(new SignedOutView(true, List.of(back())), page));
    made.put("end-signed-out", () -> pages.signedOut(new SignedOutView(true, List.of()), page));
    made.put("end-stayed", () -> pages.signedOut(new SignedOutView(false, List.of()), page));
    for (ErrorKind kind : ErrorKind.values()) {
      made.put("error-" + kind.name(), () -> error(kind, ways()));
      made.put("end-" + kind.name(), () -> error(kind, List.of()));
    }
    made.put("form-post", () -> formPost("/callback"));
    made.put("home", () -> pages.home(new HomeView(List.of()), page));
    made.put("reference", () -> new SampleReference(pages, page).html());
    made.putAll(new SampleDevPages(pages, page, spice).all());
    made.putAll(new SampleAccountPages(pages, page, spice).all());
    made.putAll(new SampleConsolePages(pages, page, spice).all());
    return made;
  }

  private LanguageChoice choice() {
    return new LanguageChoice(
        link("/language"), "/login?interaction=1" + spice, Languages.supported());
  }

  private static LoginProblem wrong() {
    return new LoginProblem.WrongCredentials();
  }

  byte[] login(String email, Optional<LoginProblem> problem) {
    String typed = email.isEmpty() ? email : email + spice;
    return pages.login(
        new LoginView(
            link("/login"),
            Optional.of(clientName()),
            typed,
            LoginView.EMAIL,
            false,
            Optional.of("password"),
            List.of(),
            Optional.empty(),
            false,
            List.of(),
            false,
            problem,
            Optional.empty(),
            beside(),
            hidden()),
        page);
  }

  /// Where the address is asked for alone, and where it was.
  private byte[] several(String email, Optional<String> first, List<String> others) {
    return pages.login(
        new LoginView(
            link("/login"),
            Optional.of(clientName()),
            email.isEmpty() ? email : email + spice,
            "login.email_username_phone",
            !email.isEmpty(),
            first,
            others,
            Optional.of("{\"challenge\":\"AAAA\"}"),
            email.isEmpty(),
            List.of(
                new ProviderButton("google", "Google" + spice), new ProviderButton("acme", "Acme")),
            !email.isEmpty(),
            Optional.empty(),
            Optional.of(true),
            beside(),
            hidden()),
        page);
  }

  /// Of somebody who is signed in and proves anew who they are.
  private byte[] proof(boolean keeps) {
    var asked =
        new ProofAsked(
            new Account(Optional.of("Ada Lovelace" + spice), "ada@acme.test"),
            Duration.ofMinutes(10),
            keeps ? Optional.of("Change settings" + spice) : Optional.empty(),
            keeps);
    return pages.login(
        new LoginView(
            link("/login"),
            Optional.empty(),
            "ada@acme.test",
            LoginView.EMAIL,
            true,
            Optional.of("password"),
            List.of(),
            Optional.of("{\"challenge\":\"AAAA\"}"),
            false,
            List.of(),
            false,
            Optional.empty(),
            Optional.empty(),
            LoginView.Beside.NONE,
            hidden()),
        page.asking(Optional.of(asked)));
  }

  private byte[] pin(Optional<LoginProblem> problem) {
    return pages.pin(
        new PinView(
            link("/login"), Optional.of(clientName()), List.of("password"), problem, hidden()),
        page);
  }

  private LoginView.Beside beside() {
    return new LoginView.Beside(Optional.of(link("/recover")), Optional.of(link("/signup")));
  }

  private byte[] code(Optional<LoginProblem> problem) {
    return code("recovery_code", List.of(), problem);
  }

  private byte[] code(String method, List<String> others, Optional<LoginProblem> problem) {
    return code(method, others, new TextReach.Everywhere(), problem);
  }

  private byte[] texted(TextReach reach) {
    return code("sms_code", List.of("password"), reach, Optional.empty());
  }

  private byte[] code(
      String method, List<String> others, TextReach reach, Optional<LoginProblem> problem) {
    return pages.code(
        new CodeView(
            link("/login"),
            Optional.of(clientName()),
            ada(),
            method,
            others,
            reach,
            Optional.of(Duration.ofDays(30)),
            problem,
            hidden()),
        page);
  }

  private byte[] passkey() {
    return pages.passkey(
        new PasskeyView(
            link("/login"),
            Optional.of(clientName()),
            ada(),
            "{\"challenge\":\"AAAA\"}",
            List.of("totp", "recovery_code"),
            Optional.of(new LoginProblem.UnknownPasskey()),
            hidden()),
        page);
  }

  /// A brand that is hard to please: a glaring color and names without end.
  private byte[] bright() {
    Branding branding =
        new Branding(
            "Rindfleischetikettierungsüberwachungsaufgabengesellschaft & Söhne",
            Optional.empty(),
            Color.parse("#ffd400").orElseThrow());
    return pages.login(
        new LoginView(
            link("/login"),
            Optional.of("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" + spice),
            "",
            Optional.of(new LoginProblem.Throttled(1)),
            hidden()),
        new PageContext(page.messages(), branding, page.assets()));
  }

  byte[] formPost(String action) {
    return pages.formPost(
        new FormPostView(
            link(action),
            Optional.of(clientName()),
            List.of(
                new HiddenField("code", "c0de" + spice),
                new HiddenField("state", "af0ifjsldkj" + spice),
                new HiddenField("submit", ""))),
        page);
  }

  private byte[] chooseAccount() {
    return pages.chooseAccount(
        new ChooseAccountView(link("/login"), Optional.of(clientName()), ada(), hidden()), page);
  }

  private byte[] branded(Branding.Layout layout) {
    return pages.login(
        new LoginView(link("/login"), Optional.of(clientName()), "", Optional.empty(), hidden()),
        SampleLooks.page(page, layout, spice).withTheme(true));
  }

  private byte[] brandedConsent() {
    return pages.consent(
        consentView(), SampleLooks.page(page, Branding.Layout.CARD, spice).withTheme(false));
  }

  private byte[] consent() {
    return pages.consent(consentView(), page);
  }

  private ConsentView consentView() {
    return new ConsentView(
        link("/consent"),
        clientName(),
        Optional.of("localhost:3000" + spice),
        ada(),
        Optional.of("Acme Inc" + spice),
        List.of(
            new ConsentView.Scope("openid", Optional.empty()),
            new ConsentView.Scope("profile", Optional.empty()),
            new ConsentView.Scope("email", Optional.empty()),
            new ConsentView.Scope(
                "projects:write", SampleLooks.english("Change your projects" + spice)),
            new ConsentView.Scope("reports:read" + spice, Optional.empty()),
            new ConsentView.Scope("offline_access", Optional.empty())),
        Optional.of(Duration.ofDays(30)),
        true,
        hidden());
  }

  private byte[] logout() {
    return pages.logout(
        new LogoutView(
            link("/oauth2/end_session"),
            Optional.of(clientName()),
            Optional.of("localhost:3000" + spice),
            Optional.of(ada()),
            hidden()),
        page);
  }

  private byte[] error(ErrorKind kind, List<WayOn> ways) {
    return pages.error(
        new ErrorView(
            kind,
            "redirect_uri.mismatch" + spice,
            "9F4K-27QX" + spice,
            Optional.of("The redirect_uri is not registered for client \"web\"." + spice),
            ways),
        page);
  }

  private List<WayOn> ways() {
    return List.of(
        new WayOn.Again(link("/start-again"), hidden()),
        new WayOn.SignIn(clientName(), link("http://localhost:3000/login")),
        back());
  }

  private Account ada() {
    return new Account(Optional.of("Ada Lovelace" + spice), "ada@acme.test" + spice);
  }

  private WayOn back() {
    return new WayOn.Back(clientName(), link("http://localhost:3000/"));
  }

  private List<HiddenField> hidden() {
    return List.of(new HiddenField("state", "sealed" + spice));
  }

  private String clientName() {
    return page.client().map(ClientLook::name).orElse(CLIENT) + spice;
  }

  private static PageLink link(String text) {
    return PageLink.parse(text).orElseThrow();
  }
}
