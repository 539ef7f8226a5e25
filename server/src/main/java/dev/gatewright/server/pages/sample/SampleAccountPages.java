package dev.gatewright.server.pages.sample;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.ConsentView;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.Pages;
import dev.gatewright.server.pages.ProviderButton;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.ActivityView;
import dev.gatewright.server.pages.account.ApplicationsView;
import dev.gatewright.server.pages.account.AuthenticatorView;
import dev.gatewright.server.pages.account.BrowsersView;
import dev.gatewright.server.pages.account.CodesView;
import dev.gatewright.server.pages.account.DataView;
import dev.gatewright.server.pages.account.Device;
import dev.gatewright.server.pages.account.Device.Kind;
import dev.gatewright.server.pages.account.Frame;
import dev.gatewright.server.pages.account.Happening;
import dev.gatewright.server.pages.account.LeavingView;
import dev.gatewright.server.pages.account.NewAddressView;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.OverviewView;
import dev.gatewright.server.pages.account.PasskeysView;
import dev.gatewright.server.pages.account.PasswordView;
import dev.gatewright.server.pages.account.ProfileView;
import dev.gatewright.server.pages.account.ProvidersView;
import dev.gatewright.server.pages.account.Section;
import dev.gatewright.server.pages.account.SecurityView;
import dev.gatewright.server.pages.account.SessionsView;
import dev.gatewright.server.pages.account.When;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// The pages of an account in every state, as [SamplePages] has the others.
final class SampleAccountPages {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final AccountPages pages;
  private final PageContext page;
  private final String spice;

  SampleAccountPages(Pages pages, PageContext page, String spice) {
    this.pages = new AccountPages(pages);
    this.page = page;
    this.spice = spice;
  }

  Map<String, Supplier<byte[]>> all() {
    Map<String, Supplier<byte[]>> made = new LinkedHashMap<>();
    made.put("account-overview", this::overview);
    made.put(
        "account-security",
        () ->
            pages.security(
                new SecurityView(
                    frame(Section.SECURITY),
                    true,
                    3,
                    true,
                    2,
                    true,
                    OptionalInt.of(2),
                    OptionalInt.of(1)),
                page));
    made.put("account-providers", () -> providers(true));
    made.put("account-providers-none", () -> providers(false));
    made.put("account-profile", () -> profile(false));
    made.put("account-profile-wrong", () -> profile(true));
    made.put("account-address", () -> newAddress(Optional.empty()));
    made.put(
        "account-address-wrong", () -> newAddress(Optional.of(NewAddressView.Problem.INVALID)));
    made.put("account-data", () -> data(false));
    made.put("account-data-unsure", () -> data(true));
    made.put(
        "account-leaving", () -> pages.leaving(leaving(Optional.of(link("/account/keep"))), page));
    made.put("account-left", () -> pages.leaving(leaving(Optional.empty()), page));
    made.put("account-kept", () -> pages.kept(leaving(Optional.empty()), page));
    made.put("account-password", () -> password(Optional.empty()));
    for (var problem : PasswordView.Problem.values()) {
      made.put("account-password-" + problem.name(), () -> password(Optional.of(problem)));
    }
    made.put("account-codes", () -> codes(3, List.of()));
    made.put("account-codes-none", () -> codes(0, List.of()));
    made.put(
        "account-codes-made",
        () -> codes(10, List.of(secret("7TQ9-44KD-PWMA-1X0Z"), secret("AAAA-BBBB-CCCC-DDDD"))));
    made.put("account-authenticator", () -> authenticator(Optional.empty(), Optional.empty()));
    made.put(
        "account-authenticator-wrong",
        () -> authenticator(Optional.of(NOON), Optional.of(AuthenticatorView.Problem.WRONG)));
    made.put("account-passkeys", () -> passkeys(false));
    made.put("account-passkeys-failed", () -> passkeys(true));
    made.put("account-sessions", this::sessions);
    made.put("account-applications", this::applications);
    made.put(
        "account-applications-none",
        () ->
            pages.applications(
                new ApplicationsView(frame(Section.APPLICATIONS), link("/a"), List.of()), page));
    made.put("account-browsers", this::browsers);
    made.putAll(
        new SampleOrganizationPages(pages, frame(Section.ORGANIZATIONS), page, spice).all());
    made.put(
        "account-activity",
        () ->
            pages.activity(
                new ActivityView(
                    frame(Section.ACTIVITY),
                    happenings(),
                    Optional.of(link("/account/activity?x=1"))),
                page));
    for (var notice : Notice.values()) {
      var frame = framed(Section.SECURITY, Optional.of(notice));
      made.put(
          "account-notice-" + notice.name(),
          () ->
              pages.security(
                  new SecurityView(
                      frame, false, 0, false, 0, false, OptionalInt.empty(), OptionalInt.empty()),
                  page));
    }
    return made;
  }

  private byte[] authenticator(
      Optional<Instant> since, Optional<AuthenticatorView.Problem> problem) {
    var setup =
        new AuthenticatorView.Setup(
            new AuthenticatorView.Picture(29, "M4 4h7v1h-7zM12 4h3v1h-3z"),
            secret("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"),
            secret("sealed" + spice));
    return pages.authenticator(
        new AuthenticatorView(
            frame(Section.SECURITY),
            link("/account/security/authenticator"),
            since,
            setup,
            problem),
        page);
  }

  private byte[] providers(boolean some) {
    var links =
        List.of(
            new ProvidersView.Link(
                "id1" + spice, "Google" + spice, Optional.of("ada@" + spice), NOON, NOON, true),
            new ProvidersView.Link("id2", "old", Optional.empty(), NOON, NOON, false));
    var offered = List.of(new ProviderButton("google", "Google" + spice));
    return pages.providers(
        new ProvidersView(
            frame(Section.SECURITY),
            link("/account/security/providers"),
            some ? links : List.of(),
            some ? offered : List.of()),
        page);
  }

  private byte[] passkeys(boolean failed) {
    var list =
        List.of(
            new PasskeysView.Passkey(
                "id1" + spice, "Phone" + spice, true, true, true, NOON, Optional.of(NOON)),
            new PasskeysView.Passkey(
                "id2" + spice, "", false, false, false, NOON, Optional.empty()));
    return pages.passkeys(
        new PasskeysView(
            frame(Section.SECURITY),
            link("/account/security/passkeys"),
            failed ? List.of() : list,
            Optional.of("{\"challenge\":\"AAAA\",\"user\":{\"id\":\"AAAA\"}}"),
            secret("sealed" + spice),
            failed),
        page);
  }

  private Frame frame(Section section) {
    return framed(section, Optional.empty());
  }

  private Frame framed(Section section, Optional<Notice> notice) {
    return new Frame(
        link("/account"),
        section,
        false,
        Optional.empty(),
        new Account(Optional.of("Ada Lovelace" + spice), "ada@acme.test" + spice),
        notice,
        Optional.of(link("/")),
        link("/logout"),
        new When(ZoneId.of("Europe/Berlin")),
        List.of(new HiddenField("form", "sealed" + spice)));
  }

  private byte[] profile(boolean wrong) {
    return pages.profile(
        new ProfileView(
            frame(Section.PROFILE),
            link("/account/profile"),
            List.of(
                new ProfileView.Field("name", "Ada Lovelace" + spice, false),
                new ProfileView.Field("website", "ada" + spice, wrong),
                new ProfileView.Field("locale", "de", false),
                new ProfileView.Field("zoneinfo", "Europe/Berlin", false)),
            List.of("Europe/Berlin", "Europe/London"),
            List.of("en", "de", "ar")),
        page);
  }

  private byte[] newAddress(Optional<NewAddressView.Problem> problem) {
    return pages.newAddress(
        new NewAddressView(
            frame(Section.PROFILE), link("/account/address"), "ada@acme.test" + spice, problem),
        page);
  }

  private byte[] data(boolean unconfirmed) {
    return pages.data(
        new DataView(
            frame(Section.DATA),
            link("/account/data"),
            Optional.of(Duration.ofDays(7)),
            unconfirmed),
        page);
  }

  private LeavingView leaving(Optional<PageLink> keep) {
    return new LeavingView(
        frame(Section.DATA).account(),
        NOON,
        new When(ZoneId.of("UTC")),
        keep,
        link("/account"),
        List.of(new HiddenField("proof", "sealed" + spice)));
  }

  private byte[] overview() {
    return pages.overview(
        new OverviewView(
            frame(Section.OVERVIEW), true, 0, 3, device(), 1, 2, happenings().subList(0, 3)),
        page);
  }

  private byte[] password(Optional<PasswordView.Problem> problem) {
    return pages.password(
        new PasswordView(
            frame(Section.SECURITY),
            link("/account/security/password"),
            "ada@acme.test" + spice,
            true,
            8,
            true,
            problem),
        page);
  }

  private byte[] codes(int left, List<ShownSecret> made) {
    return pages.codes(
        new CodesView(frame(Section.SECURITY), link("/account/codes"), left, false, made), page);
  }

  private byte[] sessions() {
    return pages.sessions(
        new SessionsView(
            frame(Section.SESSIONS),
            link("/account/sessions"),
            List.of(
                login("s1", device(), true),
                login("s2", new Device(Kind.PHONE, text("Safari"), text("iPhone")), false),
                login("s3", Device.UNKNOWN, false))),
        page);
  }

  private SessionsView.Login login(String id, Device device, boolean current) {
    return new SessionsView.Login(
        id + spice,
        device,
        text("2001:db8:1234:5678::1"),
        NOON,
        NOON.plusSeconds(90),
        current,
        current,
        !current);
  }

  private byte[] applications() {
    return pages.applications(
        new ApplicationsView(
            frame(Section.APPLICATIONS),
            link("/account/applications"),
            List.of(
                new ApplicationsView.Application(
                    "shop" + spice,
                    "Corner Shop" + spice,
                    Optional.of(link("https://shop.example/")),
                    List.of(
                        new ConsentView.Scope("openid", Optional.empty()),
                        new ConsentView.Scope(
                            "projects:read", SampleLooks.english("See your projects" + spice)),
                        new ConsentView.Scope("reports:read" + spice, Optional.empty())),
                    NOON,
                    NOON),
                new ApplicationsView.Application(
                    "dampf" + spice,
                    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" + spice,
                    Optional.empty(),
                    List.of(),
                    NOON,
                    NOON))),
        page);
  }

  private byte[] browsers() {
    return pages.browsers(
        new BrowsersView(
            frame(Section.SECURITY),
            link("/account/security/browsers"),
            List.of(
                new BrowsersView.Browser("one" + spice, device(), NOON, NOON.plusSeconds(86_400)),
                new BrowsersView.Browser("two" + spice, Device.UNKNOWN, NOON, NOON))),
        page);
  }

  private List<Happening> happenings() {
    return List.of(
        new Happening(
            "began",
            Optional.empty(),
            Optional.of(device()),
            text("192.0.2.7"),
            Optional.empty(),
            false,
            NOON),
        happening("allowed", text("Corner Shop"), Optional.empty(), false),
        happening("added", Optional.empty(), Optional.of("operator"), false),
        happening("stolen", text("Corner Shop"), Optional.of("client"), true),
        happening("ended", Optional.empty(), Optional.of("server"), false));
  }

  private static Happening happening(
      String key, Optional<String> name, Optional<String> by, boolean alarming) {
    return new Happening(key, name, Optional.empty(), Optional.empty(), by, alarming, NOON);
  }

  private Device device() {
    return new Device(Kind.COMPUTER, text("Firefox"), text("Linux"));
  }

  private Optional<String> text(String text) {
    return Optional.of(text + spice);
  }

  private ShownSecret secret(String text) {
    return new ShownSecret(text + spice);
  }

  private static PageLink link(String text) {
    return PageLink.parse(text).orElseThrow();
  }
}
