package dev.gatewright.server.console;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.NewIssuerView;
import dev.gatewright.server.pages.console.SettingsChangeView;
import dev.gatewright.server.tenants.SettingFault;
import dev.gatewright.server.tenants.SettingSections;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.Settled;
import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Makes an issuer, by its name, its id and what people sign in with.
final class NewIssuerPage {
  private static final String PATH = "/issuers/add";
  private static final int LONGEST_MADE_ID = 40;

  /// What is asked beside name and id; all else has a default.
  private static final List<SettingFields.Leaf> ASKED =
      SettingFields.leaves(
              Stream.of("url", "login", "signup")
                  .flatMap(key -> SettingSections.ISSUER.key(key).stream())
                  .toList())
          .stream()
          .filter(leaf -> List.of("url", "login.methods", "signup").contains(leaf.name()))
          .toList();

  private final ConsoleDesk desk;
  private final SettingsDesk settings;
  private final URI baseUrl;
  private final ConsolePages pages;

  NewIssuerPage(ConsoleDesk desk, SettingsDesk settings, URI baseUrl, ConsolePages pages) {
    this.desk = desk;
    this.settings = settings;
    this.baseUrl = baseUrl;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.server(PATH, Permission.ISSUERS_WRITE, this::show)
        .acting(this::act)
        .provedNow("new_issuer");
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    var nothing = JsonValues.newObject();
    var fields = ASKED.stream().map(leaf -> SettingFields.field(leaf, nothing, _ -> true)).toList();
    return ConsoleAnswer.shown(form(visit, "", "", List.of(), fields));
  }

  private byte[] form(
      ConsoleVisit visit,
      String name,
      String id,
      List<String> problems,
      List<SettingsChangeView.Field> fields) {
    var here = visit.link(visit.at(PATH));
    var view =
        new NewIssuerView(
            visit.frame(ConsoleSection.HOME).below(visit.page().text("console.issuers.add"), here),
            here,
            baseUrl + "/",
            name,
            id,
            problems,
            fields);
    return pages.newIssuer(view, visit.page());
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    var name = fields.first(NewIssuerView.NAME_FIELD).map(String::strip).orElse("");
    var typed = fields.first(NewIssuerView.ID_FIELD).map(String::strip).orElse("");
    var wanted = SettingFields.patch(ASKED, JsonValues.newObject(), fields).patch();
    var id = typed.isEmpty() ? made(name) : typed;
    wanted.put("id", id);
    if (!name.isEmpty()) {
      wanted.put("name", name);
    }
    var settled = desk.settled(() -> settings.addIssuer(visit.actor(), wanted));
    if (settled instanceof Settled.Issuer(var issuer, var _, var _)) {
      return ConsoleAnswer.done(
          ConsoleVisit.issuerPath(issuer.id().value()), ConsoleNotice.ISSUER_MADE);
    }
    var faults = settled instanceof Settled.Wrong(var all) ? all : List.<SettingFault>of();
    var problems = new ArrayList<String>();
    if (settled instanceof Settled.Wrong) {
      faults.stream()
          .filter(fault -> ASKED.stream().noneMatch(leaf -> leaf.has(fault)))
          .map(SettingFields::words)
          .forEach(problems::add);
    } else {
      problems.addAll(SettledText.problems(visit, settled));
    }
    var shown =
        ASKED.stream().map(leaf -> SettingFields.typed(leaf, fields, _ -> true, faults)).toList();
    return ConsoleAnswer.wrong(form(visit, name, typed, problems, shown));
  }

  /// What is left of the name in small letters and digits; nothing where that is nothing.
  private static String made(String name) {
    var plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return plain.substring(0, Math.min(plain.length(), LONGEST_MADE_ID));
  }
}
