package dev.gatewright.server.console;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.clients.ClientAuthMethod;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.server.config.client.AccessTokenKeys;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.client.RefreshKeys;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.console.ClientView;
import dev.gatewright.server.pages.console.ConsolePages;
import java.util.ArrayList;
import java.util.List;

/// One client: what holds of it in plain words, its secret's use, and what can be done with it.
final class ClientPage {
  private final ConsoleDesk desk;
  private final ConsolePages pages;

  ClientPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(OneClient.PATH, Permission.CLIENTS_READ, this::show);
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return OneClient.with(desk, visit, this::shown);
  }

  private ConsoleAnswer shown(OneClient one) {
    var client = one.shown().client();
    var effective = one.effective();
    boolean writes = one.visit().may(Permission.CLIENTS_WRITE);
    var view =
        new ClientView(
            one.frame(),
            one.name(),
            one.id().value(),
            ClientKind.of(one.document().tree()).key(),
            client.active(),
            one.visit().issuer().orElseThrow().issuer().url(),
            words(one),
            effective.get(ClientKeys.REDIRECT_URIS),
            effective.get(ClientKeys.POST_LOGOUT_REDIRECT_URIS),
            effective.get(ClientKeys.SCOPES),
            one.shown().createdAt(),
            one.shown().updatedAt(),
            client.hasSecret(),
            client.secretUsedAt(),
            client.former().map(kept -> new ClientView.Former(kept.until(), kept.usedAt())),
            ways(one, writes));
    return ConsoleAnswer.shown(pages.client(view, one.visit().page()));
  }

  private static List<ClientView.Way> ways(OneClient one, boolean writes) {
    var ways = new ArrayList<ClientView.Way>();
    ways.add(way(one, ClientCodePage.PATH, "console.client.code"));
    if (writes) {
      if (TryPage.fits(one)) {
        ways.add(way(one, TryPage.PATH, "console.client.try"));
      }
      ways.add(way(one, ClientEditPage.PATH, "console.client.edit"));
      ways.add(way(one, ClientSettingsPage.PATH, "console.client.settings"));
      if (one.shown().client().hasSecret()) {
        ways.add(way(one, ClientSecretPage.PATH, "console.client.secret"));
      }
      ways.add(way(one, ClientRemovalPage.PATH, "console.client.remove"));
    }
    return ways;
  }

  private static ClientView.Way way(OneClient one, String path, String key) {
    PageLink link = one.link(path);
    return new ClientView.Way(key, link);
  }

  /// What its settings come to, as sentences.
  private static List<String> words(OneClient one) {
    var messages = one.visit().page().messages();
    var effective = one.effective();
    var grants = effective.get(ClientKeys.GRANTS);
    boolean people = grants.contains(GrantType.AUTHORIZATION_CODE);
    var words = new ArrayList<String>();
    if (people) {
      words.add(messages.text("console.client.people"));
      words.add(
          messages.text(
              effective.get(ClientKeys.FIRST_PARTY)
                  ? "console.client.no_consent"
                  : "console.client.consent"));
      words.add(
          messages.text(
              effective.get(ClientKeys.PKCE)
                  ? "console.client.pkce"
                  : "console.client.pkce_optional"));
    }
    if (grants.contains(GrantType.CLIENT_CREDENTIALS)) {
      words.add(messages.text("console.client.itself"));
    }
    words.add(
        messages.text(
            "console.client.proof." + proof(effective.get(ClientKeys.TOKEN_ENDPOINT_AUTH))));
    words.add(
        messages.text(
            effective.get(AccessTokenKeys.FORMAT) ? "console.client.jwt" : "console.client.opaque",
            messages.duration(effective.get(AccessTokenKeys.LIFETIME))));
    if (people && grants.contains(GrantType.REFRESH_TOKEN)) {
      words.add(
          messages.text(
              effective.get(RefreshKeys.REFRESH_ROTATION)
                  ? "console.client.refresh_rotates"
                  : "console.client.refresh_stays",
              messages.duration(effective.get(RefreshKeys.REFRESH_LIFETIME)),
              messages.duration(effective.get(RefreshKeys.REFRESH_IDLE))));
    }
    return words;
  }

  private static String proof(Iterable<ClientAuthMethod> methods) {
    for (var method : methods) {
      switch (method) {
        case NONE -> {
          return "none";
        }
        case PRIVATE_KEY_JWT -> {
          return "key";
        }
        case CLIENT_SECRET_BASIC, CLIENT_SECRET_POST, CLIENT_SECRET_JWT -> {}
      }
    }
    return "secret";
  }
}
