package dev.gatewright.server.api.sources;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// The files of the client that are made of an OpenAPI document, by the names of their classes.
public final class ClientSources {
  private ClientSources() {}

  public static Map<String, String> of(JsonNode document) {
    var root = new Place("", "");
    for (var path : document.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (!operation.getKey().equals("parameters")) {
          root.add(
              Operation.of(
                  operation.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  operation.getValue()));
        }
      }
    }
    var types = new Types(document.path("components").path("schemas"));
    var handles = new Handles(types);
    handles.writeClient(root);
    var files = new TreeMap<>(types.files());
    handles
        .files()
        .forEach((name, text) -> {
          if (files.put(name, text) != null) {
            throw new IllegalStateException("two classes of the client are called " + name);
          }
        });
    return files;
  }

  /// Whether a file was made here.
  public static boolean isMade(String text) {
    return text.startsWith(JavaFile.HEADER);
  }
}
