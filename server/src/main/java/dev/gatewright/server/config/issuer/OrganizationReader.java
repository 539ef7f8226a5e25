package dev.gatewright.server.config.issuer;

import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.server.config.client.ClientForms;
import dev.gatewright.server.config.issuer.OrganizationConfig.Member;
import dev.gatewright.server.config.yaml.EmailText;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Reads one organization and its members.
final class OrganizationReader {
  private OrganizationReader() {}

  static OrganizationConfig read(Fields fields) {
    var id = id(fields).orElse("");
    var members = new ArrayList<Member>();
    var absent = new ArrayList<String>();
    var seen = new HashSet<String>();
    for (var item : fields.sections("members")) {
      var user = item.text("user").map(EmailText::canonical);
      if (user.isPresent() && !seen.add(user.get())) {
        item.error("user", "is a member twice", "Keep one entry.");
      }
      if (item.isTrue("absent")) {
        user.ifPresent(absent::add);
      } else {
        var member = member(item);
        if (!member.user().isEmpty()) {
          members.add(member);
        }
      }
    }
    return new OrganizationConfig(
        id,
        fields.text("name").orElse(id),
        fields
            .word("status", Words.of(OrganizationStatus.values()))
            .orElse(OrganizationStatus.ACTIVE),
        members,
        absent);
  }

  static Member member(Fields fields) {
    return new Member(
        fields.text("user").map(EmailText::canonical).orElse(""),
        fields.text("title"),
        ClientForms.scopes().read(fields, "scopes").orElse(List.of()),
        fields.word("status", Words.of(MembershipStatus.values())).orElse(MembershipStatus.ACTIVE));
  }

  static Optional<String> id(Fields fields) {
    return fields
        .text("id")
        .filter(id -> {
          boolean valid = id.matches("[A-Za-z0-9._:~|-]{1,128}");
          if (!valid) {
            fields.error(
                "id",
                "is no organization id",
                "Use 1 to 128 letters, digits or one of . _ : ~ | -");
          }
          return valid;
        });
  }
}
