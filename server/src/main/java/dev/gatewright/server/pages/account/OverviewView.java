package dev.gatewright.server.pages.account;

import java.util.List;

/// The first page of an account.
///
/// @param codes how many recovery codes are left
/// @param sessions how many logins live
/// @param device of this login
/// @param latest what happened last
public record OverviewView(
    Frame frame,
    boolean hasPassword,
    int codes,
    int sessions,
    Device device,
    int applications,
    int organizations,
    List<Happening> latest) {
  public OverviewView {
    latest = List.copyOf(latest);
  }
}
