package dev.gatewright.server.config.issuer;

import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.client.ClientReader;
import dev.gatewright.server.config.issuer.OrganizationConfig.Member;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.Problems;
import dev.gatewright.server.config.yaml.ReadContext;
import dev.gatewright.server.config.yaml.ReadContext.Source;
import dev.gatewright.server.config.yaml.SectionSpec;
import dev.gatewright.server.config.yaml.Surroundings;
import java.util.function.Function;

/// Reads back the documents that [SettingsDocuments] wrote. What cannot be read was damaged, or
/// written by a later version: that is an exception, as there is no user to tell.
public final class StoredSettings {
  private StoredSettings() {}

  public static IssuerSettings issuer(Document document) {
    return read(document, TenantKeys.ISSUER, IssuerSettingsReader::read);
  }

  /// An issuer's row.
  ///
  /// @throws UnreadableRow when no settings can be made of it
  public static IssuerSettings issuer(String id, String document) {
    try {
      return issuer(Document.parse(document));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw UnreadableRow.issuer(id, e);
    }
  }

  /// A client's row, without its secret and signing key.
  ///
  /// @throws UnreadableRow when no settings can be made of it
  public static ClientConfig client(String issuer, String id, String document) {
    try {
      return client(Document.parse(document));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw UnreadableRow.client(issuer, id, e);
    }
  }

  /// A client without its secret and signing key, which the store keeps apart.
  public static ClientConfig client(Document document) {
    return read(document, ClientKeys.CLIENT, ClientReader::read);
  }

  /// A user without a credential.
  public static UserConfig user(Document document) {
    return read(document, TenantKeys.USER, UserReader::read);
  }

  /// An organization without its members.
  public static OrganizationConfig organization(Document document) {
    return read(document, TenantKeys.ORGANIZATION, OrganizationReader::read);
  }

  public static Member member(Document document) {
    return read(document, TenantKeys.MEMBER, OrganizationReader::member);
  }

  private static <T> T read(Document document, SectionSpec spec, Function<Fields, T> reader) {
    var problems = new Problems("stored " + spec.title());
    var context = new ReadContext(problems, Surroundings.none(), Source.STORED);
    var value = Fields.top(spec, JsonValues.toYaml(document.tree()), context).map(reader);
    return switch (problems.outcome(value)) {
      case ConfigResult.Loaded<?> _ when value.isPresent() -> value.get();
      case ConfigResult.Loaded<?> _ -> throw new IllegalStateException("no " + spec.title());
      case ConfigResult.Broken<?> broken -> throw new IllegalStateException(broken.text());
    };
  }
}
