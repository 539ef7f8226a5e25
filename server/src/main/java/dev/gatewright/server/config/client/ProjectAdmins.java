package dev.gatewright.server.config.client;

import dev.gatewright.protocol.clients.ClientOption;

/// Whether a client is administered as another system's projects are: by people of its issuer, with
/// access tokens of the client itself.
public final class ProjectAdmins {
  public static final ClientOption<Boolean> OPTION = ClientOption.flag("project administrators");

  private ProjectAdmins() {}
}
