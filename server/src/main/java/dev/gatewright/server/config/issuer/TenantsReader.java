package dev.gatewright.server.config.issuer;

import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.Problems;
import dev.gatewright.server.config.yaml.ReadContext;
import dev.gatewright.server.config.yaml.ReadContext.Source;
import dev.gatewright.server.config.yaml.Secret;
import dev.gatewright.server.config.yaml.Surroundings;
import dev.gatewright.server.config.yaml.YamlNode.Mapping;
import dev.gatewright.server.config.yaml.YamlNode.Place;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Reads `tenants.yaml`.
public final class TenantsReader {
  private TenantsReader() {}

  /// Reads the file for a server whose `base_url` is given.
  public static ConfigResult<TenantsConfig> read(ConfigFile file, URI baseUrl) {
    var context = new ReadContext(file.newProblems(), file.surroundings(), Source.WRITTEN);
    return read(file, baseUrl, context);
  }

  public static ConfigResult<TenantsConfig> read(
      ConfigFile file, URI baseUrl, ReadContext context) {
    var parsed = file.parse(context);
    if (context.problems().any()) {
      return context.problems().broken();
    }
    var node = parsed.orElse(new Mapping(List.of(), Place.NOWHERE));
    return Fields.top(TenantKeys.TENANTS, node, context)
        .map(fields -> context.problems().outcome(tenants(fields, baseUrl)))
        .orElseGet(() -> context.problems().broken());
  }

  /// Reads what a file would say from a tree, which names no file and no environment.
  public static ConfigResult<TenantsConfig> read(ObjectNode file, URI baseUrl) {
    return read(file, baseUrl, Source.WRITTEN);
  }

  /// The same of what an issuer has that is kept already, and may be the server's own.
  public static ConfigResult<TenantsConfig> readKept(ObjectNode file, URI baseUrl) {
    return read(file, baseUrl, Source.CHANGED);
  }

  private static ConfigResult<TenantsConfig> read(ObjectNode file, URI baseUrl, Source source) {
    var context = new ReadContext(new Problems("settings"), Surroundings.none(), source);
    return Fields.top(TenantKeys.TENANTS, JsonValues.toYaml(file), context)
        .map(fields -> context.problems().outcome(tenants(fields, baseUrl)))
        .orElseGet(() -> context.problems().broken());
  }

  private static TenantsConfig tenants(Fields fields, URI baseUrl) {
    var issuers = new ArrayList<IssuerConfig>();
    var absent = new ArrayList<String>();
    var ids = new HashSet<String>();
    var urls = new HashSet<URI>();
    var signingKeys = new HashMap<Secret, String>();
    for (var item : fields.sections("issuers")) {
      var id = IssuerSettingsReader.id(item);
      if (id.isPresent() && !ids.add(id.get().toLowerCase(Locale.ROOT))) {
        item.error("id", "is the id of another issuer too", "Give each issuer its own id.");
      } else if (item.isTrue("absent")) {
        id.ifPresent(absent::add);
      } else {
        var issuer = IssuerReader.read(item);
        checkUrl(item, issuer, baseUrl, urls);
        checkSigningKeys(item, issuer, signingKeys);
        issuers.add(issuer);
      }
    }
    return new TenantsConfig(issuers, absent);
  }

  private static void checkUrl(Fields item, IssuerConfig issuer, URI baseUrl, Set<URI> urls) {
    var url = issuer.settings().url(baseUrl);
    if (!issuer.id().isEmpty() && !urls.add(url)) {
      item.error("url", "makes " + url + " the address of two issuers", "Give each its own url.");
    }
  }

  /// A token that another client's application made must fail by its key alone, because such
  /// applications check neither issuer nor audience.
  private static void checkSigningKeys(
      Fields item, IssuerConfig issuer, Map<Secret, String> signingKeys) {
    for (var client : issuer.clients()) {
      client
          .signingKey()
          .map(key -> signingKeys.putIfAbsent(key, client.id()))
          .ifPresent(other ->
              item.error(
                  "clients",
                  "gives the clients " + other + " and " + client.id() + " one signing_key",
                  "Give each its own."));
    }
  }
}
