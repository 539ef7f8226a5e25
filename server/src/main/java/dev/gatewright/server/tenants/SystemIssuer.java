package dev.gatewright.server.tenants;

import dev.gatewright.protocol.events.By;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.tenants.IssuerTable;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Instant;

/// The issuer of those who administer. The server makes it itself, nobody declares it, and no file
/// names it: its people are reached at the console and by the command line alone.
public final class SystemIssuer {
  /// Where it is below `base_url`, and with it the console.
  public static final String PATH = "/console";

  private static final System.Logger LOG = System.getLogger("gatewright.console");

  private SystemIssuer() {}

  /// Keeps the issuer as this version wants it. Where another issuer has its address the server
  /// starts without a console.
  public static void keep(IssuerTable issuers, URI baseUrl, Instant now) {
    var url = baseUrl + PATH;
    if (!issuers.keepOwn(url, document(url).json(), By.server(now))) {
      LOG.log(
          Level.WARNING,
          "there is no console, for {0} is the address of another issuer: give that one another url, or write console: off",
          url);
    }
  }

  /// Who administers signs in for a working day at the most, and again after an hour away.
  private static Document document(String url) {
    var tree = Document.EMPTY.tree();
    tree.put("id", EventTable.SERVER.value());
    tree.put("url", url);
    tree.put("name", "Gatewright");
    tree.put("signup", "closed");
    var login = tree.putObject("login");
    login.putArray("methods").add("password").add("passkey");
    tree.putObject("sessions").put("idle", "1h").put("lifetime", "12h");
    tree.putObject("account").put("deletion", false);
    return Document.of(tree);
  }
}
