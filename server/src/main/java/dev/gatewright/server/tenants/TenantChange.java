package dev.gatewright.server.tenants;

import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.issuer.IssuerSettings;
import dev.gatewright.server.config.issuer.OrganizationConfig;
import dev.gatewright.server.config.issuer.OrganizationConfig.Member;
import dev.gatewright.server.config.issuer.UserConfig;
import dev.gatewright.server.config.yaml.Document;
import java.util.List;

/// One step from what the store holds to what `tenants.yaml` wants. Each has the value as the file
/// declared it and the document to keep, so that the next plan finds nothing to do; a `Change`
/// names the keys that differ.
public sealed interface TenantChange {

  /// The thing as the plan prints it, such as `client acme/web`.
  String subject();

  sealed interface Add extends TenantChange {}

  sealed interface Change extends TenantChange {
    List<String> keys();
  }

  sealed interface Remove extends TenantChange {}

  record AddIssuer(IssuerSettings settings, Document document) implements Add {
    @Override
    public String subject() {
      return "issuer " + settings.id();
    }
  }

  record ChangeIssuer(IssuerSettings settings, Document document, List<String> keys)
      implements Change {
    @Override
    public String subject() {
      return "issuer " + settings.id();
    }
  }

  /// Removes the issuer with all that it holds.
  record RemoveIssuer(String issuer) implements Remove {
    @Override
    public String subject() {
      return "issuer " + issuer;
    }
  }

  record AddClient(
      String issuer,
      ClientConfig client,
      Document document,
      SecretChange secret,
      SecretChange signingKey)
      implements Add {
    @Override
    public String subject() {
      return "client " + issuer + "/" + client.id();
    }
  }

  record ChangeClient(
      String issuer,
      ClientConfig client,
      Document document,
      List<String> keys,
      SecretChange secret,
      SecretChange signingKey)
      implements Change {
    @Override
    public String subject() {
      return "client " + issuer + "/" + client.id();
    }
  }

  record RemoveClient(String issuer, String client) implements Remove {
    @Override
    public String subject() {
      return "client " + issuer + "/" + client;
    }
  }

  /// The user's credential is in `user` and acts now, and only now.
  record AddUser(String issuer, UserConfig user, Document document) implements Add {
    @Override
    public String subject() {
      return "user " + issuer + "/" + user.canonicalEmail();
    }
  }

  /// The credential in `user` is not part of the change.
  record ChangeUser(String issuer, UserConfig user, Document document, List<String> keys)
      implements Change {
    @Override
    public String subject() {
      return "user " + issuer + "/" + user.canonicalEmail();
    }
  }

  record RemoveUser(String issuer, String email) implements Remove {
    @Override
    public String subject() {
      return "user " + issuer + "/" + email;
    }
  }

  record AddOrganization(String issuer, OrganizationConfig organization, Document document)
      implements Add {
    @Override
    public String subject() {
      return "organization " + issuer + "/" + organization.id();
    }
  }

  record ChangeOrganization(
      String issuer, OrganizationConfig organization, Document document, List<String> keys)
      implements Change {
    @Override
    public String subject() {
      return "organization " + issuer + "/" + organization.id();
    }
  }

  record RemoveOrganization(String issuer, String organization) implements Remove {
    @Override
    public String subject() {
      return "organization " + issuer + "/" + organization;
    }
  }

  record AddMember(String issuer, String organization, Member member, Document document)
      implements Add {
    @Override
    public String subject() {
      return "member " + issuer + "/" + organization + "/" + member.user();
    }
  }

  record ChangeMember(
      String issuer, String organization, Member member, Document document, List<String> keys)
      implements Change {
    @Override
    public String subject() {
      return "member " + issuer + "/" + organization + "/" + member.user();
    }
  }

  record RemoveMember(String issuer, String organization, String email) implements Remove {
    @Override
    public String subject() {
      return "member " + issuer + "/" + organization + "/" + email;
    }
  }
}
