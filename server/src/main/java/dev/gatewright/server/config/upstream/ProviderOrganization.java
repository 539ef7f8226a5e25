package dev.gatewright.server.config.upstream;

import static dev.gatewright.server.config.yaml.KeySpec.optional;
import static dev.gatewright.server.config.yaml.KeySpec.required;

import dev.gatewright.identity.OrganizationId;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.config.yaml.SectionSpec;
import dev.gatewright.server.config.yaml.YamlNode.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// The organization that a provider belongs to.
///
/// @param join whether somebody new from there becomes a member
/// @param scopes what every one of them may do there
/// @param groups what those may do besides of whom the provider says that they are in a group
public record ProviderOrganization(
    OrganizationId id, boolean join, List<String> scopes, Map<String, List<String>> groups) {
  public static final SectionSpec SECTION =
      new SectionSpec(
          "provider_organization",
          List.of(
              required("id", new KeyType.Text(), "The id of an organization of this issuer."),
              optional(
                  "join",
                  new KeyType.Flag(),
                  "false",
                  "Whether people from there become members when they first sign in."),
              optional(
                  "scopes",
                  new KeyType.ListOf(new KeyType.Text()),
                  "[]",
                  "What members who joined so may do there."),
              optional(
                  "groups",
                  new KeyType.ByName(new KeyType.ListOf(new KeyType.Text())),
                  "{}",
                  "More scopes, for those whom the provider says to be in a group.")));

  static final Form<Optional<ProviderOrganization>> FORM =
      new Form<>(
          new KeyType.Section(SECTION),
          (fields, key) -> fields.section(key).stream().map(ProviderOrganization::read).findFirst(),
          organization ->
              organization.map(ProviderOrganization::write).orElseGet(JsonValues::newObject));

  public ProviderOrganization {
    scopes = List.copyOf(scopes);
    groups = Map.copyOf(groups);
  }

  private static Optional<ProviderOrganization> read(Fields fields) {
    var id = fields.text("id").filter(text -> !text.isBlank());
    if (fields.has("id") && id.isEmpty()) {
      fields.error("id", "is empty", "Write the id of an organization.");
    }
    var scopes = fields.texts("scopes").orElse(List.of());
    var groups = groups(fields);
    boolean join = fields.isTrue("join");
    return id.map(it -> new ProviderOrganization(new OrganizationId(it), join, scopes, groups));
  }

  private static Map<String, List<String>> groups(Fields fields) {
    var groups = new LinkedHashMap<String, List<String>>();
    if (fields.node("groups").orElse(null) instanceof Mapping mapping) {
      for (var entry : mapping.entries()) {
        fields
            .textsOf(entry.value(), fields.pathOf("groups") + "." + entry.key())
            .ifPresent(scopes -> groups.put(entry.key(), scopes));
      }
    } else if (fields.has("groups")) {
      fields.error(
          "groups", "must be groups with scopes", "Write { admins: [\"members:write\"] }.");
    }
    return groups;
  }

  private static JsonNode write(ProviderOrganization organization) {
    var object = JsonValues.newObject();
    object.put("id", organization.id().value());
    object.put("join", organization.join());
    object.set("scopes", JsonValues.texts(organization.scopes()));
    var groups = object.putObject("groups");
    new TreeMap<>(organization.groups())
        .forEach((group, scopes) -> groups.set(group, JsonValues.texts(scopes)));
    return object;
  }
}
