package dev.gatewright.server.tenants;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.identity.join.LinkAddresses;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.server.config.issuer.AdministrationResource;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.tenants.ClientDeclaration;
import dev.gatewright.store.tenants.ClientDeclaration.Change;
import dev.gatewright.store.tenants.ClientTable;
import dev.gatewright.store.tenants.IssuerTable;
import dev.gatewright.store.tenants.KeptClient;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// The issuer of those who administer. The server makes it itself, nobody declares it, and no file
/// names it: its people are reached at the console and by the command line alone.
///
/// Its access tokens open the administration for programs, which is its one resource (RFC 8707)
/// with a scope for each permission.
public final class SystemIssuer {
  /// Where it is below `base_url`, and with it the console.
  public static final String PATH = "/console";

  /// Programs on somebody's own machine that act as them (RFC 8252 §7.3): the command line, and
  /// whatever a team writes for itself.
  public static final ClientId CLI = new ClientId("gatewright-cli");

  private static final System.Logger LOG = System.getLogger("gatewright.console");

  private SystemIssuer() {}

  /// How the administration for programs is called where a token names its audience, wherever it is
  /// served.
  public static String resource(URI baseUrl) {
    return AdministrationResource.id(baseUrl);
  }

  /// The link that makes whoever opens it an administrator.
  public static String invitation(String url, LinkToken token) {
    return url + "/join?" + LinkAddresses.TOKEN + "=" + token.text().reveal();
  }

  /// Keeps the issuer as this version wants it. Where another issuer has its address the server
  /// starts without a console.
  public static void keep(IssuerTable issuers, ClientTable clients, URI baseUrl, Instant now) {
    var url = baseUrl + PATH;
    if (!issuers.keepOwn(url, document(url, resource(baseUrl)).json(), By.server(now))) {
      LOG.log(
          Level.WARNING,
          "there is no console, for {0} is the address of another issuer: give that one another url, or write console: off",
          url);
      return;
    }
    var client = client().json();
    var kept = clients.find(EventTable.SERVER, CLI).map(KeptClient::document);
    if (!kept.equals(Optional.of(client))) {
      clients.keepOwn(
          EventTable.SERVER,
          new ClientDeclaration(CLI, client, new Change.Keep<>(), new Change.Keep<>()),
          now);
    }
  }

  /// Who administers signs in for a working day at the most, and again after an hour away.
  private static Document document(String url, String resource) {
    var tree = Document.EMPTY.tree();
    tree.put("id", EventTable.SERVER.value());
    tree.put("url", url);
    tree.put("name", "Gatewright");
    tree.put("signup", "closed");
    var administration = tree.putArray("resources").addObject();
    administration.put("id", resource);
    var scopes = administration.putArray("scopes");
    for (var permission : Permission.values()) {
      scopes.add(permission.key());
    }
    administration.putObject("access_token").put("lifetime", "10m");
    var login = tree.putObject("login");
    login.putArray("methods").add("password").add("passkey");
    tree.putObject("sessions").put("idle", "1h").put("lifetime", "12h");
    tree.putObject("account").put("deletion", false);
    return Document.of(tree);
  }

  /// It asks for consent, since any program of the machine can call itself so (RFC 8252 §8.6), and
  /// what it is given ends with the session.
  private static Document client() {
    var tree = Document.EMPTY.tree();
    tree.put("id", CLI.value());
    tree.put("type", "native");
    tree.put("name", "Gatewright command line");
    tree.putArray("redirect_uris").add("http://127.0.0.1/callback").add("http://[::1]/callback");
    var scopes = tree.putArray("scopes").add(Scope.OPENID);
    for (var permission : Permission.values()) {
      scopes.add(permission.key());
    }
    tree.put("refresh_token", "always");
    tree.put("refresh_lifetime", "12h");
    tree.put("refresh_ends_with_session", true);
    return Document.of(tree);
  }
}
