package dev.gatewright.server.pages.sample;

import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.console.ClientCodeView;
import dev.gatewright.server.pages.console.ClientEditView;
import dev.gatewright.server.pages.console.ClientRemovalView;
import dev.gatewright.server.pages.console.ClientSecretView;
import dev.gatewright.server.pages.console.ClientSettingsView;
import dev.gatewright.server.pages.console.ClientView;
import dev.gatewright.server.pages.console.ClientsView;
import dev.gatewright.server.pages.console.ConsoleFrame;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.NewClientView;
import dev.gatewright.server.pages.console.SecretView;
import dev.gatewright.server.pages.console.TokenView;
import dev.gatewright.server.pages.console.TriedView;
import dev.gatewright.server.pages.console.Trouble;
import dev.gatewright.server.pages.console.TryView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The console's pages of clients and tokens in every state.
final class SampleConsoleClients {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final ConsolePages pages;
  private final ConsoleFrame frame;
  private final ConsoleFrame tokenFrame;
  private final PageContext page;
  private final String spice;

  SampleConsoleClients(
      ConsolePages pages,
      ConsoleFrame frame,
      ConsoleFrame tokenFrame,
      PageContext page,
      String spice) {
    this.pages = pages;
    this.frame = frame;
    this.tokenFrame = tokenFrame;
    this.page = page;
    this.spice = spice;
  }

  Map<String, Supplier<byte[]>> all() {
    Map<String, Supplier<byte[]>> made = new LinkedHashMap<>();
    made.put("console-clients", () -> clients(true));
    made.put("console-clients-none", () -> clients(false));
    made.put("console-client", () -> client(true));
    made.put("console-client-plain", () -> client(false));
    made.put("console-client-edit", () -> edit(List.of()));
    made.put("console-client-edit-wrong", () -> edit(troubles()));
    made.put("console-client-settings", () -> settings(List.of()));
    made.put("console-client-settings-wrong", () -> settings(troubles()));
    made.put("console-client-secret", () -> secret(true));
    made.put("console-client-secret-only", () -> secret(false));
    made.put("console-client-removal", () -> removal(false));
    made.put("console-client-removal-unsure", () -> removal(true));
    made.put("console-new-client", () -> newClient(Optional.empty(), List.of()));
    made.put("console-new-client-form", () -> newClient(Optional.of("web"), List.of()));
    made.put("console-new-client-wrong", () -> newClient(Optional.of("native"), troubles()));
    made.put("console-new-client-machine", () -> newClient(Optional.of("machine"), List.of()));
    made.put("console-client-code", () -> code(List.of()));
    made.put(
        "console-client-made",
        () ->
            code(
                List.of(
                    new SecretView.Line("console.client.id", new ShownSecret("web" + spice)),
                    new SecretView.Line(
                        "console.client.secret_itself", new ShownSecret("k3y" + spice)))));
    made.put("console-try", () -> tryLogin(Optional.of(link("/acme/oauth2/authorize?state=s"))));
    made.put("console-try-not-allowed", () -> tryLogin(Optional.empty()));
    made.put("console-tried", () -> tried("code" + spice, Optional.empty(), false));
    made.put("console-tried-done", () -> tried("", Optional.empty(), true));
    made.put("console-tried-failed", () -> tried("", Optional.of("access_denied" + spice), false));
    made.put("console-token", () -> token(false, Optional.empty()));
    made.put("console-token-none", () -> token(true, Optional.empty()));
    made.put("console-token-read", () -> token(false, Optional.of(read())));
    return made;
  }

  private static PageLink link(String path) {
    return new PageLink(path);
  }

  private ConsoleFrame below(String key) {
    return frame
        .below("Web" + spice, link("/console/i/acme/client?id=web"))
        .below(page.messages().text(key), link("/console/i/acme/client/edit?id=web"));
  }

  private List<Trouble> troubles() {
    return List.of(
        new Trouble("/redirect_uris/0", "redirect_uris[0] is no URI" + spice, "Write one."),
        new Trouble("", "settings do not fit" + spice, ""));
  }

  private byte[] clients(boolean any) {
    var line =
        new ClientsView.Line(
            "web" + spice,
            "Web" + spice,
            "console.client_kind.web",
            true,
            link("/console/i/acme/client?id=web"));
    var off =
        new ClientsView.Line(
            "robot",
            "Robot" + spice,
            "console.client_kind.machine",
            false,
            link("/console/i/acme/client?id=robot"));
    return pages.clients(
        new ClientsView(
            frame,
            link("/console/i/acme/clients"),
            "we" + spice,
            any ? List.of(line, off) : List.of(),
            any ? Optional.of(link("/console/i/acme/clients")) : Optional.empty(),
            any ? Optional.of(link("/console/i/acme/clients?after=web")) : Optional.empty(),
            any ? Optional.of(link("/console/i/acme/clients/add")) : Optional.empty()),
        page);
  }

  private byte[] client(boolean full) {
    var uris = List.of("https://shop.acme.test/callback" + spice);
    return pages.client(
        new ClientView(
            frame.below("Web" + spice, link("/console/i/acme/client?id=web")),
            "Web" + spice,
            "web" + spice,
            "console.client_kind.web",
            full,
            "https://id.acme.test",
            List.of(page.text("console.client.people"), page.text("console.client.pkce")),
            full ? uris : List.of(),
            full ? uris : List.of(),
            full ? List.of("openid", "shop" + spice) : List.of(),
            NOON,
            NOON,
            full,
            full ? Optional.of(NOON) : Optional.empty(),
            full ? Optional.of(new ClientView.Former(NOON, Optional.of(NOON))) : Optional.empty(),
            full
                ? List.of(
                    new ClientView.Way(
                        "console.client.edit", link("/console/i/acme/client/edit?id=web")),
                    new ClientView.Way(
                        "console.client.remove", link("/console/i/acme/client/remove?id=web")))
                : List.of()),
        page);
  }

  private byte[] edit(List<Trouble> troubles) {
    return pages.clientEdit(
        new ClientEditView(
            below("console.client.edit"),
            link("/console/i/acme/client/edit?id=web"),
            "Web" + spice,
            "1795348800000" + spice,
            Map.of(
                "name",
                "Web" + spice,
                "redirect_uris",
                "https://shop.acme.test/callback" + spice,
                "scopes",
                "openid" + spice,
                "grant_refresh_token",
                "yes",
                "pkce",
                "required",
                "access_token_lifetime",
                "10m"),
            List.of("authorization_code", "refresh_token", "client_credentials"),
            List.of("openid", "shop" + spice),
            troubles.isEmpty()
                ? Optional.empty()
                : Optional.of(page.text("console.refusal.changed_meanwhile")),
            troubles),
        page);
  }

  private byte[] settings(List<Trouble> troubles) {
    return pages.clientSettings(
        new ClientSettingsView(
            below("console.client.settings"),
            link("/console/i/acme/client/settings?id=web"),
            "Web" + spice,
            "id: \"web\"\nname: \"Web" + spice + "\"\n",
            "1795348800000" + spice,
            Optional.empty(),
            troubles,
            List.of(new ClientSettingsView.Key("name", "text", "What pages call it."))),
        page);
  }

  private byte[] secret(boolean former) {
    return pages.clientSecret(
        new ClientSecretView(
            below("console.client.secret"),
            link("/console/i/acme/client/secret?id=web"),
            "Web" + spice,
            former ? Optional.of(NOON) : Optional.empty(),
            former ? Optional.of(NOON) : Optional.empty(),
            Optional.empty()),
        page);
  }

  private byte[] removal(boolean failed) {
    return pages.clientRemoval(
        new ClientRemovalView(
            below("console.client.remove"),
            link("/console/i/acme/client/remove?id=web"),
            "Web" + spice,
            "web" + spice,
            failed),
        page);
  }

  private byte[] newClient(Optional<String> kind, List<Trouble> troubles) {
    var here = link("/console/i/acme/clients/add");
    return pages.newClient(
        new NewClientView(
            frame.below(page.text("console.clients.add"), here),
            here,
            kind,
            List.of(
                new NewClientView.Kind("web", link("/console/i/acme/clients/add?kind=web")),
                new NewClientView.Kind(
                    "authgear", link("/console/i/acme/clients/add?kind=authgear"))),
            !kind.equals(Optional.of("machine")),
            !kind.equals(Optional.of("machine")),
            troubles.isEmpty() ? "" : "Web" + spice,
            troubles.isEmpty() ? "" : "web" + spice,
            troubles.isEmpty() ? "" : "http://shop.acme.test/" + spice,
            true,
            troubles.isEmpty()
                ? Optional.empty()
                : Optional.of(page.text("console.client.is_there")),
            troubles),
        page);
  }

  private byte[] code(List<SecretView.Line> made) {
    return pages.clientCode(
        new ClientCodeView(
            below("console.client.code"),
            made.isEmpty() ? "console.client.code" : "console.new_client.made",
            "Web" + spice,
            "web" + spice,
            "https://id.acme.test",
            made,
            made.isEmpty() ? List.of() : List.of("signing_key has no use without HS256" + spice),
            true,
            List.of(
                new ClientCodeView.Snippet(
                    "code-java", "Java", "IdpClient.builder() // " + spice, ""),
                new ClientCodeView.Snippet(
                    "code-next",
                    "Next.js",
                    "import NextAuth // " + spice,
                    "https://shop.acme.test/api/auth/callback/gatewright" + spice)),
            link("/console/i/acme/client?id=web")),
        page);
  }

  private byte[] tryLogin(Optional<PageLink> begin) {
    return pages.tryLogin(
        new TryView(
            below("console.client.try"),
            link("/console/i/acme/client/try?id=web"),
            "Web" + spice,
            "https://id.acme.test/console/tried" + spice,
            begin.isPresent() ? Optional.empty() : Optional.of("no" + spice),
            begin),
        page);
  }

  private byte[] tried(String code, Optional<String> error, boolean done) {
    return pages.tried(
        new TriedView(
            below("console.client.try"),
            link("/console/tried"),
            "Web" + spice,
            "state" + spice,
            code,
            true,
            error,
            error.map(_ -> "console.try.error.invalid_client"),
            error.map(_ -> link("/console/i/acme/client/secret?id=web")),
            done ? List.of(read()) : List.of(),
            done,
            link("/console/i/acme/client/try?id=web")),
        page);
  }

  private byte[] token(boolean failed, Optional<TokenView.Token> token) {
    return pages.token(
        new TokenView(tokenFrame, link("/console/i/acme/token"), failed, token), page);
  }

  private TokenView.Token read() {
    return new TokenView.Token(
        page.text("console.token.kind.access_token"),
        List.of(
            new TokenView.Finding(page.text("console.token.live"), true),
            new TokenView.Finding(page.text("console.token.expired", "noon" + spice), false)),
        List.of(new TokenView.Line("alg", "ES256", "", page.text("console.token.claim.alg"))),
        List.of(
            new TokenView.Line("exp", "1795348800", "noon", page.text("console.token.claim.exp")),
            new TokenView.Line("dat" + spice, "{}" + spice, "", "")));
  }
}
