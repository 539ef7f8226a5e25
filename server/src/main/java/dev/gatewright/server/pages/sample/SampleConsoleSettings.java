package dev.gatewright.server.pages.sample;

import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.console.AllSettingsView;
import dev.gatewright.server.pages.console.BrandingView;
import dev.gatewright.server.pages.console.ConsoleFrame;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.HistoryBackView;
import dev.gatewright.server.pages.console.HistoryView;
import dev.gatewright.server.pages.console.NewIssuerView;
import dev.gatewright.server.pages.console.ProvidersView;
import dev.gatewright.server.pages.console.SettingsChangeView;
import dev.gatewright.server.pages.console.SettingsChangeView.Choice;
import dev.gatewright.server.pages.console.SettingsChangeView.Field;
import dev.gatewright.server.pages.console.SettingsChangeView.Kind;
import dev.gatewright.server.pages.console.SettingsView;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The console's pages of an issuer's settings in every state.
final class SampleConsoleSettings {
  private static final String HERE = "/console/i/acme/settings";

  private final ConsolePages pages;
  private final ConsoleFrame frame;
  private final ConsoleFrame looks;
  private final ConsoleFrame home;
  private final PageContext page;
  private final String spice;

  /// @param looks the frame of the look's own page
  /// @param home that of the console's first
  SampleConsoleSettings(
      ConsolePages pages,
      ConsoleFrame frame,
      ConsoleFrame looks,
      ConsoleFrame home,
      PageContext page,
      String spice) {
    this.pages = pages;
    this.frame = frame;
    this.looks = looks;
    this.home = home;
    this.page = page;
    this.spice = spice;
  }

  Map<String, Supplier<byte[]>> all() {
    Map<String, Supplier<byte[]>> made = new LinkedHashMap<>();
    made.put("console-settings", () -> settings(true));
    made.put("console-settings-seen", () -> settings(false));
    made.put("console-history", () -> history(false));
    made.put("console-history-none", () -> history(true));
    made.put("console-history-back", () -> back(false));
    made.put("console-history-back-wrong", () -> back(true));
    made.put("console-settings-change", () -> change(false));
    made.put("console-settings-change-wrong", () -> change(true));
    made.put("console-settings-all", () -> text(false));
    made.put("console-settings-all-wrong", () -> text(true));
    made.put("console-providers", () -> providers(true));
    made.put("console-providers-none", () -> providers(false));
    made.put("console-providers-change", () -> providersChange(false));
    made.put("console-providers-change-wrong", () -> providersChange(true));
    made.put("console-new-issuer", () -> issuer(false));
    made.put("console-new-issuer-wrong", () -> issuer(true));
    made.put("console-branding", () -> branding(false));
    made.put("console-branding-wrong", () -> branding(true));
    made.put(
        "console-branding-unseen",
        () -> pages.brandingUnseen(new BrandingView.Unseen(problems(true)), page));
    return made;
  }

  private static PageLink link(String address) {
    return new PageLink(address);
  }

  private List<String> problems(boolean wrong) {
    return wrong ? List.of("name is too long" + spice, "id is reserved") : List.of();
  }

  private byte[] settings(boolean writes) {
    var lines =
        List.of(
            new SettingsView.Line(
                Optional.empty(), "Name", "What pages call it." + spice, "Acme" + spice, true),
            new SettingsView.Line(
                Optional.of("How people sign in."),
                "Login · Methods",
                "What a sign-in may begin with." + spice,
                "password\npasskey" + spice,
                true),
            new SettingsView.Line(
                Optional.of("How long logins last."),
                "Sessions · Idle",
                "How long a login session can stay unused.",
                "12 hours",
                false));
    var there = writes ? Optional.of(link(HERE)) : Optional.<PageLink>empty();
    return pages.settings(
        new SettingsView(
            frame,
            List.of(new SettingsView.Group("console.settings.general", lines, there)),
            Optional.of(link(HERE + "/providers")),
            Optional.of(link(HERE + "/history")),
            there,
            there,
            there),
        page);
  }

  private byte[] history(boolean empty) {
    var back = Optional.of(link(HERE + "/history/back?number=2"));
    var lines =
        Stream.of("add", "change", "remove")
            .map(action ->
                new HistoryView.Line(
                    2,
                    Instant.EPOCH,
                    "administrator ada" + spice,
                    "console.history.face.console",
                    "console.history." + action,
                    "client acme/web" + spice,
                    action.equals("change") ? List.of("name: Web → Shop" + spice) : List.of(),
                    back))
            .toList();
    return pages.history(
        new HistoryView(frame, empty ? List.of() : lines, Optional.empty(), back, back), page);
  }

  private byte[] back(boolean wrong) {
    var change =
        new HistoryBackView.Change(
            "console.history.change", "issuer acme", List.of("name: Acme → A" + spice));
    return pages.historyBack(
        new HistoryBackView(
            frame,
            link(HERE + "/history/back?number=2"),
            2,
            4,
            wrong ? List.of() : List.of(change),
            List.of("client web gets a secret" + spice),
            problems(wrong)),
        page);
  }

  private List<Field> fields(boolean wrong) {
    return Arrays.stream(Kind.values()).map(kind -> field(kind, wrong)).toList();
  }

  private Field field(Kind kind, boolean wrong) {
    boolean words = kind == Kind.WORD || kind == Kind.WORDS;
    return new Field(
        "login." + kind.name().toLowerCase(Locale.ROOT),
        Optional.of("How people sign in.").filter(_ -> kind == Kind.LINE),
        "Login · " + kind,
        "What it means." + spice,
        Optional.of("a whole number").filter(_ -> !words),
        "password",
        kind,
        words ? "passkey" : "typed" + spice,
        words
            ? List.of(
                new Choice("login." + kind + ":password", "password", false),
                new Choice("login." + kind + ":passkey", "passkey", true))
            : List.of(),
        true,
        kind != Kind.TEXT,
        wrong ? Optional.of("login cannot be so" + spice) : Optional.empty());
  }

  private byte[] change(boolean wrong) {
    return pages.settingsChange(
        new SettingsChangeView(
            frame.below("Sign-in", link(HERE + "/change?group=sign_in")),
            link(HERE + "/change?group=sign_in"),
            "console.settings.sign_in",
            "2026-11-22T12:00:00Z",
            problems(wrong),
            fields(wrong)),
        page);
  }

  private byte[] text(boolean wrong) {
    return pages.allSettings(
        new AllSettingsView(
            frame.below("All settings", link(HERE + "/all")),
            link(HERE + "/all"),
            "2026-11-22T12:00:00Z",
            "id: acme\nname: Acme" + spice + "\n",
            problems(wrong)),
        page);
  }

  private List<ProvidersView.Provider> some(boolean any) {
    var google =
        new ProvidersView.Provider(
            "google", "google", "client" + spice, true, true, "https://id.test/upstream/google");
    var other =
        new ProvidersView.Provider(
            "other", "https://op.test" + spice, "id", false, false, "https://id.test/upstream/o");
    return any ? List.of(google, other) : List.of();
  }

  private byte[] providers(boolean any) {
    return pages.providers(
        new ProvidersView(
            frame.below("Other providers", link(HERE + "/providers")),
            any ? Optional.of(link(HERE + "/providers/change")) : Optional.empty(),
            some(any)),
        page);
  }

  private byte[] providersChange(boolean wrong) {
    return pages.providersChange(
        new ProvidersView.Change(
            frame.below("Other providers", link(HERE + "/providers")),
            link(HERE + "/providers/change"),
            some(wrong),
            List.of("google", "github"),
            "https://id.test/upstream/NAME",
            "google" + spice,
            "google",
            "https://op.test" + spice,
            "client" + spice,
            problems(wrong)),
        page);
  }

  private byte[] issuer(boolean wrong) {
    return pages.newIssuer(
        new NewIssuerView(
            home.below("New issuer", link("/console/issuers/add")),
            link("/console/issuers/add"),
            "https://id.test/",
            "Acme" + spice,
            "acme" + spice,
            problems(wrong),
            List.of(field(Kind.WORDS, wrong), field(Kind.WORD, wrong))),
        page);
  }

  private byte[] branding(boolean wrong) {
    return pages.branding(
        new BrandingView(
            looks,
            link("/console/i/acme/branding"),
            link("/console/i/acme/branding/shown"),
            "login",
            List.of("login", "consent"),
            "en",
            List.of("en", "de"),
            "2026-11-22T12:00:00Z",
            problems(wrong),
            List.of(field(Kind.LINE, wrong), field(Kind.WORD, wrong)),
            List.of(field(Kind.LINES, wrong))),
        page);
  }
}
