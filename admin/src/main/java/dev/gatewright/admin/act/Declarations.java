package dev.gatewright.admin.act;

import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.SqlStore;
import java.util.Optional;

/// What a file said of the people and organizations that came from it. What a person or an operator
/// changed since is not undone by applying the same file again, because the next plan compares the
/// file with this.
public final class Declarations {
  private static final String USER = "user";
  private static final String ORGANIZATION = "organization";
  private static final String MEMBER = "member";

  private final SqlStore store;

  public Declarations(SqlStore store) {
    this.store = store;
  }

  public Optional<String> user(IssuerId issuer, UserId user) {
    return find(issuer, USER, user.value());
  }

  public Optional<String> organization(IssuerId issuer, OrganizationId organization) {
    return find(issuer, ORGANIZATION, organization.value());
  }

  public Optional<String> member(IssuerId issuer, OrganizationId organization, UserId user) {
    return find(issuer, MEMBER, memberKey(organization, user));
  }

  void user(IssuerId issuer, UserId user, String declaration) {
    put(issuer, USER, user.value(), declaration);
  }

  void organization(IssuerId issuer, OrganizationId organization, String declaration) {
    put(issuer, ORGANIZATION, organization.value(), declaration);
  }

  void member(IssuerId issuer, OrganizationId organization, UserId user, String declaration) {
    put(issuer, MEMBER, memberKey(organization, user), declaration);
  }

  void forgetUser(IssuerId issuer, UserId user) {
    store.declared().remove(issuer, USER, user.value());
  }

  void forgetOrganization(IssuerId issuer, OrganizationId organization) {
    store.declared().remove(issuer, ORGANIZATION, organization.value());
  }

  void forgetMember(IssuerId issuer, OrganizationId organization, UserId user) {
    store.declared().remove(issuer, MEMBER, memberKey(organization, user));
  }

  private Optional<String> find(IssuerId issuer, String kind, String id) {
    return store.declared().find(issuer, kind, id);
  }

  private void put(IssuerId issuer, String kind, String id, String declaration) {
    store.declared().put(issuer, kind, id, declaration);
  }

  /// No organization id has a slash.
  private static String memberKey(OrganizationId organization, UserId user) {
    return organization.value() + "/" + user.value();
  }
}
