package dev.gatewright.server.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.server.config.client.LookOptions;
import dev.gatewright.server.config.issuer.LanguageKeys;
import dev.gatewright.server.config.issuer.LookKeys;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.http.Headers;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.LoopbackOnly;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.mail.LetterWriter;
import dev.gatewright.server.pages.Branding;
import dev.gatewright.server.pages.Languages;
import dev.gatewright.server.pages.LookView;
import dev.gatewright.server.pages.LookView.Choice;
import dev.gatewright.server.pages.LookView.Frame;
import dev.gatewright.server.pages.PageAssets;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.Pages;
import dev.gatewright.server.pages.sample.SamplePages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `/dev/look`, a board on which one page is shown in all looks at once, and `/dev/look/shown`,
/// that page by itself. The frames are of this origin; no form in them leads anywhere.
public final class LookRoutes {
  private static final String BOARD = "/dev/look";
  private static final String SHOWN = "/dev/look/shown";

  /// Before the word of a mail, among the names of pages.
  private static final String MAIL = "mail-";

  private static final String BOARD_POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " frame-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

  private final TenantDirectory directory;
  private final LetterWriter letters;
  private final Pages pages = new Pages();
  private final Languages languages = Languages.load();
  private final PageAssets assets = PageAssets.load();

  public LookRoutes(TenantDirectory directory, LetterWriter letters) {
    this.directory = directory;
    this.letters = letters;
  }

  public List<Route> routes() {
    return List.of(
        LoopbackOnly.of(Route.get(BOARD, this::board).page()),
        LoopbackOnly.of(Route.get(SHOWN, this::shown).page()));
  }

  private HttpResponse board(HttpRequest request) {
    var messages = languages.choose(Optional.empty(), request.header("Accept-Language"));
    var page = new PageContext(messages, Branding.named("Gatewright"), assets);
    var wanted = Wanted.of(request, directory, messages.language());
    var view =
        new LookView(
            wanted.isEmpty() ? List.of() : issuers(wanted.get()),
            wanted.map(this::clients).orElse(List.of()),
            wanted.map(LookRoutes::languages).orElse(List.of()),
            wanted.map(it -> it.with("names", it.isLong() ? "" : "long")).map(LookRoutes::board),
            wanted.filter(Wanted::isLong).isPresent(),
            wanted.map(it -> choices(it, SamplePages.names())).orElse(List.of()),
            wanted.map(it -> choices(it, mails())).orElse(List.of()),
            wanted.map(LookRoutes::frames).orElse(List.of()));
    return answer(pages.look(view, page), BOARD_POLICY, "DENY");
  }

  private HttpResponse shown(HttpRequest request) {
    return Wanted.of(request, directory, "en")
        .flatMap(this::shown)
        .orElseGet(() -> HttpResponse.text(404, "no such page\n"));
  }

  private Optional<HttpResponse> shown(Wanted wanted) {
    return wanted.page().startsWith(MAIL) ? mail(wanted) : page(wanted);
  }

  private Optional<HttpResponse> page(Wanted wanted) {
    var tenant = wanted.tenant();
    var client = wanted.client().map(it -> LookOptions.look(it, tenant.path()));
    var context =
        new PageContext(
                languages.choose(Optional.of(wanted.language()), Optional.empty()),
                LookKeys.branding(tenant.settings()),
                assets,
                tenant.path(),
                LanguageKeys.spoken(tenant.settings()))
            .about(client)
            .withTheme(SamplePages.isThemed(wanted.page()));
    return new SamplePages(context, wanted.isLong() ? SamplePages.LONG : "")
        .find(wanted.page())
        .map(html -> framed(html, "style-src 'self'; script-src 'self'", context.imageSources()));
  }

  private Optional<HttpResponse> mail(Wanted wanted) {
    var tenant = wanted.tenant();
    var application = wanted.client().map(Client::name).orElse(SamplePages.CLIENT);
    return SampleMails.of(
            wanted.page().substring(MAIL.length()),
            wanted.language(),
            tenant.issuer().url(),
            application)
        .map(mail -> letters.write(tenant, "sample", mail, SampleMails.WRITTEN))
        .map(letter ->
            framed(
                letter.html(),
                "style-src 'unsafe-inline'",
                LookKeys.branding(tenant.settings()).imageSources().toList()));
  }

  private static HttpResponse framed(String html, String sources, List<String> images) {
    var policy =
        "default-src 'none'; "
            + sources
            + "; img-src 'self' data: "
            + String.join(" ", images)
            + "; form-action 'none'; frame-ancestors 'self'; base-uri 'none'";
    return answer(html.getBytes(UTF_8), policy, "SAMEORIGIN");
  }

  private static HttpResponse answer(byte[] html, String policy, String framing) {
    return HttpResponse.html(200, html)
        .withHeaders(
            Headers.of(
                "Cache-Control", "no-store",
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", framing,
                "Referrer-Policy", "no-referrer",
                "Cross-Origin-Resource-Policy", "same-origin",
                "Content-Security-Policy", policy));
  }

  private List<Choice> issuers(Wanted wanted) {
    return directory.declared().stream()
        .map(tenant ->
            new Choice(
                tenant.issuer().name(),
                board(wanted.at(tenant)),
                tenant.id().equals(wanted.tenant().id())))
        .toList();
  }

  private List<Choice> clients(Wanted wanted) {
    var issuer = wanted.tenant().issuer().id();
    var some =
        directory.clientsOf(issuer).stream()
            .map(ClientId::value)
            .sorted()
            .limit(Wanted.MOST_CLIENTS)
            .map(id ->
                new Choice(
                    id,
                    board(wanted.with("client", id)),
                    wanted.client().filter(it -> it.id().value().equals(id)).isPresent()));
    var none = new Choice("–", board(wanted.with("client", "")), wanted.client().isEmpty());
    return Stream.concat(Stream.of(none), some).toList();
  }

  private static List<Choice> languages(Wanted wanted) {
    return Languages.supported().stream()
        .map(tag ->
            new Choice(tag, board(wanted.with("language", tag)), tag.equals(wanted.language())))
        .toList();
  }

  private static List<Choice> choices(Wanted wanted, List<String> names) {
    return names.stream()
        .map(name -> new Choice(name, board(wanted.with("page", name)), name.equals(wanted.page())))
        .toList();
  }

  private static List<String> mails() {
    return SampleMails.words().stream().map(word -> MAIL + word).toList();
  }

  /// In the language that was chosen, and in one that is read the other way.
  private static List<Frame> frames(Wanted wanted) {
    var other = wanted.language().equals(Wanted.OTHER_WAY) ? "en" : Wanted.OTHER_WAY;
    var frames = new ArrayList<Frame>();
    for (var language : List.of(wanted.language(), other)) {
      var link = new PageLink(SHOWN + wanted.with("language", language).query());
      for (var kind : Frame.Kind.values()) {
        frames.add(new Frame(language, kind, link));
      }
    }
    return frames;
  }

  private static PageLink board(Wanted wanted) {
    return new PageLink(BOARD + wanted.query());
  }
}
