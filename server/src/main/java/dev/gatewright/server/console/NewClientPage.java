package dev.gatewright.server.console;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.NewClientView;
import dev.gatewright.server.pages.console.Trouble;
import dev.gatewright.server.tenants.SettingsDesk;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Makes a client in two steps: what kind it is, and what it is called and where its logins end.
/// What was made is shown with programs to copy.
final class NewClientPage {
  static final String PATH = "/clients/add";

  private static final int LONGEST_ID = 60;

  private final ConsoleDesk desk;
  private final SettingsDesk settings;
  private final ConsolePages pages;

  NewClientPage(ConsoleDesk desk, SettingsDesk settings, ConsolePages pages) {
    this.desk = desk;
    this.settings = settings;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.CLIENTS_WRITE, this::show)
        .acting(this::act)
        .provedNow("new_client");
  }

  /// What was typed.
  private record Typed(String name, String id, String redirectUris, boolean firstParty) {
    static Typed of(Parameters fields) {
      return new Typed(
          text(fields, NewClientView.NAME_FIELD),
          text(fields, NewClientView.ID_FIELD),
          text(fields, NewClientView.REDIRECTS_FIELD),
          fields.first(NewClientView.FIRST_PARTY_FIELD).isPresent());
    }

    private static String text(Parameters fields, String name) {
      return fields.first(name).map(String::strip).orElse("");
    }

    /// The id that was typed, or one that is like the name.
    String clientId() {
      if (!id.isEmpty()) {
        return id;
      }
      var plain =
          Normalizer.normalize(name, Normalizer.Form.NFKD)
              .toLowerCase(Locale.ROOT)
              .replaceAll("\\p{M}+", "")
              .replaceAll("[^a-z0-9]+", "-")
              .replaceAll("^-+|-+$", "");
      return plain.substring(0, Math.min(plain.length(), LONGEST_ID));
    }

    ObjectNode settings(ClientKind kind) {
      var settings = JsonValues.newObject();
      settings.put("id", clientId());
      kind.writeTo(settings);
      if (!name.isEmpty()) {
        settings.put("name", name);
      }
      if (!kind.isMachine()) {
        settings.set("redirect_uris", JsonValues.texts(Words.split(redirectUris)));
        if (!kind.isCompatible()) {
          settings.put("first_party", firstParty);
        }
      }
      return settings;
    }
  }

  private static Optional<ClientKind> kind(ConsoleVisit visit) {
    return visit.asked(NewClientView.KIND).flatMap(ClientKind::parse);
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    var nothing = new Typed("", "", "", true);
    return ConsoleAnswer.shown(form(visit, kind(visit), nothing, Optional.empty(), List.of()));
  }

  private byte[] form(
      ConsoleVisit visit,
      Optional<ClientKind> kind,
      Typed typed,
      Optional<String> problem,
      List<Trouble> troubles) {
    var here = visit.link(visit.at(PATH));
    var view =
        new NewClientView(
            visit
                .frame(ConsoleSection.CLIENTS)
                .below(visit.page().text("console.clients.add"), here),
            kind.map(of -> visit.link(visit.at(PATH, NewClientView.KIND, of.word()))).orElse(here),
            kind.map(ClientKind::word),
            ClientKind.words().stream()
                .map(word ->
                    new NewClientView.Kind(
                        word, visit.link(visit.at(PATH, NewClientView.KIND, word))))
                .toList(),
            kind.filter(of -> !of.isMachine()).isPresent(),
            kind.filter(of -> !of.isMachine() && !of.isCompatible()).isPresent(),
            typed.name(),
            typed.id(),
            typed.redirectUris(),
            typed.firstParty(),
            problem,
            troubles);
    return pages.newClient(view, visit.page());
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    var kind = kind(visit);
    if (kind.isEmpty()) {
      return ConsoleAnswer.done(visit.at(PATH), ConsoleNotice.NOTHING_DONE);
    }
    var typed = Typed.of(fields);
    if (typed.clientId().isEmpty()) {
      var missing = visit.page().text("console.new_client.nameless");
      return ConsoleAnswer.wrong(form(visit, kind, typed, Optional.of(missing), List.of()));
    }
    var settled = settings.addClient(visit.actor(), visit.issuerId(), typed.settings(kind.get()));
    return SettledAnswers.client(
        desk,
        settled,
        done -> {
          var one = OneClient.of(visit, done.client());
          return ConsoleAnswer.shown(
              ClientCodePage.page(
                  pages,
                  one,
                  one.frame(),
                  "console.new_client.made",
                  SettledAnswers.secrets(done),
                  done.notes()));
        },
        (problem, troubles) -> form(visit, kind, typed, problem, troubles),
        visit.page().messages());
  }
}
