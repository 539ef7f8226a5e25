package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand.ShowIssuer;
import dev.gatewright.admin.command.AdminResult.IssuerShown;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.json.Times;
import dev.gatewright.server.pages.console.AllSettingsView;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.SettingsChangeView;
import dev.gatewright.server.pages.console.SettingsView;
import dev.gatewright.server.tenants.SettingFault;
import dev.gatewright.server.tenants.SettingPermissions;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.Settled;
import dev.gatewright.server.tenants.YamlWriter;
import dev.gatewright.store.tenants.KeptIssuer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an issuer is set to: a form for each group of settings, and all of them as one text.
/// Nothing that was typed is lost where it cannot be so, and nothing is written over what somebody
/// else changed meanwhile.
final class SettingsPage {
  static final String PATH = "/settings";

  private static final String CHANGE = "/settings/change";
  private static final String ALL = "/settings/all";
  private static final String GROUP = "group";
  private static final String BRANDING = "branding";
  private static final String DATA = "data";

  /// Stands for a file of the issuer's own, which is longer than what a form may bring.
  private static final String KEPT = "kept";

  private final ConsoleDesk desk;
  private final SettingsDesk settings;
  private final ConsolePages pages;

  SettingsPage(ConsoleDesk desk, SettingsDesk settings, ConsolePages pages) {
    this.desk = desk;
    this.settings = settings;
    this.pages = pages;
  }

  List<ConsoleRoute> routes() {
    return List.of(
        ConsoleRoute.issuer(PATH, Permission.ISSUERS_READ, this::show),
        ConsoleRoute.issuer(CHANGE, Permission.SETTINGS_WRITE, this::ask)
            .acting(this::change)
            .provedNow("settings"),
        ConsoleRoute.issuer(ALL, Permission.SETTINGS_WRITE, this::askAll)
            .acting(this::changeAll)
            .provedNow("settings"));
  }

  /// The issuer as it is kept, for whoever may see it.
  static ConsoleAnswer with(
      ConsoleDesk desk, ConsoleVisit visit, Function<KeptIssuer, ConsoleAnswer> use) {
    return desk.see(visit, new ShowIssuer(visit.issuerId()), IssuerShown.class)
        .map(shown -> use.apply(shown.issuer()))
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  private static Predicate<String> may(ConsoleVisit visit) {
    return key -> visit.may(SettingPermissions.of(key));
  }

  /// Where the settings of a group are changed.
  static String change(ConsoleVisit visit, SettingGroups group) {
    return visit.at(CHANGE, GROUP, group.word());
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return with(
        desk,
        visit,
        issuer -> {
          var stands = SettingsDesk.document(issuer).tree();
          boolean writes = visit.may(Permission.SETTINGS_WRITE);
          var view =
              new SettingsView(
                  visit.frame(ConsoleSection.SETTINGS),
                  Arrays.stream(SettingGroups.values())
                      .map(group -> group(visit, group, stands, writes))
                      .toList(),
                  Optional.of(visit.link(visit.at(ProvidersPage.PATH))),
                  visit.may(Permission.ISSUERS_WRITE)
                      ? Optional.of(visit.link(visit.at(HooksPage.PATH)))
                      : Optional.empty(),
                  Optional.of(visit.link(visit.at(HistoryPage.PATH))),
                  writes ? Optional.of(visit.link(visit.at(ALL))) : Optional.empty(),
                  visit.may(Permission.ISSUERS_WRITE)
                      ? Optional.of(visit.link(visit.at(IssuerRemovalPage.PATH)))
                      : Optional.empty());
          return ConsoleAnswer.shown(pages.settings(view, visit.page()));
        });
  }

  private static SettingsView.Group group(
      ConsoleVisit visit, SettingGroups group, JsonNode stands, boolean writes) {
    var lines =
        SettingFields.leaves(group.specs()).stream()
            .map(leaf -> {
              var value = SettingFields.shown(leaf, stands);
              var written = value.isEmpty() ? SettingFields.fallback(leaf) : value;
              return new SettingsView.Line(
                  leaf.section(),
                  leaf.label(),
                  leaf.spec().meaning(),
                  SettingFields.inWords(leaf, written, visit.page().messages()),
                  !value.isEmpty());
            })
            .toList();
    return new SettingsView.Group(
        group.title(),
        lines,
        writes ? Optional.of(visit.link(change(visit, group))) : Optional.empty());
  }

  private ConsoleAnswer ask(ConsoleVisit visit) {
    return ofGroup(
        visit,
        (group, issuer) -> {
          var stands = SettingsDesk.document(issuer).tree();
          var fields =
              SettingFields.leaves(group.specs()).stream()
                  .map(leaf -> SettingFields.field(leaf, stands, may(visit)))
                  .toList();
          return ConsoleAnswer.shown(
              form(visit, group, issuer.updatedAt().toString(), List.of(), fields));
        });
  }

  @FunctionalInterface
  private interface OfGroup {
    ConsoleAnswer use(SettingGroups group, KeptIssuer issuer);
  }

  private ConsoleAnswer ofGroup(ConsoleVisit visit, OfGroup use) {
    return visit
        .asked(GROUP)
        .flatMap(SettingGroups::parse)
        .map(group -> with(desk, visit, issuer -> use.use(group, issuer)))
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  private byte[] form(
      ConsoleVisit visit,
      SettingGroups group,
      String seen,
      List<String> problems,
      List<SettingsChangeView.Field> fields) {
    var here = visit.link(visit.at(CHANGE, GROUP, group.word()));
    var view =
        new SettingsChangeView(
            visit
                .frame(ConsoleSection.SETTINGS)
                .below(visit.page().messages().text(group.title()), here),
            here,
            group.title(),
            seen,
            problems,
            fields);
    return pages.settingsChange(view, visit.page());
  }

  private ConsoleAnswer change(ConsoleVisit visit, Parameters fields) {
    return ofGroup(visit, (group, issuer) -> change(visit, group, issuer, fields));
  }

  private ConsoleAnswer change(
      ConsoleVisit visit, SettingGroups group, KeptIssuer issuer, Parameters fields) {
    var leaves = SettingFields.leaves(group.specs());
    var changeable = leaves.stream().filter(leaf -> may(visit).test(leaf.outermost())).toList();
    var read = SettingFields.patch(changeable, SettingsDesk.document(issuer).tree(), fields);
    var seen = seen(fields);
    var problems =
        read.faults().isEmpty()
            ? problems(visit, read.patch(), seen)
            : new Problems(read.faults(), List.of());
    if (problems.isNone()) {
      return ConsoleAnswer.done(visit.at(PATH), ConsoleNotice.SETTINGS_SAVED);
    }
    var stands = SettingsDesk.document(issuer).tree();
    var shown =
        leaves.stream()
            .map(leaf ->
                changeable.contains(leaf)
                    ? SettingFields.typed(leaf, fields, may(visit), problems.faults())
                    : SettingFields.field(leaf, stands, may(visit)))
            .toList();
    var others =
        problems.faults().stream()
            .filter(fault -> leaves.stream().noneMatch(leaf -> leaf.has(fault)))
            .map(SettingFields::words)
            .toList();
    var all = new ArrayList<>(problems.others());
    all.addAll(others);
    return ConsoleAnswer.wrong(
        form(visit, group, seen.map(Instant::toString).orElse(""), all, shown));
  }

  /// Why settings were not changed.
  private record Problems(List<SettingFault> faults, List<String> others) {
    boolean isNone() {
      return faults.isEmpty() && others.isEmpty();
    }
  }

  private Problems problems(ConsoleVisit visit, ObjectNode patch, Optional<Instant> seen) {
    return problems(
        visit,
        desk.settled(() -> settings.changeIssuer(visit.actor(), visit.issuerId(), patch, seen)));
  }

  private static Problems problems(ConsoleVisit visit, Settled settled) {
    return settled instanceof Settled.Wrong(var faults)
        ? new Problems(faults, List.of())
        : new Problems(List.of(), SettledText.problems(visit, settled));
  }

  /// Forms of before this were never shown by a page.
  static Optional<Instant> seen(Parameters fields) {
    return fields.first(SettingsChangeView.SEEN_FIELD).flatMap(Times::parse);
  }

  private ConsoleAnswer askAll(ConsoleVisit visit) {
    return with(
        desk,
        visit,
        issuer ->
            ConsoleAnswer.shown(
                all(
                    visit,
                    issuer.updatedAt().toString(),
                    YamlWriter.write(elided(SettingsDesk.document(issuer).tree())),
                    List.of())));
  }

  private byte[] all(ConsoleVisit visit, String seen, String text, List<String> problems) {
    var here = visit.link(visit.at(ALL));
    var view =
        new AllSettingsView(
            visit
                .frame(ConsoleSection.SETTINGS)
                .below(visit.page().text("console.settings.all"), here),
            here,
            seen,
            text,
            problems);
    return pages.allSettings(view, visit.page());
  }

  private ConsoleAnswer changeAll(ConsoleVisit visit, Parameters fields) {
    var text = fields.first(AllSettingsView.TEXT_FIELD).orElse("").replace("\r\n", "\n");
    var seen = seen(fields);
    var wanted =
        Optional.of(text)
            .flatMap(SettingFields::yaml)
            .filter(ObjectNode.class::isInstance)
            .map(ObjectNode.class::cast);
    var problems =
        wanted
            .map(whole -> {
              var found =
                  problems(
                      visit,
                      desk.settled(() ->
                          settings.changeIssuer(
                              visit.actor(),
                              visit.issuerId(),
                              stands -> Optional.of(becoming(stands, restored(whole, stands))),
                              seen)));
              var all = new ArrayList<>(found.faults().stream().map(SettingFields::words).toList());
              all.addAll(found.others());
              return List.copyOf(all);
            })
            .orElseGet(() -> List.of(visit.page().text("console.settings.no_yaml")));
    return problems.isEmpty()
        ? ConsoleAnswer.done(visit.at(PATH), ConsoleNotice.SETTINGS_SAVED)
        : ConsoleAnswer.wrong(all(visit, seen.map(Instant::toString).orElse(""), text, problems));
  }

  private static ObjectNode elided(ObjectNode stands) {
    for (var member : stands.path(BRANDING).properties()) {
      if (member.getValue() instanceof ObjectNode file && file.has(DATA)) {
        file.put(DATA, KEPT);
      }
    }
    return stands;
  }

  private static ObjectNode restored(ObjectNode whole, JsonNode stands) {
    var wanted = whole.deepCopy();
    for (var member : wanted.path(BRANDING).properties()) {
      var kept = stands.path(BRANDING).path(member.getKey()).path(DATA);
      if (member.getValue() instanceof ObjectNode file
          && file.path(DATA).asString("").equals(KEPT)
          && kept.isString()) {
        file.set(DATA, kept);
      }
    }
    return wanted;
  }

  /// The merge patch (RFC 7396) that makes one object the other, and no more than it.
  static ObjectNode becoming(JsonNode stands, ObjectNode whole) {
    var patch = JsonValues.newObject();
    stands.propertyNames().stream().filter(key -> !whole.has(key)).forEach(patch::putNull);
    whole
        .properties()
        .forEach(member -> {
          var value = member.getValue();
          patch.set(
              member.getKey(),
              value instanceof ObjectNode object
                  ? becoming(stands.path(member.getKey()), object)
                  : value);
        });
    return patch;
  }
}
