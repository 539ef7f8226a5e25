package dev.gatewright.protocol.internal.issue;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.OrganizationPolicy;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issuer.EndpointPaths.Endpoint;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.Subjects.OrganizationMembership;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The `organizations` claim: a person's active memberships of active organizations.
///
/// It is as long as a person's memberships are many, and it stands in tokens that travel in
/// headers. Above the issuer's limit it gives way to a reference (OpenID Connect Core §5.6.2), so
/// that no token grows beyond what our own endpoints take back.
public final class OrganizationsClaim {
  /// The name of the claim, and of the scope that asks for it.
  public static final String NAME = "organizations";

  /// The claim with the id of the one that the person chose before their others, for clients that
  /// ask for it by name.
  public static final String DEFAULT = "default_organization";

  private static final String NAMES = "_claim_names";
  private static final String SOURCES = "_claim_sources";
  private static final int VERSION_BYTES = 12;

  private OrganizationsClaim() {}

  /// True if the client is told of organizations under this scope: a client of ours as its setting
  /// says, any other only with the scope of that name, which its user consented to.
  public static boolean isTold(Client client, Scope scope) {
    return !(client.organizations() instanceof OrganizationPolicy.None)
        && (client.option(Client.FIRST_PARTY) || scope.contains(NAME));
  }

  /// The memberships that the client may see, only the selected one if a grant is bound to one.
  public static List<OrganizationMembership> visible(
      SubjectView subject, Client client, Optional<String> selected) {
    return subject.organizations().stream()
        .filter(membership -> selected.isEmpty() || selected.get().equals(membership.id()))
        .filter(membership -> client.organizations().permits(membership.id()))
        .sorted(Comparator.comparing(OrganizationMembership::id))
        .toList();
  }

  /// Memberships as the claim has them.
  public static ArrayNode write(List<OrganizationMembership> memberships) {
    ArrayNode organizations = Json.array(List.of());
    for (OrganizationMembership membership : memberships) {
      var member = organizations.addObject();
      member.put("id", membership.id());
      membership
          .title()
          .ifPresentOrElse(t -> member.put("title", t), () -> member.putNull("title"));
      member.set("scopes", Json.array(membership.scopes()));
      member.put("joined_at", membership.joinedAt().getEpochSecond());
    }
    return organizations;
  }

  /// A name for this very list: it changes when anything in it does.
  public static String version(ArrayNode organizations) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Json.bytes(organizations));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(digest, VERSION_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Adds the claim, or the reference in its place. Somebody without memberships has no claim, but
  /// for clients that want an empty list. The selected organization always stays.
  public static void add(
      ObjectNode target,
      Issuer issuer,
      Client client,
      Scope scope,
      SubjectView subject,
      Optional<String> selected) {
    if (!isTold(client, scope)) {
      return;
    }
    var visible = visible(subject, client, selected);
    if (visible.isEmpty() && !client.option(Client.EMPTY_ORGANIZATIONS)) {
      return;
    }
    var organizations = write(visible);
    var endpoint = issuer.endpoint(Endpoint.ORGANIZATIONS);
    if (selected.isPresent() || endpoint.isEmpty() || fits(issuer, organizations)) {
      target.set(NAME, organizations);
      return;
    }
    target.putObject(NAMES).put(NAME, NAME);
    target
        .putObject(SOURCES)
        .putObject(NAME)
        .put("endpoint", endpoint.get())
        .put("version", version(organizations));
  }

  /// Adds the default, if it is among the claims that the client asks for, and the client may see
  /// that organization.
  public static void addDefault(
      ObjectNode target,
      Client client,
      Scope scope,
      SubjectView subject,
      Optional<String> selected,
      Collection<String> asked) {
    if (asked.contains(DEFAULT) && isTold(client, scope)) {
      visible(subject, client, selected).stream()
          .filter(OrganizationMembership::isDefault)
          .findFirst()
          .ifPresent(chosen -> target.put(DEFAULT, chosen.id()));
    }
  }

  private static boolean fits(Issuer issuer, ArrayNode organizations) {
    var limit = issuer.organizationsClaim();
    return organizations.size() <= limit.most()
        && Json.bytes(organizations).length <= limit.bytes();
  }
}
