package dev.gatewright.server.imports;

import dev.gatewright.identity.Secret;
import dev.gatewright.server.config.yaml.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// People on their way from the file to the store, as JSON: they may go through the control socket.
public final class Newcomers {
  private Newcomers() {}

  /// A list as text. It holds password hashes.
  public static String write(List<Newcomer> people) {
    var list = JsonNodeFactory.instance.arrayNode();
    for (var person : people) {
      var object = list.addObject();
      object
          .put("row", person.row())
          .put("email", person.email())
          .put("email_verified", person.emailVerified())
          .put("active", person.active());
      person.passwordHash().ifPresent(hash -> object.put("password_hash", hash.reveal()));
      person.username().ifPresent(name -> object.put("username", name));
      object.set("claims", JsonText.read(JsonText.of(person.claims())));
    }
    return new String(JsonText.write(list), StandardCharsets.UTF_8);
  }

  /// The same list; what stayed behind is told where the file is read.
  public static List<Newcomer> read(String text) {
    var people = new ArrayList<Newcomer>();
    for (JsonNode object : JsonText.read(text)) {
      people.add(
          new Newcomer(
              object.path("row").asInt(),
              object.path("email").asString(),
              object.path("email_verified").asBoolean(),
              object.path("active").asBoolean(),
              Fields.text(object, "password_hash").map(Secret::new),
              Fields.text(object, "username"),
              Fields.map(object, "claims").orElse(Map.of()),
              Set.of()));
    }
    return people;
  }
}
