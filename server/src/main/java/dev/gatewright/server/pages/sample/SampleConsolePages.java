package dev.gatewright.server.pages.sample;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.Languages;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.Pages;
import dev.gatewright.server.pages.account.When;
import dev.gatewright.server.pages.console.ConsoleFrame;
import dev.gatewright.server.pages.console.ConsoleFrame.Place;
import dev.gatewright.server.pages.console.ConsoleHomeView;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.EntranceView;
import dev.gatewright.server.pages.console.IssuerView;
import dev.gatewright.server.pages.console.LinkGoneView;
import dev.gatewright.server.pages.console.RefusalsView;
import dev.gatewright.server.pages.console.RefusedView;
import dev.gatewright.server.pages.console.SecondFactorView;
import dev.gatewright.server.pages.plot.Plot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The pages of the console in every state, as [SamplePages] has the others.
final class SampleConsolePages {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final ConsolePages pages;
  private final PageContext page;
  private final String spice;

  SampleConsolePages(Pages pages, PageContext page, String spice) {
    this.pages = new ConsolePages(pages);
    this.page = page.saying(Languages.load().ofConsole(page.messages()));
    this.spice = spice;
  }

  Map<String, Supplier<byte[]>> all() {
    Map<String, Supplier<byte[]>> made = new LinkedHashMap<>();
    made.put("console-home", () -> home(true));
    made.put("console-home-empty", () -> home(false));
    made.put("console-overview", () -> pages.overview(overview(true), page));
    made.put("console-overview-quiet", () -> pages.overview(overview(false), page));
    made.put("console-refused", this::refused);
    made.put("console-refusals", () -> refusals(true));
    made.put("console-refusals-none", () -> refusals(false));
    made.put("console-entrance-first", () -> entrance(true, false, Optional.empty()));
    made.put("console-entrance-invited", () -> entrance(false, false, Optional.empty()));
    made.put("console-entrance-accept", () -> entrance(false, true, Optional.empty()));
    for (var problem : EntranceView.Problem.values()) {
      made.put(
          "console-entrance-" + problem.name(), () -> entrance(true, false, Optional.of(problem)));
    }
    made.put("console-gone", () -> pages.gone(new LinkGoneView(link("/console/")), page));
    made.put("console-second-factor", this::secondFactor);
    made.putAll(new SampleConsoleLists(pages, this::frame, acme(), page, spice).all());
    made.putAll(
        new SampleConsolePeople(pages, frame(ConsoleSection.USERS, acme()), page, spice).all());
    made.putAll(
        new SampleConsoleClients(
                pages,
                frame(ConsoleSection.CLIENTS, acme()),
                frame(ConsoleSection.TOKEN, acme()),
                page,
                spice)
            .all());
    made.putAll(
        new SampleConsoleOrganizations(
                pages, frame(ConsoleSection.ORGANIZATIONS, acme()), page, spice)
            .all());
    made.putAll(
        new SampleConsoleSettings(
                pages,
                frame(ConsoleSection.SETTINGS, acme()),
                frame(ConsoleSection.BRANDING, acme()),
                frame(ConsoleSection.HOME, Optional.empty()),
                page,
                spice)
            .all());
    made.putAll(
        new SampleConsoleMore(
                pages,
                frame(ConsoleSection.PINS, acme()),
                frame(ConsoleSection.WEBHOOKS, acme()),
                page,
                spice)
            .all());
    for (var notice : ConsoleNotice.values()) {
      made.put("console-notice-" + notice.name(), () -> noticed(notice));
    }
    return made;
  }

  private byte[] home(boolean any) {
    var lines =
        List.of(
            new ConsoleHomeView.Line(
                "Acme" + spice,
                "https://id.acme.test" + spice,
                "console.role.owner",
                link("/console/i/acme")),
            new ConsoleHomeView.Line(
                "Globex" + spice,
                "https://id.globex.test",
                "console.role.support",
                link("/console/i/globex")));
    return pages.home(
        new ConsoleHomeView(
            frame(ConsoleSection.HOME, Optional.empty()), any, any ? lines : List.of(), any),
        page);
  }

  private IssuerView overview(boolean happened) {
    var event = new IssuerView.Happened("user.added", "operator:command line" + spice, NOON);
    return new IssuerView(
        frame(ConsoleSection.OVERVIEW, acme()),
        "Acme" + spice,
        "https://id.acme.test" + spice,
        link("/acme/.well-known/openid-configuration"),
        "console.role.administrator",
        12,
        Optional.of(happened ? List.of(event, event) : List.of()),
        Optional.of(charts(happened)));
  }

  private byte[] refused() {
    return pages.refused(
        new RefusedView(
            frame(ConsoleSection.OVERVIEW, acme()).below("Ada" + spice, link("/console/i/acme")),
            "console.refused.missing",
            page.text("console.refused.missing_lead"),
            link("/console/"),
            Optional.of("3f9a1c" + spice)),
        page);
  }

  private byte[] entrance(boolean first, boolean signedIn, Optional<EntranceView.Problem> problem) {
    return pages.entrance(
        new EntranceView(
            link("/console/join"),
            first,
            first ? "console.role.owner" : "console.role.administrator",
            first ? Optional.empty() : Optional.of("Acme" + spice),
            signedIn ? Optional.of("West Inc" + spice) : Optional.empty(),
            signedIn ? Optional.of("ada@acme.test" + spice) : Optional.empty(),
            link("/console/"),
            "ada@acme.test" + spice,
            "Ada" + spice,
            8,
            problem,
            List.of(new HiddenField("token", "sealed" + spice))),
        page);
  }

  private byte[] secondFactor() {
    return pages.secondFactor(
        new SecondFactorView(
            "ada@acme.test" + spice,
            link("/console/account/security/passkeys"),
            link("/console/account/security/authenticator"),
            link("/console/logout")),
        page);
  }

  private byte[] noticed(ConsoleNotice notice) {
    var frame = framed(ConsoleSection.OVERVIEW, acme(), Optional.of(notice));
    return pages.overview(
        new IssuerView(
            frame,
            "Acme" + spice,
            "https://id.acme.test",
            link("/acme/.well-known/openid-configuration"),
            "console.role.support",
            0,
            Optional.empty(),
            Optional.empty()),
        page);
  }

  private IssuerView.Charts charts(boolean counted) {
    var words = new Plot.Words(page.text("console.chart.table"), page.text("console.chart.time"));
    var bars =
        new Plot(
            "chart-sign-in",
            page.text("console.chart.sign_in"),
            page.text("console.chart.sign_in_lead"),
            Plot.Kind.BARS,
            List.of("10:00", "11:00", "12:00"),
            List.of(
                new Plot.Line("password", List.of(3L, 0L, 12L)),
                new Plot.Line("passkey", List.of(1L, 5L, 7L))),
            words);
    var line =
        new Plot(
            "chart-active-sessions",
            page.text("console.chart.active_sessions"),
            page.text("console.chart.active_sessions_lead"),
            Plot.Kind.LINES,
            List.of("10:00", "11:00", "12:00"),
            List.of(new Plot.Line("all", List.of(120L, 90L, 140L))),
            words);
    return new IssuerView.Charts(
        counted ? List.of(bars, line) : List.of(),
        counted,
        link("/console/i/acme"),
        link("/console/i/acme?step=day"));
  }

  private byte[] refusals(boolean found) {
    var why =
        new RefusalsView.Why(
            List.of(
                new RefusalsView.Fact("reference", "7K3QP-42" + spice, false),
                new RefusalsView.Fact("rule", "the redirect URI is not registered" + spice, true),
                new RefusalsView.Fact("setting_of_client", "redirect_uris", false),
                new RefusalsView.Fact("sent", "redirect_uri=https://evil.test/" + spice, false)));
    var line =
        new RefusalsView.Line(
            "7K3QP-42",
            link("/console/i/acme/refusals?reference=7K3QP-42"),
            "redirect_uri.mismatch" + spice,
            "authorize",
            Optional.of("web" + spice),
            NOON.toString(),
            "22 Nov 2026, 13:00");
    return pages.refusals(
        new RefusalsView(
            frame(ConsoleSection.REFUSALS, acme()),
            link("/console/i/acme/refusals"),
            "7K3QP-42" + spice,
            found ? Optional.empty() : Optional.of("console.refusals.unknown"),
            found ? List.of(why) : List.of(),
            found ? List.of(line, line) : List.of()),
        page);
  }

  /// A page of the server, or of one issuer.
  ConsoleFrame frame(ConsoleSection section, Optional<Place> issuer) {
    return framed(section, issuer, Optional.empty());
  }

  Optional<Place> acme() {
    return Optional.of(new Place("acme" + spice, "Acme" + spice, link("/console/i/acme")));
  }

  private ConsoleFrame framed(
      ConsoleSection section, Optional<Place> issuer, Optional<ConsoleNotice> notice) {
    var globex = new Place("globex", "Globex" + spice, link("/console/i/globex"));
    var first = issuer.isPresent() ? ConsoleSection.OVERVIEW : ConsoleSection.HOME;
    var other = issuer.isPresent() ? ConsoleSection.HOME : ConsoleSection.OVERVIEW;
    var sections = Arrays.stream(ConsoleSection.values()).filter(one -> one != other).toList();
    return new ConsoleFrame(
        link("/console/"),
        issuer,
        List.of(acme().orElseThrow(), globex),
        sections,
        section == other ? first : section,
        List.of(),
        issuer.map(Place::page).orElse(link("/console/")),
        new Account(Optional.of("Ada Lovelace" + spice), "ada@acme.test" + spice),
        notice,
        link("/console/account"),
        link("/console/logout"),
        link("/console/search"),
        "ada" + spice,
        new When(ZoneId.of("Europe/Berlin")),
        List.of(new HiddenField("form", "sealed" + spice)));
  }

  private static PageLink link(String path) {
    return new PageLink(path);
  }
}
