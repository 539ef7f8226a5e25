package dev.gatewright.server.pages;

import java.util.List;
import java.util.Optional;

/// What `gatewright dev` runs: addresses, people and applications, secrets included.
public record DevView(List<Address> addresses, List<User> users, List<Client> clients) {
  public DevView {
    addresses = List.copyOf(addresses);
    users = List.copyOf(users);
    clients = List.copyOf(clients);
  }

  /// A labelled address; the label is an English proper name such as `Discovery`.
  public record Address(String label, PageLink link) {}

  public record User(String name, String email, ShownSecret password, String role) {}

  /// An application that may ask for logins.
  ///
  /// @param secret empty for a public client
  public record Client(
      String id, String type, Optional<ShownSecret> secret, List<String> redirectUris) {
    public Client {
      redirectUris = List.copyOf(redirectUris);
    }
  }
}
