package dev.gatewright.server.tenants;

import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.issuer.UnreadableRow;
import java.util.ArrayList;
import java.util.List;

/// Finds the rows of issuers and clients that are not served because nobody can read them.
public final class UnreadableRows {
  private final List<String> found = new ArrayList<>();

  private UnreadableRows() {}

  /// For each of them, which it is, what is wrong and what to do.
  public static List<String> of(OpenStore open) {
    var rows = new UnreadableRows();
    for (var issuer : open.store().issuers().list()) {
      var id = issuer.id().value();
      rows.look(() -> StoredSettings.issuer(id, issuer.document()));
      open.sealed()
          .clients()
          .documents(issuer.id())
          .forEach((client, document) ->
              rows.look(() -> StoredSettings.client(id, client.value(), document)));
    }
    return List.copyOf(rows.found);
  }

  private void look(Runnable read) {
    try {
      read.run();
    } catch (UnreadableRow e) {
      found.add(String.valueOf(e.getMessage()));
    }
  }
}
