package dev.gatewright.server.pages.sample;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.account.Device;
import dev.gatewright.server.pages.console.AdministratorChangeView;
import dev.gatewright.server.pages.console.AdministratorsView;
import dev.gatewright.server.pages.console.ApiKeysView;
import dev.gatewright.server.pages.console.ConsoleEventsView;
import dev.gatewright.server.pages.console.ConsoleFrame;
import dev.gatewright.server.pages.console.ConsoleFrame.Place;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.ConsoleSessionsView;
import dev.gatewright.server.pages.console.KeyRotationView;
import dev.gatewright.server.pages.console.NewApiKeyView;
import dev.gatewright.server.pages.console.SearchView;
import dev.gatewright.server.pages.console.SecretView;
import dev.gatewright.server.pages.console.SigningKeysView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// The console's pages of sessions, events, keys and administrators in every state.
final class SampleConsoleLists {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final ConsolePages pages;
  private final BiFunction<ConsoleSection, Optional<Place>, ConsoleFrame> frames;
  private final Optional<Place> acme;
  private final PageContext page;
  private final String spice;

  SampleConsoleLists(
      ConsolePages pages,
      BiFunction<ConsoleSection, Optional<Place>, ConsoleFrame> frames,
      Optional<Place> acme,
      PageContext page,
      String spice) {
    this.pages = pages;
    this.frames = frames;
    this.acme = acme;
    this.page = page;
    this.spice = spice;
  }

  Map<String, Supplier<byte[]>> all() {
    Map<String, Supplier<byte[]>> made = new LinkedHashMap<>();
    made.put("console-sessions", () -> sessions(true));
    made.put("console-sessions-none", () -> sessions(false));
    made.put("console-events", () -> events(true));
    made.put("console-events-none", () -> events(false));
    made.put("console-keys", () -> keys(true));
    made.put("console-keys-none", () -> keys(false));
    made.put(
        "console-key-rotation",
        () ->
            pages.keyRotation(
                new KeyRotationView(
                    frame(ConsoleSection.KEYS).below("Rotate", link("/console/i/acme/keys/rotate")),
                    link("/console/i/acme/keys/rotate"),
                    List.of("ES256", "RS256", "EdDSA")),
                page));
    made.put("console-api-keys", () -> apiKeys(true));
    made.put("console-api-keys-none", () -> apiKeys(false));
    made.put("console-new-api-key", () -> newApiKey(Optional.empty()));
    made.put(
        "console-new-api-key-wrong",
        () -> newApiKey(Optional.of(page.text("console.refusal.bad_key_name"))));
    made.put("console-secret", this::secret);
    made.put("console-administrators", () -> administrators(true));
    made.put("console-administrators-none", () -> administrators(false));
    made.put("console-administrator-invite", () -> change(Optional.empty()));
    made.put("console-administrator-change", () -> change(Optional.of("Ada" + spice)));
    made.put("console-search", () -> search("ada" + spice, true));
    made.put("console-search-nothing", () -> search("xyz" + spice, false));
    made.put("console-search-empty", () -> search("", false));
    return made;
  }

  private ConsoleFrame frame(ConsoleSection section) {
    return frames.apply(section, acme);
  }

  private Account ada() {
    return new Account(Optional.of("Ada Lovelace" + spice), "ada@acme.test" + spice);
  }

  private byte[] sessions(boolean any) {
    var line =
        new ConsoleSessionsView.Line(
            "sess_1" + spice,
            "usr_1" + spice,
            ada(),
            link("/console/i/acme/user?id=usr_1"),
            new Device(Device.Kind.COMPUTER, Optional.of("Firefox"), Optional.of("Windows")),
            Optional.of("192.0.2.7" + spice),
            NOON,
            NOON);
    return pages.sessions(
        new ConsoleSessionsView(
            frame(ConsoleSection.SESSIONS),
            link("/console/i/acme/sessions"),
            any ? List.of(line) : List.of(),
            true,
            any ? Optional.of(link("/console/i/acme/sessions")) : Optional.empty(),
            any ? Optional.of(link("/console/i/acme/sessions?before=1.a")) : Optional.empty()),
        page);
  }

  private byte[] events(boolean any) {
    var line =
        new ConsoleEventsView.Line(
            12,
            NOON,
            "user.changed",
            "operator:administrator usr_1" + spice,
            Optional.of("usr_2" + spice),
            Optional.of(link("/console/i/acme/user?id=usr_2")),
            List.of(new ConsoleEventsView.Detail("changed", "claims" + spice)));
    var other =
        new ConsoleEventsView.Line(
            11,
            NOON,
            "issuer.declared",
            "server",
            any ? Optional.of("usr_3" + spice) : Optional.empty(),
            Optional.empty(),
            List.of());
    return pages.events(
        new ConsoleEventsView(
            frame(ConsoleSection.EVENTS),
            link("/console/i/acme/events"),
            "user." + spice,
            "ada@acme.test" + spice,
            any ? List.of(line, other) : List.of(),
            any ? Optional.of(link("/console/i/acme/events?after=12")) : Optional.empty(),
            any ? Optional.of(link("/console/i/acme/events?before=11")) : Optional.empty()),
        page);
  }

  private byte[] keys(boolean any) {
    var line =
        new SigningKeysView.Line("abc123" + spice, "ES256", "console.key_state.signing", NOON);
    return pages.keys(
        new SigningKeysView(
            frame(ConsoleSection.KEYS),
            any ? List.of(line) : List.of(),
            Optional.of(link("/console/i/acme/keys/rotate"))),
        page);
  }

  private byte[] apiKeys(boolean any) {
    var works =
        new ApiKeysView.Line(
            "key_1" + spice,
            "Nightly report" + spice,
            "console.role.auditor",
            "console.api_key_state.active",
            true,
            "command line" + spice,
            NOON,
            Optional.of(NOON),
            Optional.of(NOON));
    var over =
        new ApiKeysView.Line(
            "key_2" + spice,
            "Old" + spice,
            "console.role.support",
            "console.api_key_state.revoked",
            false,
            "command line",
            NOON,
            Optional.empty(),
            Optional.empty());
    return pages.apiKeys(
        new ApiKeysView(
            frame(ConsoleSection.API_KEYS),
            link("/console/i/acme/api-keys"),
            any ? List.of(works, over) : List.of(),
            true,
            Optional.of(link("/console/i/acme/api-keys/create"))),
        page);
  }

  private byte[] newApiKey(Optional<String> problem) {
    return pages.newApiKey(
        new NewApiKeyView(
            frame(ConsoleSection.API_KEYS).below("New", link("/console/i/acme/api-keys/create")),
            link("/console/i/acme/api-keys/create"),
            "Nightly" + spice,
            "auditor",
            List.of("administrator", "support", "auditor"),
            List.of("users:read", "users:write"),
            problem.isPresent() ? Set.of("users:write") : Set.of(),
            "90",
            "192.0.2.0/24" + spice,
            problem),
        page);
  }

  private byte[] secret() {
    return pages.secret(
        new SecretView(
            frame(ConsoleSection.USERS),
            "console.secret.password_title",
            "console.secret.password_lead",
            "ada@acme.test" + spice,
            List.of(
                new SecretView.Line(
                    "console.secret.password", new ShownSecret("correct-horse" + spice))),
            link("/console/i/acme/user?id=usr_1")),
        page);
  }

  private List<AdministratorsView.Invitation> invitations() {
    return List.of(
        new AdministratorsView.Invitation(
            "AAAA" + spice, "console.role.support", "administrator usr_1" + spice, NOON, NOON));
  }

  private byte[] administrators(boolean any) {
    var line =
        new AdministratorsView.Line(
            "usr_1" + spice,
            ada(),
            "console.role.administrator",
            true,
            false,
            NOON,
            link("/console/i/acme/administrators/change?id=usr_1"));
    return pages.administrators(
        new AdministratorsView(
            frame(ConsoleSection.ADMINISTRATORS),
            link("/console/i/acme/administrators/change"),
            "console.administrators.organization",
            Optional.of("West Inc" + spice),
            true,
            any ? List.of(line) : List.of(),
            any ? invitations() : List.of()),
        page);
  }

  private byte[] change(Optional<String> person) {
    return pages.administratorChange(
        new AdministratorChangeView(
            frame(ConsoleSection.ADMINISTRATORS)
                .below("Invite", link("/console/i/acme/administrators/change")),
            link("/console/i/acme/administrators/change"),
            person,
            "support",
            List.of("administrator", "support", "auditor"),
            person.isPresent() ? List.of() : invitations()),
        page);
  }

  private byte[] search(String text, boolean any) {
    var found =
        new SearchView.Found(
            "console.found.user",
            "Ada Lovelace" + spice,
            "ada@acme.test" + spice,
            "Acme" + spice,
            link("/console/i/acme/user?id=usr_1"));
    return pages.search(
        new SearchView(
            frames
                .apply(ConsoleSection.HOME, Optional.empty())
                .below("Search", link("/console/search")),
            text,
            any ? List.of(found) : List.of(),
            any),
        page);
  }

  private static PageLink link(String path) {
    return new PageLink(path);
  }
}
