package dev.gatewright.server.config.client;

import dev.gatewright.protocol.clients.Client.ClientType;
import dev.gatewright.protocol.clients.OrganizationPolicy;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.config.yaml.NearestKey;
import dev.gatewright.server.config.yaml.UriRule;
import dev.gatewright.server.config.yaml.Words;
import dev.gatewright.server.config.yaml.YamlNode;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// How the values of client settings are written where a word, a flag or a time is not enough.
public final class ClientForms {
  private ClientForms() {}

  /// Scope names, each in the syntax of RFC 6749 §3.3.
  public static Form<List<String>> scopes() {
    return texts(
        Form.texts(),
        ClientForms::isScope,
        "is no scope name",
        "Use letters, digits and signs, without spaces, quotes and backslashes.");
  }

  public static boolean isScope(String text) {
    return text.matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,256}");
  }

  static Form<List<String>> origins() {
    return texts(
        Form.texts(),
        origin -> UriRule.origin(origin).isPresent(),
        "is no origin",
        "Write https://host or http://localhost:port, with no path and no slash at the end.");
  }

  /// Redirect URIs of a client whose `type` stands beside them.
  static Form<List<String>> redirectUris() {
    return Form.texts().checked((fields, key) -> uris -> Optional.of(valid(fields, key, uris)));
  }

  private static List<String> valid(Fields fields, String key, List<String> uris) {
    boolean installed =
        fields.word("type", Words.of(ClientType.values())).equals(Optional.of(ClientType.NATIVE));
    return kept(
        fields,
        key,
        uris,
        uri -> UriRule.redirectFault(uri, installed),
        uri ->
            "Write the exact https URI, or http on localhost, 127.0.0.1 or [::1]"
                + (installed ? ", or a private scheme such as com.example.app:/callback." : "."));
  }

  static Form<List<String>> audience() {
    return texts(
            Form.texts()
                .checked((fields, key) ->
                    audience -> {
                      if (audience.isEmpty()) {
                        fields.error(
                            key, "is empty", "Name one; RFC 9068 §2.2 demands an audience.");
                      }
                      return Optional.of(audience);
                    }),
            audience ->
                audience.equals("{issuer}")
                    || audience.equals("{client_id}")
                    || (!audience.isBlank() && !audience.matches(".*[{}\\s].*")),
            "is no audience",
            "Write a URI or a name, {issuer} or {client_id}.")
        .as(new KeyType.OneOrMore(new KeyType.Text()));
  }

  /// Names of a list, in the order in which they are written.
  static Form<List<String>> namesOf(List<String> known, String kind) {
    return Form.texts()
        .checked((fields, key) ->
            names ->
                Optional.of(
                    kept(
                        fields,
                        key,
                        names,
                        name ->
                            known.contains(name)
                                ? Optional.empty()
                                : Optional.of("is no known " + kind),
                        name ->
                            NearestKey.of(name, known)
                                .map(near -> "Write " + near + ".")
                                .orElse("Use some of " + String.join(", ", known) + "."))))
        .as(new KeyType.ListOf(new KeyType.OneOf(known)));
  }

  /// An https URL, or http on a loopback host.
  static Form<Optional<URI>> page() {
    return new Form<>(
        new KeyType.Text(),
        ClientForms::readPage,
        uri -> JsonNodeFactory.instance.stringNode(uri.map(URI::toString).orElse("")));
  }

  private static Optional<Optional<URI>> readPage(Fields fields, String key) {
    return fields
        .text(key)
        .map(UriRule::fetched)
        .filter(uri -> {
          if (uri.isEmpty()) {
            fields.error(
                key,
                "is no https URL, nor http on a loopback host",
                "Write for example https://app.test/login.");
          }
          return uri.isPresent();
        });
  }

  static Form<OrganizationPolicy> organizations() {
    return new Form<>(
        new KeyType.Either(
            new KeyType.OneOf(List.of("all", "none")), new KeyType.ListOf(new KeyType.Text())),
        ClientForms::readOrganizations,
        ClientForms::writeOrganizations);
  }

  private static Optional<OrganizationPolicy> readOrganizations(Fields fields, String key) {
    var node = fields.node(key);
    if (node.isPresent() && node.get() instanceof YamlNode.Scalar scalar) {
      return switch (scalar.text()) {
        case "all" -> Optional.of(new OrganizationPolicy.All());
        case "none" -> Optional.of(new OrganizationPolicy.None());
        default -> {
          fields.error(key, "must be all, none or a list of ids", "Write all or [org_acme].");
          yield Optional.empty();
        }
      };
    }
    return node.isPresent()
        ? fields.texts(key).map(ids -> new OrganizationPolicy.Only(new LinkedHashSet<>(ids)))
        : Optional.empty();
  }

  private static JsonNode writeOrganizations(OrganizationPolicy policy) {
    return switch (policy) {
      case OrganizationPolicy.All _ -> JsonNodeFactory.instance.stringNode("all");
      case OrganizationPolicy.None _ -> JsonNodeFactory.instance.stringNode("none");
      case OrganizationPolicy.Only(var ids) -> JsonValues.texts(ids.stream().sorted().toList());
    };
  }

  private static Form<List<String>> texts(
      Form<List<String>> form, Predicate<String> valid, String fault, String fix) {
    return form.checked((fields, key) ->
        texts ->
            Optional.of(
                kept(
                    fields,
                    key,
                    texts,
                    text -> valid.test(text) ? Optional.empty() : Optional.of(fault),
                    text -> fix)));
  }

  /// The texts without a fault; each fault is reported at its own place.
  private static List<String> kept(
      Fields fields,
      String key,
      List<String> texts,
      Function<String, Optional<String>> fault,
      Function<String, String> fix) {
    return texts.stream()
        .filter(text -> {
          var found = fault.apply(text);
          found.ifPresent(what -> fields.itemError(key, text, what, fix.apply(text)));
          return found.isEmpty();
        })
        .toList();
  }
}
