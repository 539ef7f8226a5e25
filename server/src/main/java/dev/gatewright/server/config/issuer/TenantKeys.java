package dev.gatewright.server.config.issuer;

import static dev.gatewright.server.config.yaml.KeySpec.optional;
import static dev.gatewright.server.config.yaml.KeySpec.required;

import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.server.config.client.AccessTokenKeys;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.client.StandardClaims;
import dev.gatewright.server.config.look.ByLanguage;
import dev.gatewright.server.config.look.LookForms;
import dev.gatewright.server.config.upstream.ProviderKeys;
import dev.gatewright.server.config.yaml.KeySpec;
import dev.gatewright.server.config.yaml.KeyType.Either;
import dev.gatewright.server.config.yaml.KeyType.Flag;
import dev.gatewright.server.config.yaml.KeyType.ListOf;
import dev.gatewright.server.config.yaml.KeyType.OneOf;
import dev.gatewright.server.config.yaml.KeyType.SecretText;
import dev.gatewright.server.config.yaml.KeyType.Section;
import dev.gatewright.server.config.yaml.KeyType.Text;
import dev.gatewright.server.config.yaml.SectionSpec;
import dev.gatewright.server.config.yaml.Settings;
import dev.gatewright.server.config.yaml.Words;
import java.util.ArrayList;
import java.util.List;

/// Every key of `tenants.yaml` outside of clients.
public final class TenantKeys {
  public static final SectionSpec SCOPE =
      new SectionSpec(
          "scope",
          List.of(
              required("name", new Text(), "The scope, as requests write it."),
              optional(
                  "description",
                  ByLanguage.TEXT,
                  "none",
                  "What the consent page says it allows, in one language or in several.")));

  public static final SectionSpec RESOURCE =
      new SectionSpec(
          "resource",
          List.of(
              required("id", new Text(), "The API's absolute URI (RFC 8707)."),
              optional("scopes", new ListOf(new Text()), "[]", "The scopes that mean this API."),
              optional(
                  "access_token",
                  new Section(AccessTokenKeys.SECTION),
                  "{}",
                  "How tokens for it look; stronger than what the client says."),
              optional(
                  "introspection_clients",
                  new ListOf(new Text()),
                  "[]",
                  "Clients that may introspect tokens for it.")));

  /// Where an issuer's webhooks stand.
  static final String WEBHOOKS = "webhooks";

  public static final SectionSpec WEBHOOK =
      new SectionSpec(
          "webhook",
          List.of(
              required("id", new Text(), "What commands and the trail call it."),
              optional(
                  "absent", new Flag(), "false", "Removes the webhook; other keys are ignored."),
              optional(
                  "url",
                  new Text(),
                  "none",
                  "Where it is called: https, or http on a loopback host."),
              optional(
                  "events",
                  new ListOf(new Text()),
                  "none",
                  "Which events it is told: names, beginnings such as user.*, or \"*\" for all."),
              optional(
                  "secret",
                  new SecretText(true),
                  "{ generate: true }",
                  "What deliveries are signed with: whsec_ and base64. One that is replaced signs"
                      + " for another day."),
              optional("active", new Flag(), "true", "Whether events are sent.")));

  public static final SectionSpec ADDRESS =
      new SectionSpec(
          "address",
          texts("formatted", "street_address", "locality", "region", "postal_code", "country"));

  public static final SectionSpec USER =
      new SectionSpec(
              "user",
              List.of(
                  required("email", new Text(), "The address that names the user."),
                  optional(
                      "absent", new Flag(), "false", "Removes the user; other keys are ignored."),
                  optional(
                      "email_verified",
                      new Flag(),
                      "false",
                      "Whether the address is known to be theirs."),
                  optional(
                      "password",
                      new SecretText(false),
                      "none",
                      "Set when the user is created, and never again by this file."),
                  optional(
                      "password_hash",
                      new SecretText(false),
                      "none",
                      "The same as an Argon2id or bcrypt hash."),
                  optional("role", new Text(), "none", "Your own word, such as admin."),
                  optional(
                      "status",
                      new OneOf(Words.of(UserStatus.givable()).all()),
                      "active",
                      "Only an active user signs in or refreshes.")))
          .with("user", texts(StandardClaims.TEXTS.toArray(String[]::new)))
          .with(
              "user",
              List.of(
                  optional(
                      "phone_number_verified",
                      new Flag(),
                      "none",
                      "Standard claim (OpenID Connect Core §5.1)."),
                  optional(
                      "address",
                      new Section(ADDRESS),
                      "none",
                      "Standard claim (OpenID Connect Core §5.1.1).")));

  public static final SectionSpec PIN =
      new SectionSpec(
          "pin",
          List.of(
              required("pin", new SecretText(false), "Five or more digits."),
              optional("label", new Text(), "none", "What people call it."),
              optional("privileges", new ListOf(new Text()), "[]", "What it allows.")));

  public static final SectionSpec MEMBER =
      new SectionSpec(
          "member",
          List.of(
              required("user", new Text(), "The e-mail address of a user of this issuer."),
              optional("absent", new Flag(), "false", "Removes the member."),
              optional("title", new Text(), "none", "What they are there."),
              optional("scopes", new ListOf(new Text()), "[]", "What they may do there."),
              optional(
                  "status",
                  new OneOf(Words.of(OrganizationStatus.values()).all()),
                  "active",
                  "Tokens name only active memberships.")));

  public static final SectionSpec ORGANIZATION =
      new SectionSpec(
          "organization",
          List.of(
              required("id", new Text(), "Its id, as tokens write it."),
              optional("absent", new Flag(), "false", "Removes it; other keys are ignored."),
              optional("name", new Text(), "the id", "What people call it."),
              optional(
                  "status",
                  new OneOf(Words.of(OrganizationStatus.values()).all()),
                  "active",
                  "Tokens name only active organizations."),
              optional(
                  "members",
                  new ListOf(new Section(MEMBER)),
                  "[]",
                  "Who belongs to it; one that is not listed stays.")));

  private static final List<KeySpec> ISSUER_SETTINGS =
      List.of(
          required("id", new Text(), "Part of the issuer's URL: letters, digits, - and _."),
          optional("absent", new Flag(), "false", "Removes the issuer and all it holds."),
          optional(
              "url",
              new Text(),
              "{base_url}/{id}",
              "The issuer's URL, when it is another origin or path."),
          optional("name", new Text(), "the id", "What pages call it."),
          optional(
              "scopes",
              new ListOf(new Either(new Text(), new Section(SCOPE))),
              "[]",
              "The issuer's own scopes, as text or with a description."),
          optional(
              "resources",
              new ListOf(new Section(RESOURCE)),
              "[]",
              "The APIs it makes tokens for."),
          optional(
              "client_defaults",
              new Section(ClientKeys.CLIENT_DEFAULTS),
              "{}",
              "Client settings that hold for every client of the issuer."));

  public static final SectionSpec ISSUER =
      new SectionSpec("issuer", ISSUER_SETTINGS)
          .with("issuer", Settings.keys(IssuerKeys.ALL))
          .with(
              "issuer",
              List.of(
                  optional(
                      "clients",
                      new ListOf(new Section(ClientKeys.CLIENT)),
                      "[]",
                      "The programs that log people in or call APIs."),
                  optional(
                      WEBHOOKS,
                      new ListOf(new Section(WEBHOOK)),
                      "[]",
                      "Where what happens at the issuer is sent; one that is not listed stays."),
                  optional("users", new ListOf(new Section(USER)), "[]", "People."),
                  optional(
                      "pins",
                      new ListOf(new Section(PIN)),
                      "[]",
                      "Shared PINs. Not available here yet: `gatewright pin create` makes them."),
                  optional(
                      "organizations",
                      new ListOf(new Section(ORGANIZATION)),
                      "[]",
                      "Organizations and who belongs to them.")));

  public static final SectionSpec TENANTS =
      new SectionSpec(
          "tenants.yaml",
          List.of(
              required("issuers", new ListOf(new Section(ISSUER)), "Everything that is served.")));

  public static final List<SectionSpec> ALL = all();

  private TenantKeys() {}

  private static List<KeySpec> texts(String... names) {
    var keys = new ArrayList<KeySpec>();
    for (var name : names) {
      keys.add(optional(name, new Text(), "none", "Standard claim (OpenID Connect Core §5.1)."));
    }
    return keys;
  }

  private static List<SectionSpec> all() {
    var all = new ArrayList<>(List.of(TENANTS, ISSUER, SCOPE, RESOURCE));
    all.addAll(Settings.sections(IssuerKeys.ALL));
    all.addAll(List.of(LookForms.FILE, ByLanguage.TEXTS));
    all.addAll(ProviderKeys.SECTIONS);
    all.add(HookKeys.SECTION);
    all.add(CodeSender.SECTION);
    all.addAll(ClientKeys.SECTIONS);
    all.addAll(List.of(WEBHOOK, USER, ADDRESS, PIN, ORGANIZATION, MEMBER));
    return List.copyOf(all);
  }
}
