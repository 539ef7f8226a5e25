package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand.ShowClient;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.BrowseCommand.SearchUsers;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.pages.console.ConsoleFrame;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.SearchView;
import dev.gatewright.server.pages.console.SearchView.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds people, clients, organizations and issuers by what they are called, in all that somebody
/// administers, that of the issuer first which they look at.
final class SearchPage {
  private static final String PATH = "/search";

  /// Issuers that are looked through at a time.
  private static final int MOST_ISSUERS = 25;

  private static final int MOST_OF_A_KIND = 20;
  private static final int MOST_FOUND = 100;
  private static final int LONGEST = 200;

  private final ConsoleDesk desk;
  private final TenantDirectory directory;
  private final ConsolePages pages;

  SearchPage(ConsoleDesk desk, TenantDirectory directory, ConsolePages pages) {
    this.desk = desk;
    this.directory = directory;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.anywhere(PATH, this::show);
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    var text =
        visit
            .asked(ConsoleFrame.QUERY_FIELD)
            .map(String::strip)
            .filter(typed -> typed.length() <= LONGEST)
            .orElse("");
    var here = visit.asked(ConsoleFrame.ISSUER_FIELD).orElse("");
    var found = new ArrayList<Found>();
    boolean cut = false;
    if (!text.isEmpty()) {
      var small = text.toLowerCase(Locale.ROOT);
      visit.reached().stream()
          .filter(issuer -> begins(issuer.issuer().name(), small) || begins(id(issuer), small))
          .limit(MOST_OF_A_KIND)
          .forEach(issuer ->
              found.add(
                  new Found(
                      "console.found.issuer",
                      issuer.issuer().name(),
                      issuer.issuer().url(),
                      id(issuer),
                      visit.place(issuer).page())));
      var order =
          visit.reached().stream()
              .sorted(Comparator.comparing((Tenant issuer) -> !id(issuer).equals(here)))
              .limit(MOST_ISSUERS)
              .toList();
      cut = visit.reached().size() > MOST_ISSUERS;
      for (var issuer : order) {
        found.addAll(in(visit.of(issuer), text, small));
      }
    }
    cut |= found.size() > MOST_FOUND;
    var view =
        new SearchView(
            visit
                .frame(ConsoleSection.HOME)
                .below(visit.page().text("console.search"), visit.link(PATH)),
            text,
            found.stream().limit(MOST_FOUND).toList(),
            cut);
    return ConsoleAnswer.shown(pages.search(view, visit.page()));
  }

  /// What there is in one issuer, as far as the person may see it there.
  private List<Found> in(ConsoleVisit visit, String text, String small) {
    var found = new ArrayList<Found>();
    var issuer = visit.issuer().orElseThrow();
    var where = issuer.issuer().name();
    if (visit.may(Permission.USERS_READ)) {
      var search = new SearchUsers(visit.issuerId(), text, MOST_OF_A_KIND);
      desk.see(visit, search, AdminResult.Users.class)
          .map(AdminResult.Users::users)
          .orElseGet(List::of)
          .forEach(user -> {
            var account = People.account(user);
            found.add(
                new Found(
                    "console.found.user",
                    account.headline(),
                    account.email(),
                    where,
                    People.page(visit, user.id().value())));
          });
    }
    if (visit.may(Permission.CLIENTS_READ)) {
      clients(visit, text)
          .map(client -> client(visit, client, where))
          .filter(client -> begins(client.name(), small) || begins(client.detail(), small))
          .limit(MOST_OF_A_KIND)
          .forEach(found::add);
    }
    if (visit.may(Permission.ORGANIZATIONS_READ)) {
      BegunOrganizations.of(desk, visit, text).found().stream()
          .limit(MOST_OF_A_KIND)
          .forEach(one ->
              found.add(
                  new Found(
                      "console.found.organization",
                      one.name(),
                      one.id().value(),
                      where,
                      visit.link(OneOrganization.home(visit, one.id())))));
    }
    return found;
  }

  /// Those that are served, which are in memory, and the one of that very id, whatever it is.
  private Stream<ClientId> clients(ConsoleVisit visit, String text) {
    var served = directory.clientsOf(visit.issuerId());
    var other =
        Optional.of(text)
            .filter(ClientId::isValid)
            .map(ClientId::new)
            .filter(id -> !served.contains(id))
            .filter(id -> {
              var show = new ShowClient(visit.issuerId(), id);
              return desk.see(visit, show, AdminResult.ClientShown.class).isPresent();
            });
    return Stream.concat(
        other.stream(), served.stream().sorted(Comparator.comparing(ClientId::value)));
  }

  private Found client(ConsoleVisit visit, ClientId client, String where) {
    var name = directory.find(visit.issuerId(), client).map(Client::name).orElse(client.value());
    return new Found(
        "console.found.client",
        name,
        client.value(),
        where,
        visit.link(visit.at(OneClient.PATH, OneClient.ID, client.value())));
  }

  private static String id(Tenant issuer) {
    return issuer.issuer().id().value();
  }

  private static boolean begins(String text, String small) {
    return text.toLowerCase(Locale.ROOT).startsWith(small);
  }
}
