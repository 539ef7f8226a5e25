// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record DeliveryState(String word) {
  public static final DeliveryState WAITING = new DeliveryState("waiting");
  public static final DeliveryState DELIVERED = new DeliveryState("delivered");
  public static final DeliveryState GIVEN_UP = new DeliveryState("given_up");

  @Override
  public String toString() {
    return word;
  }
}
