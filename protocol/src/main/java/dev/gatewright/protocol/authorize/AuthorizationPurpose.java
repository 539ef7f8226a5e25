package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.errand.OwnPage;
import dev.gatewright.protocol.errand.OwnPage.Act;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An authorization request as it is carried while the user is asked: its parameters, which are
/// read again at each step, so that what the operator changed meanwhile counts.
///
/// `hinted` is whom `id_token_hint` named; the hint itself, which is long, is not carried.
record AuthorizationPurpose(Parameters parameters, Optional<SubjectId> hinted) {

  static ObjectNode write(Parameters sent, Optional<SubjectId> hinted) {
    var doc = Json.object();
    var parameters = doc.putObject("q");
    for (String name : AuthorizationRequestParser.CARRIED) {
      var values = sent.all(name);
      if (values.size() == 1) {
        parameters.put(name, values.getFirst());
      } else if (!values.isEmpty()) {
        parameters.set(name, Json.array(values));
      }
    }
    hinted.ifPresent(subject -> doc.put("h", subject.value()));
    return doc;
  }

  static ObjectNode write(OwnPage page) {
    var doc = Json.object();
    doc.put("page", page.path());
    page.maxAge().ifPresent(age -> doc.put("age", age.toSeconds()));
    doc.set("acrs", Json.array(page.acrs()));
    doc.set("locales", Json.array(page.uiLocales()));
    page.act()
        .ifPresent(act -> {
          doc.put("act", act.title());
          act.typed().ifPresent(text -> doc.put("typed", text));
        });
    return doc;
  }

  /// The page of the host's own that an errand is for; absent where it is for a client.
  static Optional<OwnPage> page(ObjectNode doc) {
    return Json.text(doc, "page")
        .map(path ->
            new OwnPage(
                path,
                doc.has("age")
                    ? Optional.of(Duration.ofSeconds(doc.path("age").asLong()))
                    : Optional.empty(),
                texts(doc, "acrs"),
                texts(doc, "locales"),
                Json.text(doc, "act").map(title -> new Act(title, Json.text(doc, "typed")))));
  }

  private static List<String> texts(ObjectNode doc, String name) {
    return doc.path(name).valueStream().map(JsonNode::stringValue).toList();
  }

  static AuthorizationPurpose read(ObjectNode doc) {
    var parameters = new Parameters.Builder();
    doc.path("q")
        .propertyStream()
        .forEach(entry -> {
          var value = entry.getValue();
          if (value.isArray()) {
            value.forEach(one -> parameters.add(entry.getKey(), one.stringValue()));
          } else {
            parameters.add(entry.getKey(), value.stringValue());
          }
        });
    return new AuthorizationPurpose(parameters.build(), Json.text(doc, "h").map(SubjectId::new));
  }
}
