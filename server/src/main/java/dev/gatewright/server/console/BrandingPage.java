package dev.gatewright.server.console;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.issuer.IssuerSettings;
import dev.gatewright.server.config.issuer.LanguageKeys;
import dev.gatewright.server.config.issuer.LookKeys;
import dev.gatewright.server.config.yaml.KeySpec;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.pages.Languages;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.console.BrandingView;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.SettingsChangeView.Field;
import dev.gatewright.server.pages.sample.SamplePages;
import dev.gatewright.server.tenants.SettingFault;
import dev.gatewright.server.tenants.SettingSections;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.Settled;
import dev.gatewright.store.tenants.KeptIssuer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How the issuer's pages look, with the hosted pages themselves beside the form as they would be.
/// What is shown there is made of the form that was sent: nothing unsaved is kept anywhere.
final class BrandingPage {
  private static final String PATH = "/branding";
  private static final String SHOWN = "/branding/shown";
  private static final String BRANDING = "branding";
  private static final String TEXTS = "texts";
  private static final String FIRST_PAGE = "login";
  private static final List<String> WORDS = List.of("title", "lead", "footnote");

  /// Pages that say something of a look, among those with sample data.
  private static final List<String> PAGES =
      Stream.of(FIRST_PAGE, "consent", "account-overview", "signed-out")
          .filter(SamplePages.names()::contains)
          .toList();

  private final ConsoleDesk desk;
  private final SettingsDesk settings;
  private final ConsolePages pages;
  private final Languages languages = Languages.load();

  BrandingPage(ConsoleDesk desk, SettingsDesk settings, ConsolePages pages) {
    this.desk = desk;
    this.settings = settings;
    this.pages = pages;
  }

  List<ConsoleRoute> routes() {
    return List.of(
        ConsoleRoute.issuer(PATH, Permission.SETTINGS_WRITE, this::show).acting(this::save),
        ConsoleRoute.issuer(SHOWN, Permission.SETTINGS_WRITE, this::saved).acting(this::preview));
  }

  /// A stylesheet is a file, which the text of all settings may bring.
  private static List<SettingFields.Leaf> look() {
    return leaves("name", BRANDING).stream()
        .filter(leaf -> !leaf.name().startsWith("branding.css"))
        .filter(leaf -> !leaf.name().startsWith("branding.texts"))
        .toList();
  }

  private static List<SettingFields.Leaf> words(List<String> spoken) {
    var leaves = new ArrayList<SettingFields.Leaf>();
    for (var language : spoken) {
      for (var word : WORDS) {
        var spec =
            KeySpec.optional(word, new KeyType.Text(), "ours", "In the language " + language + ".");
        leaves.add(
            new SettingFields.Leaf(
                List.of(BRANDING, TEXTS, language, word), spec, Optional.empty()));
      }
    }
    leaves.addAll(leaves("links"));
    return leaves;
  }

  private static List<SettingFields.Leaf> leaves(String... keys) {
    return SettingFields.leaves(
        Stream.of(keys).flatMap(key -> SettingSections.ISSUER.key(key).stream()).toList());
  }

  private static List<SettingFields.Leaf> all(ConsoleVisit visit) {
    return Stream.concat(look().stream(), words(spoken(visit)).stream()).toList();
  }

  private static List<String> spoken(ConsoleVisit visit) {
    return LanguageKeys.spoken(visit.issuer().orElseThrow().settings()).tags();
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return SettingsPage.with(
        desk,
        visit,
        issuer -> {
          var stands = SettingsDesk.document(issuer).tree();
          return new ConsoleAnswer.Framing(
              200,
              form(
                  visit,
                  issuer.updatedAt().toString(),
                  FIRST_PAGE,
                  spoken(visit).getFirst(),
                  List.of(),
                  fields(look(), leaf -> SettingFields.field(leaf, stands, _ -> true)),
                  fields(
                      words(spoken(visit)), leaf -> SettingFields.field(leaf, stands, _ -> true))));
        });
  }

  private interface AsField {
    Field of(SettingFields.Leaf leaf);
  }

  private static List<Field> fields(List<SettingFields.Leaf> leaves, AsField as) {
    return leaves.stream().map(as::of).toList();
  }

  private byte[] form(
      ConsoleVisit visit,
      String seen,
      String shown,
      String language,
      List<String> problems,
      List<Field> look,
      List<Field> texts) {
    var view =
        new BrandingView(
            visit.frame(ConsoleSection.BRANDING),
            visit.link(visit.at(PATH)),
            visit.link(visit.at(SHOWN)),
            shown,
            PAGES,
            language,
            spoken(visit),
            seen,
            problems,
            look,
            texts);
    return pages.branding(view, visit.page());
  }

  private static String shownPage(Parameters fields) {
    return fields.first(BrandingView.PAGE_FIELD).filter(PAGES::contains).orElse(FIRST_PAGE);
  }

  private static String language(ConsoleVisit visit, Parameters fields) {
    var spoken = spoken(visit);
    return fields
        .first(BrandingView.LANGUAGE_FIELD)
        .filter(spoken::contains)
        .orElseGet(spoken::getFirst);
  }

  private ConsoleAnswer save(ConsoleVisit visit, Parameters fields) {
    return SettingsPage.with(desk, visit, issuer -> save(visit, issuer, fields));
  }

  private ConsoleAnswer save(ConsoleVisit visit, KeptIssuer issuer, Parameters fields) {
    var read = SettingFields.patch(all(visit), SettingsDesk.document(issuer).tree(), fields);
    var seen = SettingsPage.seen(fields);
    var settled =
        read.faults().isEmpty()
            ? desk.settled(
                () -> settings.changeIssuer(visit.actor(), issuer.id(), read.patch(), seen))
            : new Settled.Wrong(read.faults());
    var problems = SettledText.problems(visit, settled);
    if (problems.isEmpty()) {
      return ConsoleAnswer.done(visit.at(PATH), ConsoleNotice.SETTINGS_SAVED);
    }
    var faults = settled instanceof Settled.Wrong(var wrong) ? wrong : List.<SettingFault>of();
    var leaves = all(visit);
    var others =
        settled instanceof Settled.Wrong
            ? faults.stream()
                .filter(fault -> leaves.stream().noneMatch(leaf -> leaf.has(fault)))
                .map(SettingFields::words)
                .toList()
            : problems;
    return new ConsoleAnswer.Framing(
        422,
        form(
            visit,
            seen.map(Instant::toString).orElse(""),
            shownPage(fields),
            language(visit, fields),
            others,
            fields(look(), leaf -> SettingFields.typed(leaf, fields, _ -> true, faults)),
            fields(
                words(spoken(visit)),
                leaf -> SettingFields.typed(leaf, fields, _ -> true, faults))));
  }

  /// The page as it looks now.
  private ConsoleAnswer saved(ConsoleVisit visit) {
    var tenant = visit.issuer().orElseThrow();
    return framed(visit, tenant.settings(), FIRST_PAGE, spoken(visit).getFirst());
  }

  /// The page as it would look.
  private ConsoleAnswer preview(ConsoleVisit visit, Parameters fields) {
    return SettingsPage.with(
        desk,
        visit,
        issuer -> {
          var read = SettingFields.patch(all(visit), SettingsDesk.document(issuer).tree(), fields);
          return switch (settings.tried(issuer, read.patch())) {
            case SettingsDesk.Tried.Fits(var would) ->
                framed(visit, would, shownPage(fields), language(visit, fields));
            case SettingsDesk.Tried.Wrong(var faults) -> {
              var unseen =
                  new BrandingView.Unseen(faults.stream().map(SettingFields::words).toList());
              yield new ConsoleAnswer.Framed(pages.brandingUnseen(unseen, visit.page()), List.of());
            }
          };
        });
  }

  private ConsoleAnswer framed(
      ConsoleVisit visit, IssuerSettings would, String name, String language) {
    var context =
        new PageContext(
                languages.choose(Optional.of(language), Optional.empty()),
                LookKeys.branding(would),
                visit.page().assets(),
                home(visit),
                LanguageKeys.spoken(would))
            .withTheme(SamplePages.isThemed(name));
    return new SamplePages(context, "")
        .find(name)
        .<ConsoleAnswer>map(html ->
            new ConsoleAnswer.Framed(html.getBytes(StandardCharsets.UTF_8), context.imageSources()))
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  /// Where the issuer's own files are, if that is at this origin.
  private static String home(ConsoleVisit visit) {
    var own = URI.create(visit.issuer().orElseThrow().issuer().url());
    var here = URI.create(visit.tenant().issuer().url());
    boolean together =
        own.getScheme().equals(here.getScheme())
            && String.valueOf(own.getAuthority()).equals(String.valueOf(here.getAuthority()));
    return together ? visit.issuer().orElseThrow().path() : visit.tenant().path();
  }
}
